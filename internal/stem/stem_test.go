package stem_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/stem"
)

var stemmers = []struct {
	name string
	stem stem.Func
}{
	{"snowball", stem.AppendSnowball},
	{"light10", stem.AppendLight10},
	{"light", stem.AppendLight},
}

var stems = []struct{ word, snowball, light10, why string }{
	{"المدرسة", "مدرس", "مدرس", "article and ة"},
	{"مدرسة", "مدرس", "مدرس", "the same word without the article"},
	{"والمدارس", "والمدارس", "مدارس", "Snowball takes no و from an alif, the article's too"},
	{"للحكومة", "حكوم", "حكوم", "لل"},
	{"وسيكتبونها", "يكتب", "سيكتب", "suffix upon suffix"},
	{"سيكتبون", "يكتب", "سيكتب", "the future"},
	{"يستعملون", "استعمل", "يستعمل", "the tenth form"},
	{"معلمينها", "معلم", "معلم", "in a noun too"},
	{"لبنانيين", "لبناني", "لبنان", "relation: what passes for a verb keeps its ي"},
	{"مسؤول", "مسوول", "مسؤول", "Snowball takes the hamza off inside a word"},
	{"شاطئ", "شاطء", "شاطئ", "and leaves it alone at the end"},
	{"إلى", "الي", "ال", "ى: a ي in both, which light10 takes off"},
	{"مُدَرِّســـة", "مدرس", "مدرس", "marks and tatweel"},
	{"ﺍﻟﻤﺪﺭﺳﺔ", "مدرس", "ﺍﻟﻤﺪﺭﺳﺔ", "Snowball undoes presentation forms, Lucene leaves them"},
	{"والد", "والد", "الد", "a و of the word itself, before an alif"},
	{"وزارة", "زار", "زار", "and before another letter"},
	{"ـ", "", "", "nothing is left"},
	{"١٩٢", "192", "192", "digits"},
	{"F16", "f16", "f16", "ASCII"},
}

func TestArabic(t *testing.T) {
	for _, c := range stems {
		if got := stem.Snowball(c.word); got != c.snowball {
			t.Errorf("Snowball(%s) = %s, want %s: %s", c.word, got, c.snowball, c.why)
		}
		if got := stem.Light10(c.word); got != c.light10 {
			t.Errorf("Light10(%s) = %s, want %s: %s", c.word, got, c.light10, c.why)
		}
	}
}

func TestOf(t *testing.T) {
	for _, c := range []struct{ word, want, why string }{
		{"المدرسة", "مدرس", "Arabic, to the stemmer"},
		{"هـ", "ه", "Arabic"},
		{"ـهم", "هم", "a tatweel is of no script"},
		{"Reuters", "reuter", "English by default"},
		{"elections", "elect", "English"},
		{"élections", "élect", "French accents"},
		{"françaises", "français", "French cedilla"},
		{"señores", "señor", "Spanish ñ"},
		{"naciones", "nacion", "Spanish in plain letters looks English"},
		{"flyktningene", "flyktningen", "Norwegian in plain letters too"},
		{"kjærlighetene", "kjær", "Norwegian æ"},
		{"människornas", "människ", "Swedish ä"},
		{"főügyészség", "főügyészség", "Hungarian ő beside ü"},
		{"időknek", "idő", "Hungarian ő"},
		{"Bundesländern", "bundesländ", "ä is read as Swedish: German has no stemmer"},
		{"Straße", "straße", "German ß"},
		{"Erdoğan", "erdoğan", "Turkish ğ"},
		{"новости", "новост", "Russian"},
		{"України", "україни", "Ukrainian ї: no stemmer, folded"},
		{"Αθήνα", "αθήνα", "Greek: folded"},
		{"東京", "東京", "no script with stemmers"},
		{"١٩٢", "192", "digits"},
		{"ـ", "ـ", "what folds to nothing comes back as it is"},
		{"َ", "َ", "a mark alone too"},
		{"!", "!", "no letter"},
		{"", "", "nothing"},
	} {
		if got := stem.Of(c.word, stem.AppendLight10); got != c.want {
			t.Errorf("Of(%s) = %s, want %s: %s", c.word, got, c.want, c.why)
		}
	}
}

func TestAppendKeepsWhatStands(t *testing.T) {
	for _, s := range stemmers {
		for _, c := range stems {
			if got, want := string(s.stem([]byte("قبل "), c.word)), "قبل "+string(s.stem(nil, c.word)); got != want {
				t.Errorf("%s: appended to قبل, %s gives %q, want %q", s.name, c.word, got, want)
			}
		}
	}
}

func TestAllocatesNothing(t *testing.T) {
	buffer := make([]byte, 0, 1<<10)
	for _, s := range stemmers {
		for _, c := range stems {
			if s.name == "light" && strings.ContainsFunc(c.word, isPresentationForm) {
				continue // folding these takes NFKC
			}
			if n := testing.AllocsPerRun(10, func() { buffer = s.stem(buffer[:0], c.word) }); n != 0 {
				t.Errorf("%s(%s): %v allocations, want 0", s.name, c.word, n)
			}
			if n := testing.AllocsPerRun(10, func() { buffer = stem.Append(buffer[:0], "والمدرسة", s.stem) }); n != 0 {
				t.Errorf("Append of an Arabic word: %v allocations, want 0", n)
			}
		}
	}
	if n := testing.AllocsPerRun(10, func() { buffer = stem.Append(buffer[:0], "Élections", stem.AppendLight) }); n != 0 {
		t.Errorf("Append of a French word that was met before: %v allocations, want 0", n)
	}
	if n := testing.AllocsPerRun(10, func() { _ = stem.Snowball("كتاب") + stem.Light10("كتاب") }); n > 1 {
		t.Errorf("a word that is its own stem: %v allocations, want that of the sum alone", n)
	}
}

func isPresentationForm(r rune) bool { return r >= 0xFB50 && r <= 0xFEFC }

// TestLinear stems what is too long to be a word in the time that its length allows.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"ها", "ات", "ال", "أأ", "ﻻ", "َ", "ـ", "كما", "ing", "ies", "'", "é", "ñ", "å", "ő", "ости", "東", "\xff", "٣"} {
		word := strings.Repeat(unit, 1<<20/len(unit))
		for _, s := range stemmers {
			begin := time.Now()
			stem.Of(word, s.stem)
			s.stem(nil, word)
			// A pass over a megabyte takes some 20 ms; a step that is not linear takes minutes.
			if took := time.Since(begin); took > 5*time.Second {
				t.Errorf("%s of a megabyte of %q took %v", s.name, unit, took)
			}
		}
	}
}

func FuzzOf(f *testing.F) {
	for _, c := range stems {
		f.Add(c.word)
	}
	for _, word := range strings.Fields("Reuters élections señor''s kjærlig människor időknek новости yyy' ''' \xff\xd8 \xef\xba") {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, s := range stemmers {
			got := stem.Of(word, s.stem)
			if got == "" && word != "" {
				t.Errorf("%s: the stem of %q is empty", s.name, word)
			}
			if utf8.ValidString(word) && !utf8.ValidString(got) {
				t.Errorf("%s: the stem of %q is not UTF-8: %q", s.name, word, got)
			}
			alone := string(s.stem(nil, word))
			// A ligature of three bytes becomes four, and a small letter may be longer than its capital.
			limit := len(word) + len(word)/2 + 2
			if s.name == "light" { // a byte that is not UTF-8 becomes three, and a singular may be longer than its plural
				limit = 3*len(word) + 2*maxRestored
			}
			if len(alone) > limit {
				t.Errorf("%s: the stem of %q is longer than it: %q", s.name, word, alone)
			}
			if appended := string(s.stem([]byte("x"), word)); appended != "x"+alone {
				t.Errorf("%s: appended to x, %q gives %q, want x%s", s.name, word, appended, alone)
			}
		}
	})
}
