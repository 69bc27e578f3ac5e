package main

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// pluralPatterns are the broken plurals by the shape of the singular, on letters alone: 1, 2 and 3 stand for the radicals. Where the last
// radical is weak, the plural may differ; where the singular ends in ة, it is part of the shape. After Wright, A Grammar of the Arabic
// Language, I §304-305. A plural counts only where news has it (see addPlurals), so the table may be generous.
var pluralPatterns = []struct{ singular, plurals string }{
	{"123", "ا12ا3 12و3 12ا3 ا123 12ا3ين 123ان"},                  // أقلام، قلوب، جبال، أشهر
	{"123ة", "123 12ا3 ا12ا3 123ات 12و3"},                         // غرف، قلاع
	{"1ا23", "1وا23 12ا3 123ة 123 123اء 1واا3"},                   // شوارع، كتاب، طلبة، شعراء
	{"1ا23ة", "1وا23"},                                            // عواصم
	{"12ي3", "123اء ا123اء 12ا3 123 123ى 12ائ3 123ان ا12ا3 ا12ة"}, // وزراء، أصدقاء، كبار، قتلى
	{"12ي3ة", "123 12ائ3"},                                        // مدن، وثائق
	{"12ا3", "ا123ة 123 123ان"},                                   // أسلحة، كتب
	{"12ا3ة", "12ائ3 123"},                                        // رسائل
	{"12و3", "123 ا123ة 12ا3"},                                    // رسل، أعمدة
	{"12و3ة", "12ائ3"},                                            // حمولة
	{"م123", "م1ا23"},                                             // مكاتب
	{"م123ة", "م1ا23"},                                            // مدارس
	{"م12ا3", "م1ا2ي3"},                                           // مفاتيح
	{"م12و3", "م1ا2ي3"},                                           // مشاريع
	{"م12ي3", "م1ا2ي3"},                                           // مناديل
	{"ت12ي3", "ت1ا2ي3"},                                           // تقارير
	{"ت123ة", "ت1ا23"},                                            // تجارب
	{"ا12و3", "ا1ا2ي3"},                                           // أساليب
	{"ا12و3ة", "ا1ا2ي3"},                                          // أساطير
	{"ا12ي3", "ا1ا2ي3"},                                           // أباريق
	{"ا123", "ا1ا23 123 123ان"},                                   // أجانب، حمر
	{"ا123ة", "ا1ا23"},
	{"1ي23", "1ي12"},
	{"12يل", "12ائل"},
	{"1و23", "1وا23"}, // جوهر
	{"1و23ة", "1وا23"},
	{"1ا2و3", "1وا2ي3"}, // قوانين
	{"1ا2و3ة", "1وا2ي3"},
	{"1ا2ا3", "1وا2ي3"},
	{"12ّا3", "12ا3ين"},
}

// weakPatterns are the shapes of words whose third radical is weak.
var weakPatterns = []struct{ singular, plurals string }{
	{"12و", "ا12اء 12ا"},        // أعضاء
	{"12ي", "ا12اء ا12ياء"},     // أحياء، أنبياء
	{"1ا2ي", "12اة 1وا2ي 1وا2"}, // قضاة
	{"1ا2ية", "1وا2ي 1وا2 1وا2يا"},
	{"12ية", "12ايا 12ى"},      // قضايا، قرى
	{"12وة", "12ى 12وات 12وا"}, // خطى
	{"12وى", "12اوى"},          // فتاوى
	{"م12ى", "م1ا2ي م1ا2"},     // مباني
	{"م12اة", "م1ا2ي م1ا2"},
	{"12اء", "ا12ية"}, // أغطية
	{"12ى", "ا12اء ا12ية 12يان"},
}

// quadriliteral are the shapes of words of four radicals, on the letters of the word themselves.
var quadriliteral = []struct{ singular, plurals string }{
	{"1234", "12ا34"},   // خنادق
	{"1234ة", "12ا34"},  // قنابل
	{"123ا4", "12ا3ي4"}, // فساتين
	{"123و4", "12ا3ي4"}, // صناديق
	{"123ي4", "12ا3ي4"}, // قناديل
}

// fits reads the letters that a shape's digits stand for; nil where the word has another shape.
func fits(shape, word string) []rune {
	s, w := []rune(shape), []rune(word)
	if len(s) != len(w) {
		return nil
	}
	radicals := make([]rune, 5)
	for i, r := range s {
		if r >= '1' && r <= '4' {
			radicals[r-'0'] = w[i]
		} else if r != w[i] {
			return nil
		}
	}
	return radicals
}

// fill writes a shape with radicals.
func fill(shape string, radicals []rune) string {
	var b strings.Builder
	for _, r := range shape {
		if r >= '1' && r <= '4' {
			r = radicals[r-'0']
		}
		b.WriteRune(r)
	}
	return b.String()
}

// patternPlurals gives what the patterns make of a noun, by its folded key and its root in transliteration (k.t.b).
func patternPlurals(key, root string) []string {
	var all []string
	collect := func(plurals string, radicals []rune) {
		for shape := range strings.FieldsSeq(plurals) {
			all = append(all, arabic.Fold(fill(shape, radicals)))
		}
	}
	var radicals []rune
	for letter := range strings.SplitSeq(root, ".") {
		if w, ok := letters(letter); ok && w != "" {
			radicals = append(radicals, []rune(arabic.Fold(w))...)
		}
	}
	if len(radicals) == 3 {
		r := append([]rune{0}, append(radicals, 0)...)
		for _, p := range pluralPatterns {
			shape := p.singular
			// The singular as its letters have it: a doubled radical is written once (حد), a weak one as alif (باب).
			if spelt(fill(shape, r), key, r) {
				collect(p.plurals, r)
			}
		}
		for _, p := range weakPatterns {
			if w := fits(p.singular, key); w != nil {
				collect(p.plurals, w)
			}
		}
	}
	if len(radicals) == 4 {
		for _, p := range quadriliteral {
			if w := fits(p.singular, key); w != nil {
				collect(p.plurals, w)
			}
		}
	}
	return all
}

// spelt tells whether a key is the spelling of letters with their radicals: as they are, with a doubled last radical written once, or
// with a weak middle radical as alif.
func spelt(word, key string, r []rune) bool {
	if word == key {
		return true
	}
	if r[2] == r[3] && strings.Replace(word, string(r[2:4]), string(r[2:3]), 1) == key {
		return true
	}
	if (r[2] == 'و' || r[2] == 'ي') && (strings.Replace(word, string(r[1:4]), string([]rune{r[1], 'ا', r[3]}), 1) == key) {
		return true
	}
	return false
}
