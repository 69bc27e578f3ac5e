package token

import "strings"

// hijri is the sign of the Hijri year, written with a tatweel so that it does not look like the digit ٥: 1443 هـ.
const hijri = "هـ"

// withLastDot are the dotted abbreviations whose last dot belongs to them wherever they stand. Others keep theirs only before a name
// (ج.ك. طرابلسي); agencies and companies have none (ا.ف.ب, ش.م.ع).
var withLastDot = [...]string{
	"أ.د", "ا.د", "أ.م", "أ.م.د", "ا.م.د", "د.م", "م.م", "ا.م", // titles of professors, doctors, engineers
	"ص.ب", "ق.م", "ب.م", "ت.ت", "ر.ت", // post box, before and after Christ, telephone and registration numbers
}

// eras are the letters that, right after a number, say which calendar or which half of the day: 2019م, 1443ه, 10:30 ص.
var eras = [...]string{"م", "ه", "ص", "ق", hijri}

// references are the letters that, with a dot, stand before a number: ص. 12 (page), ت. 55 (telephone), ج. 3 (part).
var references = [...]string{"ص", "ت", "ج", "ط", "ف", "م", "ع", "س", "ق"}

// labelled are the nouns after which a letter is a label, so that a dot after it ends the sentence: المجموعة ب. They match as endings, so
// that the article and proclitics do not matter.
var labelled = [...]string{
	"مجموعة", "مجموعه", "فئة", "فئه", "دائرة", "دائره", "قاعة", "قاعه", "شعبة", "شعبه", "درجة", "درجه", "فيتامين", "قسم", "نوع", "ملحق", "بند", "حرف",
	"صف", "جناح", "مبنى", "خيار", "فريق", "بوابة", "بوابه",
}

// foreignTitles are the Latin abbreviations whose dot belongs to them.
var foreignTitles = [...]string{
	"Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Jr", "Sr", "Gen", "Col", "Maj", "Capt", "Lt", "Sgt", "Rev", "Hon", "Gov", "Sen", "Rep", "Pres",
	"Mme", "Mlle", "No", "vs", "Inc", "Ltd", "Co", "Corp", "Bros", "etc",
	"Jan", "Feb", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
}

// abbreviation tells whether the single letter text[i:j] (or هـ) is an abbreviation or begins one, and where that ends, dots included.
func (s *scanner) abbreviation(i, j int) (end int, ok bool) {
	text := s.text
	letter := text[i:j]
	dot := byteAt(text, j) == '.'
	if dot && letter != hijri {
		if end, letters := dottedEnd(text, j, letterAt); letters > 1 {
			if byteAt(text, end) == '.' && (contains(withLastDot[:], text[i:end]) || letters == 2 && !s.afterNumber(i) && beforeWord(text, end+1)) {
				end++
			}
			return end, true
		}
	}
	switch {
	case letter == hijri:
		if dot {
			j++
		}
		return j, true
	case contains(eras[:], letter) && s.afterNumber(i):
		if dot && !endsLine(text, j+1) {
			j++
		}
		return j, true
	case !dot || s.last.Kind == Word && hasAnySuffix(s.last.Of(text), labelled[:]):
		return j, false
	case beforeWord(text, j+1) || contains(references[:], letter) && isDigit(text, runOf(text, j+1, blankSet)):
		return j + 1, true
	default:
		return j, false
	}
}

// dottedEnd follows letters with single dots between them from the end j of the first (ا.ف.ب) and gives the end of the last one and
// their number. single tells whether a letter stands by itself.
func dottedEnd(text string, j int, single func(string, int) (int, bool)) (end, letters int) {
	for letters = 1; byteAt(text, j) == '.'; letters++ {
		next, ok := single(text, j+1)
		if !ok {
			break
		}
		j = next
	}
	return j, letters
}

// beforeWord tells whether a word or an opening sign begins at i, or after white space on the same line.
func beforeWord(text string, i int) bool {
	c, _ := classAt(text, runOf(text, i, blankSet))
	return letterSet.has(c) || c == classOpening
}

// endsLine tells whether nothing but white space follows on the line.
func endsLine(text string, i int) bool {
	i = runOf(text, i, blankSet)
	c, _ := classAt(text, i)
	return i >= len(text) || c == classNewline
}

func contains(list []string, s string) bool {
	for _, entry := range list {
		if entry == s {
			return true
		}
	}
	return false
}

func hasAnySuffix(s string, suffixes []string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}
