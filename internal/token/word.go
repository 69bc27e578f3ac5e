package token

import "strings"

// proclitics are what may stand before a number without a space: و3, ب500, ال١٩٢, وال24. After one of them a digit is a number; after
// other letters a digit between letters stands for a letter (د١عش).
var proclitics = [...]string{
	"و", "ف", "ب", "ل", "ك", "ال",
	"وب", "ول", "وك",
	"وال", "فال", "بال", "كال", "لل", "وبال", "وكال", "ولل", "فلل", "فبال",
}

// counting are the words after which careless typing hangs a number: من1إلى3, الساعة3عصرا, مقتل3أشخاص. Words in ة and ى are too.
var counting = [...]string{
	"من", "في", "إلى", "الى", "عن", "بين", "بعد", "قبل", "منذ", "نحو", "حتى", "مع", "كل", "رقم", "أهم", "اهم", "أفضل", "افضل", "أكبر", "اكبر",
	"مقتل", "قتل", "إصابة", "عام", "يوم", "شهر", "أصل", "اصل", "فوق", "تحت", "دون", "خلال", "حوالي", "قرابة", "إتش", "اتش", "إن", "إف", "اف", "بي",
}

// glued are beginnings of words that careless typing hangs on a number: قتل3أشخاص, نحو5آلاف. A digit before one of them counts.
var glued = [...]string{
	"ال", "لل", "من", "في", "على", "إلى", "الى", "عصر", "صباح", "مساء", "فلسطيني", "لاعب", "قرارات", "كغ", "كلغ", "أسبوع", "اسبوع", "اسابيع",
	"آلاف", "الاف", "ألف", "الف", "مليون", "ملايين", "مليار", "تريليون", "مئة", "مائة", "مئات",
	"ثوان", "دقيقة", "دقائق", "ساعة", "ساعات", "يوم", "أيام", "ايام", "أسبوع", "أسابيع", "شهر", "أشهر", "اشهر", "شهور",
	"سنة", "سنوات", "سنين", "عام", "أعوام", "اعوام", "مرات", "مرة", "نقطة", "نقاط", "أهداف", "اهداف", "هدف",
	"شخص", "أشخاص", "اشخاص", "قتيل", "قتلى", "جريح", "جرحى", "مصاب", "شهيد", "شهداء", "مدني", "جندي", "جنود", "عنصر", "عناصر",
	"دولار", "يورو", "ليرة", "دينار", "دنانير", "درهم", "دراهم", "ريال", "جنيه", "كيلو", "كم", "كلم", "متر", "أمتار", "امتار", "طن", "درجة", "درجات",
}

// word gives the Arabic word that begins at i, or the abbreviation; text[i:j] are letters of it.
func (s *scanner) word(i, j int) (begin, end int, kind Kind) {
	text := s.text
	j = s.letters(i, j)
	if byteAt(text, j) == '.' || j-i <= len("ﺩ") || strings.HasSuffix(text[i:j], tatweel) {
		if end, ok := s.abbreviation(i, j); ok {
			return i, end, Abbreviation
		}
	}
	return i, j, Word
}

// endsWord tells whether what stands at j ends the word before it, whatever comes after.
func endsWord(text string, j int) bool {
	c, size := classAt(text, j)
	return size == 0 || !inWord.has(c) && c != classJoin && c != classDigit && text[j] != '.'
}

// letters gives the end of the letters of the word that begins at i, bridges and all; text[i:j] are letters of it.
func (s *scanner) letters(i, j int) int {
	text := s.text
	for {
		j = pairsEnd(text, j)
		if j >= len(text) || text[j] == ' ' {
			return j
		}
		next := s.bridge(i, j)
		if next == j {
			return j
		}
		j = next
	}
}

// bridge gives where the word text[i:j] goes on after something that does not end it, or j.
func (s *scanner) bridge(i, j int) int {
	text := s.text
	c, size := classAt(text, j)
	switch {
	case inWord.has(c): // presentation forms and letters of three bytes
		return j + size
	case c == classJoin: // می‌شود
		next := runOf(text, j, 1<<classJoin)
		if c, _ := classAt(text, next); inWord.has(c) {
			return next
		}
	case c == classDigit: // د١عش
		next := marksEnd(text, j+size)
		if c, _ := classAt(text, next); c == classArabic && obfuscates(text[i:j], text[next:]) {
			return next
		}
	case c == classPunct && text[j] == '.' && strings.HasSuffix(text[i:j], tatweel): // قـ.ـتل
		next := j
		for next < len(text) && text[next] == '.' && next-j < maxDots {
			next++
		}
		if strings.HasPrefix(text[next:], tatweel) {
			if c, _ := classAt(text, next+len(tatweel)); c == classArabic {
				return next
			}
		}
	}
	return j
}

const (
	tatweel = "ـ"
	maxDots = 3 // between the tatweels of a broken word
)

// maxMasked bounds the letters on each side of a digit that stands for one: words that hide so are short.
const maxMasked = 6

// obfuscates tells whether a digit between these letters stands for one of them. Mostly it does not: it is a number with its spaces
// forgotten.
func obfuscates(before, after string) bool {
	switch {
	case strings.HasSuffix(before, tatweel), strings.HasSuffix(before, "ة"), strings.HasSuffix(before, "ى"):
		return false
	case contains(proclitics[:], before), contains(counting[:], before):
		return false
	}
	end := pairsEnd(after, 0)
	if len(before) > maxMasked*len("د") || end > maxMasked*len("د") {
		return false
	}
	for _, g := range glued {
		if strings.HasPrefix(after, g) {
			return false
		}
	}
	return end > 3*len("د") || !isDigit(after, end) // من1إلى3, إتش5إن1
}

// stray gives what begins with a tatweel or with a mark that has no letter before it: a word that begins so (ـها, typing slips), a dash
// made of tatweel, or the mark by itself.
func (s *scanner) stray(i int) (begin, end int, kind Kind) {
	text := s.text
	j := runOf(text, i, 1<<classMark|1<<classTatweel)
	switch c, _ := classAt(text, j); {
	case c == classArabic:
		return i, s.letters(j, j), Word
	case strings.Contains(text[i:j], tatweel):
		return i, j, Punctuation
	default:
		return i, j, Symbol
	}
}

// letterAt tells whether exactly one Arabic letter stands at i, by itself: not the beginning of a longer word. It gives its end.
func letterAt(text string, i int) (end int, ok bool) {
	c, size := classAt(text, i)
	if c != classArabic {
		return i, false
	}
	next, _ := classAt(text, i+size)
	return i + size, !inWord.has(next) && next != classJoin && next != classDigit
}
