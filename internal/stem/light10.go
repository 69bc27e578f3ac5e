package stem

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// Light10 gives the stem of an Arabic word as Lucene's Arabic analyzer does (see AppendLight10). It allocates where the stem differs from
// the word.
func Light10(word string) string {
	var buffer [64]byte
	return asString(AppendLight10(buffer[:0], word), word)
}

// AppendLight10 appends to dst the stem that Lucene's ArabicAnalyzer gives a word, and returns the longer slice: والمدرسة gives مدرس. It
// applies the analyzer's LowerCaseFilter, DecimalDigitFilter, ArabicNormalizationFilter and ArabicStemFilter (org.apache.lucene,
// lucene-analysis-common 9.12), and neither its tokenizer nor its stop words. The stemmer is light10 (Larkey, Ballesteros and Connell,
// "Light Stemming for Arabic Information Retrieval", 2007). The stem may be empty (ـ). Bytes that are not UTF-8 stay. It allocates only
// where dst is too short, and takes time linear in len(text).
func AppendLight10(dst []byte, text string) []byte {
	start := len(dst)
	dst = slices.Grow(dst, len(text))
	dst, units := appendLight10Letters(dst, text)
	stem := dst[start:]
	if len(stem) >= 2 && light10Prefixes.edges.has(stem[0], stem[1]) {
		stem, units = light10Prefix(stem, units)
	}
	if n := len(stem); n >= 2 && light10Suffixes.edges.has(stem[n-2], stem[n-1]) {
		stem = light10Suffix(stem, units)
	}
	return dst[:start+copy(dst[start:], stem)]
}

// light10Prefix takes the first prefix off that fits.
func light10Prefix(stem []byte, units int) (rest []byte, unitsLeft int) {
	for i := range light10Prefixes.rows {
		if row := &light10Prefixes.rows[i]; units >= row.least && row.begins(stem) {
			return stem[len(row.letters):], units - len(row.letters)/2
		}
	}
	return stem, units
}

// light10Suffix takes each suffix off in its turn: معلمينها loses ها and ين.
func light10Suffix(stem []byte, units int) []byte {
	for i := range light10Suffixes.rows {
		if row := &light10Suffixes.rows[i]; units >= row.least && row.ends(stem) {
			stem = stem[:len(stem)-len(row.letters)]
			units -= len(row.letters) / 2
		}
	}
	return stem
}

// light10Prefixes holds the prefixes in their order. A least counts UTF-16 code units, as Lucene does.
var light10Prefixes = prefixes(
	affix{"ال", 4, ""}, affix{"وال", 5, ""}, affix{"بال", 5, ""}, affix{"كال", 5, ""}, affix{"فال", 5, ""}, affix{"لل", 4, ""},
	affix{"و", 4, ""},
)

// light10Suffixes holds the suffixes in their order. The original's ية and ة meet no word, since its normalizer writes ه for ة.
var light10Suffixes = suffixes(
	affix{"ها", 4, ""}, affix{"ان", 4, ""}, affix{"ات", 4, ""}, affix{"ون", 4, ""}, affix{"ين", 4, ""}, affix{"يه", 4, ""},
	affix{"ه", 3, ""}, affix{"ي", 3, ""},
)

// light10Letters is what Lucene's filters do to the letters before the stemmer: alif forms together, ى as ي, ة as ه, marks and tatweel off,
// digits as ASCII.
var light10Letters = letterMap{
	0x22: 'ا', 0x23: 'ا', 0x25: 'ا', 0x49: 'ي', 0x29: 'ه',
	0x40: drop,
	0x4B: drop, 0x4C: drop, 0x4D: drop, 0x4E: drop, 0x4F: drop, 0x50: drop, 0x51: drop, 0x52: drop,
	0x60: '0', 0x61: '1', 0x62: '2', 0x63: '3', 0x64: '4', 0x65: '5', 0x66: '6', 0x67: '7', 0x68: '8', 0x69: '9',
}

// appendLight10Letters appends the letters of text to dst as the stemmer wants them, and counts their UTF-16 code units.
func appendLight10Letters(dst []byte, text string) (longer []byte, units int) {
	for i := 0; i < len(text); {
		c := text[i]
		if c&^1 == 0xD8 && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
			switch to := light10Letters[c&1<<6|text[i+1]&0x3F]; to {
			case keep:
				dst = append(dst, c, text[i+1])
				units++
			case drop:
			default:
				dst = utf8.AppendRune(dst, to)
				units++
			}
			i += 2
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError {
			dst = append(dst, text[i:i+size]...)
			units++
		} else {
			small := smallOrDigit(r)
			dst = utf8.AppendRune(dst, small)
			units++
			if small > 0xFFFF {
				units++
			}
		}
		i += size
	}
	return dst, units
}

// smallOrDigit gives the ASCII digit for a decimal digit of any script, and the small letter for a capital.
func smallOrDigit(r rune) rune {
	r = unicode.ToLower(r)
	if r > unicode.MaxASCII {
		if value := arabic.DigitValue(r); value >= 0 {
			return '0' + rune(value)
		}
	}
	return r
}
