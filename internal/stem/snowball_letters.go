package stem

// Actions of a letterMap beside a replacement.
const (
	keep = 0  // the letter stands for itself
	drop = -1 // the letter leaves nothing
)

// letterMap says, letter by letter, what becomes of the block U+0600 to U+067F. What is not listed is kept.
type letterMap [0x80]rune

// snowballLetters is what the algorithm does before it looks for affixes (Normalize_pre): marks and tatweel off, digits as ASCII.
var snowballLetters = letterMap{
	0x40: drop,
	0x4B: drop, 0x4C: drop, 0x4D: drop, 0x4E: drop, 0x4F: drop, 0x50: drop, 0x51: drop, 0x52: drop,
	0x60: '0', 0x61: '1', 0x62: '2', 0x63: '3', 0x64: '4', 0x65: '5', 0x66: '6', 0x67: '7', 0x68: '8', 0x69: '9',
}

// presentationForms gives the letters of the forms U+FE80 to U+FEFC (Normalize_pre).
var presentationForms = [...]string{
	"ء", "آ", "آ", "أ", "أ", "ؤ", "ؤ", "إ", "إ", "ئ", "ئ", "ئ", "ئ", "ا", "ا",
	"ب", "ب", "ب", "ب", "ة", "ة", "ت", "ت", "ت", "ت", "ث", "ث", "ث", "ث",
	"ج", "ج", "ج", "ج", "ح", "ح", "ح", "ح", "خ", "خ", "خ", "خ",
	"د", "د", "ذ", "ذ", "ر", "ر", "ز", "ز",
	"س", "س", "س", "س", "ش", "ش", "ش", "ش", "ص", "ص", "ص", "ص", "ض", "ض", "ض", "ض",
	"ط", "ط", "ط", "ط", "ظ", "ظ", "ظ", "ظ", "ع", "ع", "ع", "ع", "غ", "غ", "غ", "غ",
	"ف", "ف", "ف", "ف", "ق", "ق", "ق", "ق", "ك", "ك", "ك", "ك", "ل", "ل", "ل", "ل",
	"م", "م", "م", "م", "ن", "ن", "ن", "ن", "ه", "ه", "ه", "ه",
	"و", "و", "ى", "ى", "ي", "ي", "ي", "ي",
	"لآ", "لآ", "لأ", "لأ", "لإ", "لإ", "لا", "لا",
}

// normalize makes w the word of text before its affixes come off, and tells whether a letter carries a hamza.
func (w *word) normalize(text string) (hamzas bool) {
	for i := 0; i < len(text); {
		c := text[i]
		if c&^1 == 0xD8 && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
			trail := text[i+1]
			i += 2
			switch to := snowballLetters[c&1<<6|trail&0x3F]; to {
			case keep:
				hamzas = hamzas || c == 0xD8 && trail >= 0xA2 && trail <= 0xA6
				w.bytes = append(w.bytes, c, trail)
				w.letters++
			case drop:
			default:
				w.bytes = append(w.bytes, byte(to))
				w.letters++
			}
			continue
		}
		if letters := presentation(text, i); letters != "" {
			hamzas = true // or not: it is looked for again
			w.bytes = append(w.bytes, letters...)
			w.letters += len(letters) / 2
			i += 3
			continue
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c&0xC0 != 0x80 {
			w.letters++
		}
		w.bytes = append(w.bytes, c)
		i++
	}
	return hamzas
}

// presentation gives the letters of a form U+FE80 to U+FEFC that stands at i, and nothing where none does.
func presentation(s string, i int) string {
	if s[i] != 0xEF || i+2 >= len(s) || s[i+1]&^1 != 0xBA || s[i+2]&0xC0 != 0x80 {
		return ""
	}
	form := int(s[i+1]&1)<<6 | int(s[i+2]&0x3F)
	if form >= len(presentationForms) {
		return ""
	}
	return presentationForms[form]
}

// hamzaSeats gives the second bytes of آ أ ؤ إ ئ (U+0622 to U+0626) and the letters that they become inside a word (Normalize_post).
var hamzaSeats = [...]string{"ا", "ا", "و", "ا", "ي"}

// seatHamzas takes the hamza off each letter that carries one, and leaves it alone at the end of the word (Normalize_post): مسؤول to مسوول,
// شاطئ to شاطء.
func (w *word) seatHamzas() {
	for i := 0; i+1 < len(w.bytes); i++ {
		if w.bytes[i] != 0xD8 || w.bytes[i+1] < 0xA2 || w.bytes[i+1] > 0xA6 {
			continue
		}
		seat := hamzaSeats[w.bytes[i+1]-0xA2]
		if i+2 == len(w.bytes) {
			seat = "ء"
		}
		copy(w.bytes[i:], seat)
	}
}
