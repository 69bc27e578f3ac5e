package main

import (
	"path/filepath"
	"strings"

	"github.com/khabar-nlp/khabar/internal/morph"
)

// An ending says how nouns with that ending of their lemma inflect, in the terms of Camel Morph's tables, which the common nouns of
// ArabicChainBank have no cells for. The first ending that fits counts.
var endings = []struct {
	ending string // of the lemma
	cut    string // what of it is no part of the stem
	needs  string
	sets   string
}{
	{"aAp", "aAp", "FS||FD", "#aY-Ap-y"},   // فتاة
	{"Ap", "Ap", "FS||FD", "#aY-Ap-y"},     // the same without a vowel
	{">ap", ">ap", "FS||FD||FP", "#a>"},    // مكافأة، مفاجآت
	{"ap", "ap", "FS||FD||FP", ""},         // مدرسة
	{"p", "p", "FS||FD||FP", ""},           // the same without a vowel
	{"aY", "aY", "MS||MD||FP", "#aY-Ap-y"}, // مستشفى
	{"Y", "Y", "MS||MD||FP", "#aY-Ap-y"},
	{"A'", "'", "MS||MD||FP", "#A'"},     // إجراء
	{"w'", "'", "MS||MD||FP", "#w'"},     // لجوء
	{"y'", "'", "MS||MD||FP", "#o'-con"}, // شيء
	{"'", "'", "MS||MD", "#o'-dis"},      // جزء
	{">", ">", "MS||MD", "#a>"},          // مبدأ
	{"&", "&", "MS||MD", "#u&"},          // تكافؤ
	{"iy~", "", "MS||MD||MP||FP", ""},    // مدني
	{"iy", "iy", "MS||MD||MP||FP", "#iy"},
	{"y", "y", "MS||MD", "#iy"},
	{"aA", "aA", "MS||FP", "#aA"}, // دنيا
	{"A", "A", "MS||FP", "#aA"},
	{"", "", "MS||MD||FP", ""}, // كتاب, and قرارات
}

// agents begin lemmas that take the sound masculine plural: مدرس، مهاجر; so do the patterns of agentPatterns.
var agentPatterns = map[string]bool{"1A2i3": true, "1aA2i3": true, "1a2~A3": true, "1a2~aA3": true}

// personPatterns are patterns of nouns of persons with a feminine in ة: وزير.
var personPatterns = map[string]bool{"1a2iy3": true}

// inflectNoun adds the forms of a common noun with a given lemma in transliteration.
func (n *nominals) inflectNoun(e entries, bw, pattern string, of lemma) {
	for _, end := range endings {
		if !strings.HasSuffix(bw, end.ending) {
			continue
		}
		needs := end.needs
		if end.ending == "" && (strings.HasPrefix(bw, "mu") || agentPatterns[pattern]) {
			needs += "||MP||FS||FD" // مدرسون، مدرسة
		} else if end.ending == "" && personPatterns[pattern] {
			needs += "||FS||FD" // وزيرة
		}
		n.add(e, strings.TrimSuffix(bw, end.cut), needs, end.sets, of, 0)
		return
	}
}

// fiveNouns are the nouns whose case is a letter before another noun or a pronoun, with those letters: أبوه، أباه، أبيه. Wright, A Grammar
// of the Arabic Language, I §315.
var fiveNouns = []struct{ lemma, cases string }{{"أب", "واي"}, {"أخ", "واي"}, {"حم", "واي"}}

// addFiveNouns adds the forms of the five nouns that a noun or a pronoun follows; ذو and فو are particles and a rarity.
func (e entries) addFiveNouns() {
	for _, n := range fiveNouns {
		for _, letter := range n.cases {
			e.add(n.lemma+string(letter), morph.NounFree|morph.NounBound, lemma{n.lemma, morph.Noun})
		}
	}
}

// addChainBank adds the common nouns of ArabicChainBank and gives them with their roots and patterns, for the plurals.
func (n *nominals) addChainBank(e entries, dir string) ([]row, error) {
	rows, err := readTable(filepath.Join(dir, "arabicchainbank-lemmas.csv"))
	if err != nil {
		return nil, err
	}
	var nouns []row
	for _, r := range rows {
		pos := r["POS"]
		if pos == "" { // some rows lack a column
			pos = r["FUNCTION"]
		}
		if pos != "NOUN" && pos != "ADJ" {
			continue
		}
		bw, _, _ := strings.Cut(r["LEMMA"], "-")
		bw, _, _ = strings.Cut(bw, "_")
		key, ok := lemmaKey(bw)
		if !ok {
			continue
		}
		r["BW"], r["KEY"], r["KIND"] = bw, key, pos
		nouns = append(nouns, r)
		if pos == "NOUN" {
			n.inflectNoun(e, bw, r["PATTERN_ABSTRACT"], lemma{key, morph.Noun})
		}
	}
	return nouns, nil
}
