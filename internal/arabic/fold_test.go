package arabic_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

var folds = []struct{ in, want, why string }{
	{"كتاب", "كتاب", "nothing to do"},
	{"أَحْمَدُ", "احمد", "marks off, alif forms together"},
	{"إلى آذار ٱلحسكة", "الى اذار الحسكة", "every alif form"},
	{"آذار", "اذار", "madda as a mark of its own"},
	{"ؤ ئ", "ؤ ئ", "hamza on its seat stays"},
	{"ؤ ئ ی\u0654", "ؤ ئ ئ", "hamza as a mark joins its seat"},
	{"مؤتمر علي على مدرسة", "مؤتمر علي على مدرسة", "ة and ى stay"},
	{"خمـــسة", "خمسة", "tatweel"},
	{"ـ", "", "nothing is left"},
	{"ﺧﻤﺴﺔ ﻻ ﻷ", "خمسة لا لا", "presentation forms and ligatures"},
	{"ﷺ", "صلى الله عليه وسلم", "a phrase in one sign"},
	{"ﻣﺤﻤﱠﺪ ﹰ", "محمد ", "marks in presentation form bring no space"},
	{"هٰذا الرحمٰن", "هذا الرحمن", "superscript alif"},
	{"می\u200cشود کتاب", "ميشود كتاب", "ZWNJ off, Persian keyboard letters"},
	{"\u200Fال\u200Eعربية\u202C", "العربية", "bidi controls"},
	{"١٬٢٣٤٫٥٪ ۱۹۲", "1,234.5% 192", "digits and their signs"},
	{"Reuters ÉCOLE", "reuters école", "lower case"},
	{"e\u0301", "é", "NFKC composes"},
	{"ＢＢＣ ２０", "bbc 20", "full width"},
	{"پژوهش چگ", "پژوهش چگ", "Persian letters of their own stay"},
	{"a\xffb", "a\uFFFDb", "bytes that are not UTF-8"},
	{"", "", "nothing"},
}

func TestFold(t *testing.T) {
	for _, c := range folds {
		if got := arabic.Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q: %s", c.in, got, c.want, c.why)
		}
	}
}

// TestFoldIsOneForm checks that the spellings of one word meet, and that different words do not.
func TestFoldIsOneForm(t *testing.T) {
	for _, forms := range [][]string{
		{"أحمد", "احمد", "أَحمَد", "ﺃﺣﻤﺪ", "أحمـد", "\u2067أحمد\u2069", "أحمد"},
		{"الحسكة", "ٱلْحَسَكَة", "الحســكة", "ﺍﻟﺤﺴﻜﺔ"},
		{"1234.5", "١٢٣٤٫٥", "۱۲۳۴٫۵"},
		{"كبير", "کبیر", "كَبِيرٌ"},
	} {
		for _, form := range forms {
			if got, want := arabic.Fold(form), arabic.Fold(forms[0]); got != want {
				t.Errorf("Fold(%q) = %q, but Fold(%q) = %q", form, got, forms[0], want)
			}
		}
	}
	for _, pair := range [][2]string{{"علي", "على"}, {"كلمة", "كلمه"}, {"سأل", "سال "}} {
		if arabic.Fold(pair[0]) == arabic.Fold(pair[1]) {
			t.Errorf("%q and %q fold to one form", pair[0], pair[1])
		}
	}
}

func TestFoldAllocatesNothingWhereFolded(t *testing.T) {
	text := strings.Repeat("كتاب علي الى مدرسة reuters ", 20)
	if n := testing.AllocsPerRun(100, func() { _ = arabic.Fold(text) }); n != 0 {
		t.Errorf("Fold of a folded string: %v allocations, want 0", n)
	}
	marked := strings.Repeat("قُتِـــلَ أحمد Reuters ١٩٢ ", 20)
	buf := make([]byte, 0, 2*len(marked))
	if n := testing.AllocsPerRun(100, func() { buf = arabic.AppendFold(buf[:0], marked) }); n != 0 {
		t.Errorf("AppendFold into a long enough slice: %v allocations, want 0", n)
	}
}

func TestDigitValue(t *testing.T) {
	for want, digits := range []string{"0٠۰０०", "1١۱１१", "2٢۲２२", "3٣۳３३", "4٤۴４४", "5٥۵５५", "6٦۶６६", "7٧۷７७", "8٨۸８८", "9٩۹９९𝟗"} {
		for _, r := range digits {
			if got := arabic.DigitValue(r); got != want {
				t.Errorf("DigitValue(%q) = %d, want %d", r, got, want)
			}
		}
	}
	for _, r := range "aب½²Ⅳ \u0660\u066A"[0:] {
		if r != '\u0660' && arabic.DigitValue(r) != -1 {
			t.Errorf("DigitValue(%q) = %d, want -1", r, arabic.DigitValue(r))
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, c := range folds {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := arabic.Fold(s)
		if !utf8.ValidString(once) {
			t.Fatalf("Fold(%q) = %q, not UTF-8", s, once)
		}
		if twice := arabic.Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
		if got := string(arabic.AppendFold([]byte("x"), s)); got != "x"+once {
			t.Errorf("AppendFold(x, %q) = %q, want x%s", s, got, once)
		}
	})
}
