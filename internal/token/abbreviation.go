package token

import "strings"

// hijri is the sign of the Hijri year, written with a tatweel so that it does not look like the digit ٥: 1443 هـ.
const hijri = "هـ"

// hijriLetters are the letters that, with a tatweel, make that sign: on Persian keyboards and in presentation forms too.
var hijriLetters = [...]string{"ه", "ھ", "ﻫ", "ﮪ"}

// isolated are the letters that abbreviate in their isolated presentation forms, as text taken from a PDF has them.
var isolated = [...]struct{ form, letter string }{
	{"ﺃ", "أ"}, {"ﺍ", "ا"}, {"ﺏ", "ب"}, {"ﺕ", "ت"}, {"ﺝ", "ج"}, {"ﺡ", "ح"}, {"ﺩ", "د"}, {"ﺭ", "ر"}, {"ﺱ", "س"}, {"ﺵ", "ش"}, {"ﺹ", "ص"},
	{"ﻁ", "ط"}, {"ﻉ", "ع"}, {"ﻑ", "ف"}, {"ﻕ", "ق"}, {"ﻙ", "ك"}, {"ﻝ", "ل"}, {"ﻡ", "م"}, {"ﻥ", "ن"}, {"ﻩ", "ه"}, {"ﻫ", "ه"}, {"ھ", "ه"},
}

// withLastDot are the dotted abbreviations whose last dot belongs to them wherever they stand. Others keep theirs only before a name
// (ج.ك. طرابلسي); agencies and companies have none (ا.ف.ب, ش.م.ع).
var withLastDot = [...]string{
	"أ.د", "ا.د", "أ.م", "أ.م.د", "ا.م.د", "د.م", "م.م", "ا.م", // titles of professors, doctors, engineers
	"ص.ب", "ت.ت", "ر.ت", // post box, telephone and registration numbers
}

// eras are the letters that, right after a number, say which calendar or which half of the day: 2019م, 1443ه, 10:30 ص.
var eras = [...]string{"م", "ه", "ص", "ق", hijri}

// dottedEras are eras of two letters. Like هـ they keep their last dot, unless a new sentence follows.
var dottedEras = [...]string{"ق.م", "ب.م", "ق.ه", "ه.ش"}

// titles are the letters that, with a dot, stand before a name: doctor, engineer, professor.
var titles = [...]string{"د", "م", "أ", "ا"}

// titlesAfterProclitic are titles with a proclitic: د. سمير ود. أحمد. Not بد., which ends لا بد.
var titlesAfterProclitic = [...]string{"ود", "وم", "وأ", "وا", "لد"}

// references are the letters that, with a dot, stand before a number: ص. 12 (page), ت. 55 (telephone), ج. 3 (part).
var references = [...]string{"ص", "ت", "ج", "ط", "ف", "م", "ع", "س", "ق"}

// labelled are the nouns after which a letter is a label, so that a dot after it ends the sentence: المجموعة ب.
var labelled = [...]string{
	"مجموعة", "مجموعه", "فئة", "فئه", "دائرة", "دائره", "قاعة", "قاعه", "شعبة", "شعبه", "درجة", "درجه", "منطقة", "منطقه", "مناطق", "خطة", "خطه",
	"فقرة", "فقره", "نقطة", "نقطه", "فصيلة", "فصيله", "سلالة", "سلاله", "بوابة", "بوابه", "فيتامين", "فيروس", "كبد", "قسم", "نوع", "ملحق", "بند",
	"حرف", "صف", "جناح", "مبنى", "خيار", "فريق", "مستوى", "نموذج", "سيناريو",
}

// letterNames are the names of Latin letters, as agencies write what is an abbreviation elsewhere: إتش.إس.بي.سي, سي.إن.إن.
var letterNames = [...]string{
	"إيه", "أيه", "ايه", "إي", "اي", "آي", "أي", "بي", "سي", "دي", "إف", "اف", "جي", "جيه", "جاي", "إتش", "اتش", "كيه", "كي", "كاي", "إل", "ال",
	"إم", "ام", "إن", "ان", "أو", "او", "كيو", "آر", "ار", "إس", "اس", "تي", "يو", "في", "فى", "دبليو", "دابليو", "إكس", "اكس", "واي", "زد", "زي",
}

// foreignTitles are the Latin abbreviations whose dot belongs to them.
var foreignTitles = [...]string{
	"Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Jr", "Sr", "Gen", "Col", "Maj", "Capt", "Lt", "Sgt", "Rev", "Hon", "Gov", "Sen", "Rep", "Pres",
	"Mme", "Mlle", "No", "vs", "Inc", "Ltd", "Co", "Corp", "Bros", "etc",
	"Jan", "Feb", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
}

// abbreviation gives the end of the abbreviation that the word text[i:j] is or begins, dots included; ok is false where it is none.
func (s *scanner) abbreviation(i, j int) (end int, ok bool) {
	if letter := letterOf(s.text[i:j]); letter != "" {
		return s.letterAbbreviation(letter, i, j)
	}
	if byteAt(s.text, j) != '.' {
		return j, false
	}
	if end, letters := dottedEnd(s.text, j, letterAt); letters > 1 && j-i == 2*len("و") && isProclitic(s.text[i:i+len("و")]) { // وأ.د.
		return s.dotted(i, i+len("و"), end, letters), true
	}
	if contains(titlesAfterProclitic[:], s.text[i:j]) && beforeWord(s.text, j+1) {
		return j + 1, true
	}
	if end, letters := dottedEnd(s.text, j, letterNameAt); letters > 1 && isLetterName(s.text[i:j]) {
		return end, true
	}
	return j, false
}

// letterOf gives the letter that a word consists of, or هـ; empty for a longer word.
func letterOf(word string) string {
	if len(word) == len("د") {
		if word == "ھ" {
			return "ه"
		}
		return word
	}
	if len(word) == len("ﺩ") {
		for _, form := range isolated {
			if word == form.form {
				return form.letter
			}
		}
	}
	if !strings.HasSuffix(word, tatweel) {
		return ""
	}
	for _, letter := range hijriLetters {
		if rest, ok := strings.CutPrefix(word, letter); ok && rest != "" && strings.Trim(rest, tatweel) == "" {
			return hijri
		}
	}
	return ""
}

// letterAbbreviation is abbreviation for a word of one letter.
func (s *scanner) letterAbbreviation(letter string, i, j int) (end int, ok bool) {
	text := s.text
	dot := byteAt(text, j) == '.'
	if dot && letter != hijri {
		if end, letters := dottedEnd(text, j, letterAt); letters > 1 {
			return s.dotted(i, i, end, letters), true
		}
	}
	measured := s.afterMeasure(i)
	switch {
	case letter == hijri || measured && contains(eras[:], letter):
		if dot && !beginsSentence(text, j+1) && (letter == hijri || !endsLine(text, j+1)) {
			j++
		}
		s.measured = j
		return j, true
	case !dot:
		return j, false
	case contains(references[:], letter) && isDigit(text, runOf(text, j+1, blankSet)):
		return j + 1, true
	case measured, s.touches(i) && text[s.last.Begin] == '/': // 12 م د., 30 كلم/س.
		return j, false
	case s.last.Kind == Word && isLabelled(s.last.Of(text)) && (!contains(titles[:], letter) || beginsSentence(text, j+1)):
		return j, false
	case beforeWord(text, j+1), s.last.Kind == Abbreviation && isDigit(text, runOf(text, j+1, blankSet)): // ص. ب. 12
		return j + 1, true
	default:
		return j, false
	}
}

// dotted gives the end of a dotted abbreviation: with the last dot, if one follows and belongs to it. The letters begin at first, after a
// proclitic that begins at i.
func (s *scanner) dotted(i, first, end, letters int) int {
	text := s.text
	if byteAt(text, end) != '.' {
		return end
	}
	form := text[first:end]
	switch {
	case contains(withLastDot[:], form),
		contains(dottedEras[:], form) && !beginsSentence(text, end+1),
		letters == 2 && !s.afterMeasure(i) && beforeWord(text, end+1):
		return end + 1
	default:
		return end
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

// letterNameAt tells whether the name of a Latin letter stands at i, by itself, and gives its end.
func letterNameAt(text string, i int) (end int, ok bool) {
	end = pairsEnd(text, i)
	return end, contains(letterNames[:], text[i:end])
}

// isLetterName tells whether a word is the name of a Latin letter, a proclitic before it or not.
func isLetterName(word string) bool {
	return contains(letterNames[:], word) || len(word) > len("و") && isProclitic(word[:len("و")]) && contains(letterNames[:], word[len("و"):])
}

// isProclitic tells whether a letter is a conjunction or preposition when written onto a word.
func isProclitic(letter string) bool {
	switch letter {
	case "و", "ف", "ب", "ل", "ك":
		return true
	default:
		return false
	}
}

// isLabelled tells whether a word is one of the nouns that letters label, with an article (and what stands before that) or without.
func isLabelled(word string) bool {
	if contains(labelled[:], word) {
		return true
	}
	_, noun, ok := strings.Cut(word, "ال")
	if !ok {
		_, noun, ok = strings.Cut(word, "لل") // للمجموعة
	}
	return ok && contains(labelled[:], noun)
}

// beforeWord tells whether a word or an opening sign begins at i, or after white space on the same line.
func beforeWord(text string, i int) bool {
	c, _ := classAt(text, runOf(text, i, blankSet))
	return letterSet.has(c) || c == classOpening
}

// sentenceStarts are how sentences after the first mostly begin: with a conjunction, on the word (وقال) or by itself.
var sentenceStarts = [...]string{"و", "فيما ", "فقد ", "فإن ", "ثم ", "كما ", "لكن"}

// beginsSentence tells whether the word at i, or after white space, begins as most sentences do.
func beginsSentence(text string, i int) bool {
	next := text[runOf(text, i, blankSet):]
	for _, start := range sentenceStarts {
		if strings.HasPrefix(next, start) {
			return true
		}
	}
	return false
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
