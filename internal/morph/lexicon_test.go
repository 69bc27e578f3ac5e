package morph

import (
	"slices"
	"strings"
	"testing"
)

// forms is how many forms the lexicon has; who derives it anew changes the number.
const forms = 443582

// maxBytes is what the lexicon may take of the program.
const maxBytes = 8 << 20

func TestLexiconSize(t *testing.T) {
	if got := Default().Len(); got != forms {
		t.Errorf("%d forms, want %d", got, forms)
	}
	if len(embedded) > maxBytes {
		t.Errorf("%d bytes, want at most %d", len(embedded), maxBytes)
	}
	for _, source := range []string{"Camel Morph", "ArabicChainBank", "Arabic WordNet", "WikiFANE", "CC BY-SA 4.0"} {
		if !strings.Contains(Default().About(), source) {
			t.Errorf("the lexicon does not name %s: %s", source, Default().About())
		}
	}
}

// TestNumbers spells every form of the automaton and looks it up again: forms have the numbers 0 to Len()-1, each once.
func TestNumbers(t *testing.T) {
	l := Default()
	alphabet := []rune(alphabet)
	next := 0
	var key []rune
	var spell func(state int)
	spell = func(state int) {
		for i := state; state != 0; i++ {
			e := l.at(i)
			key = append(key, alphabet[e.letter()-1])
			if e.final() {
				if got := l.find(string(key)); got != next {
					t.Fatalf("%s has the number %d, want %d", string(key), got, next)
				}
				next++
			}
			spell(e.target())
			key = key[:len(key)-1]
			if e.last() {
				return
			}
		}
	}
	spell(start)
	if next != l.Len() {
		t.Errorf("%d forms spelt, want %d", next, l.Len())
	}
}

func TestLookup(t *testing.T) {
	for _, c := range []struct {
		key   string
		use   Use
		lemma Lemma // among its lemmas
	}{
		{"مدرسة", NounFree | NounDefinite, Lemma{"مدرسة", Noun}},
		{"مدرست", NounBound, Lemma{"مدرسة", Noun}},
		{"مدن", NounFree, Lemma{"مدينة", Noun}},
		{"رؤساء", NounFree, Lemma{"رئيس", Noun}},
		{"ابناؤ", NounBound, Lemma{"ابن", Noun}},
		{"اعلنت", PerfectFree | PerfectBound, Lemma{"أعلن", Verb}},
		{"يكتبون", ImperfectFree, Lemma{"كتب", Verb}},
		{"قتلو", PerfectBound, Lemma{"قتل", Verb}},
		{"عربية", NounFree | Adjective, Lemma{"عربي", Adj}},
		{"لكن", Particle | ParticleBound, Lemma{"لكن", Function}},
		{"بغداد", Name, Lemma{"بغداد", ProperName}},
		{"اخو", NounBound, Lemma{"أخ", Noun}},
	} {
		f, ok := Default().Lookup(c.key)
		if !ok || f.Use()&c.use != c.use {
			t.Errorf("%s: found %v, uses %b, want %b among them", c.key, ok, f.Use(), c.use)
			continue
		}
		if lemmas := f.AppendLemmas(nil); !slices.Contains(lemmas, c.lemma) {
			t.Errorf("%s: lemmas %v, want %v among them", c.key, lemmas, c.lemma)
		}
		if f.Cost() < 0 || f.Cost() > 255 || f.Number() < 0 || f.Number() >= Default().Len() {
			t.Errorf("%s: cost %d, number %d", c.key, f.Cost(), f.Number())
		}
	}
	for _, key := range []string{"", "مدرسته", "ققققق", "Reuters", "أعلنت", "مدرس\u0651"} { // no key: clitics, not folded
		if _, ok := Default().Lookup(key); ok {
			t.Errorf("%q is in the lexicon, want not", key)
		}
	}
}

func TestOpenErrors(t *testing.T) {
	for file, want := range map[string]string{
		"":                               "lexicon: no KHBRLEX1 at the beginning",
		"PK\x03\x04":                     "lexicon: no KHBRLEX1 at the beginning",
		embedded[:20]:                    "lexicon: no KHBRLEX1 at the beginning",
		embedded[:len(embedded)-1]:       "lexicon: section 7 has 59319 bytes, the file has 59318 left",
		embedded[:len(magic)+4*sections]: "lexicon: section 0 has",
	} {
		if _, err := Open(file); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("a file of %d bytes: error %v, want %s", len(file), err, want)
		}
	}
}

func TestWeightErrors(t *testing.T) {
	for file, want := range map[string]string{
		"noun\tconjunction":            "line 1: 2 columns, want a class, a kind and costs",
		"# head\nnoun\tconjunction\t0": "line 2: 1 costs of conjunction, want 3",
		"noun\tbound\tx":               `line 1: strconv.Atoi: parsing "x": invalid syntax`,
		"adverb\tbound\t1":             "line 1: 1 costs of bound, want 0",
		"noun\tinterjection\t1":        "line 1: 1 costs of interjection, want 0",
	} {
		if _, err := parseWeights(file); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", file, err, want)
		}
	}
}

// TestSpecials checks that the parts of every special word are its letters.
func TestSpecials(t *testing.T) {
	for _, s := range specials {
		n := 0
		for _, p := range s.parts {
			n += p.letters
		}
		if letters := len([]rune(s.word)); n != letters || letters > maxSpecial {
			t.Errorf("%s has %d letters, its parts %d, want as many and at most %d", s.word, letters, n, maxSpecial)
		}
	}
}
