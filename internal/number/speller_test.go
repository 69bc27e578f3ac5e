package number_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/number"
)

// speller spells cardinals as one writer does.
type speller struct {
	feminine  bool // what is counted is feminine: ثلاث, not ثلاثة
	oblique   bool // عشرين, مئتين, not عشرون, مئتان
	split     bool // خمس مئة, not خمسمئة
	old       bool // مائة, not مئة
	tanwin    bool // 25 ألفا, not 25 ألف
	ascending bool // أربع وسبعون وتسعمئة وألف
}

var (
	ones     = [...]string{"صفر", "واحد", "اثنان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"}
	onesFem  = [...]string{"صفر", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"}
	tensWord = [...]string{"", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"}
	scales   = [...]struct{ one, dual, dualOblique, many string }{
		{}, {"ألف", "ألفان", "ألفين", "آلاف"}, {"مليون", "مليونان", "مليونين", "ملايين"}, {"مليار", "ملياران", "مليارين", "مليارات"},
		{"تريليون", "تريليونان", "تريليونين", "تريليونات"}, {"كوادريليون", "كوادريليونان", "كوادريليونين", "كوادريليونات"},
	}
)

// unit spells 1 to 10, with the gender against what is counted from three on.
func (s speller) unit(n int, feminine bool) string {
	if n == 10 {
		if feminine {
			return "عشر"
		}
		return "عشرة"
	}
	word := ones[n]
	if feminine {
		word = onesFem[n]
	}
	if n == 2 && s.oblique {
		return strings.Replace(word, "ان", "ين", 1)
	}
	if n >= 3 && !feminine {
		if n == 8 {
			return "ثمانية"
		}
		return word + "ة"
	}
	return word
}

// small spells 1 to 99.
func (s speller) small(n int, feminine bool) string {
	switch {
	case n <= 10:
		return s.unit(n, feminine)
	case n == 11 && feminine:
		return "إحدى عشرة"
	case n == 11:
		return "أحد عشر"
	case n == 12:
		word := map[[2]bool]string{{false, false}: "اثنا عشر", {true, false}: "اثنتا عشرة", {false, true}: "اثني عشر", {true, true}: "اثنتي عشرة"}
		return word[[2]bool{feminine, s.oblique}]
	case n < 20 && feminine:
		return s.unit(n-10, true) + " عشرة"
	case n < 20:
		return s.unit(n-10, false) + " عشر"
	}
	ending := "ون"
	if s.oblique {
		ending = "ين"
	}
	ten := tensWord[n/10] + ending
	if n%10 == 0 {
		return ten
	}
	return s.unit(n%10, feminine) + " و" + ten
}

// hundredsOf spells 100 to 900.
func (s speller) hundredsOf(n int) string {
	hundred := "مئة"
	if s.old {
		hundred = "مائة"
	}
	switch {
	case n == 1:
		return hundred
	case n == 2 && s.oblique:
		return strings.TrimSuffix(hundred, "ة") + "تين"
	case n == 2:
		return strings.TrimSuffix(hundred, "ة") + "تان"
	case s.split:
		return ones[n] + " " + hundred
	case n == 8:
		return "ثمان" + hundred
	default:
		return ones[n] + hundred
	}
}

// group spells 1 to 999.
func (s speller) group(n int, feminine bool) string {
	parts := []string{}
	if n >= 100 {
		parts = append(parts, s.hundredsOf(n/100))
	}
	if n%100 > 0 {
		parts = append(parts, s.small(n%100, feminine))
	}
	if s.ascending && len(parts) == 2 {
		parts[0], parts[1] = parts[1], parts[0]
	}
	return strings.Join(parts, " و")
}

// spell spells n from 0 to less than 10^18.
func (s speller) spell(n int64) string {
	if n == 0 {
		return "صفر"
	}
	if s.ascending && n < 2000 && n > 1000 && n%1000 >= 100 {
		return s.group(int(n%1000), s.feminine) + " وألف"
	}
	s.ascending = false
	var parts []string
	for i, unit := len(scales)-1, int64(1e15); i >= 0; i, unit = i-1, unit/1000 {
		g := int(n / unit % 1000)
		if g == 0 {
			continue
		}
		if i == 0 {
			parts = append(parts, s.group(g, s.feminine))
			continue
		}
		scale := scales[i]
		switch last := g % 100; {
		case g == 1:
			parts = append(parts, scale.one)
		case g == 2 && s.oblique:
			parts = append(parts, scale.dualOblique)
		case g == 2:
			parts = append(parts, scale.dual)
		case last >= 3 && last <= 10:
			parts = append(parts, s.group(g, false)+" "+scale.many)
		case last > 10 && s.tanwin:
			parts = append(parts, s.group(g, false)+" "+scale.one+"ا")
		default:
			parts = append(parts, s.group(g, false)+" "+scale.one)
		}
	}
	return strings.Join(parts, " و")
}

var spellers = map[string]speller{
	"masculine nominative":       {tanwin: true},
	"feminine oblique":           {feminine: true, oblique: true, tanwin: true},
	"old spelling, split":        {old: true, split: true, oblique: true},
	"ascending years, feminine":  {feminine: true, ascending: true, oblique: true, tanwin: true},
	"split, nominative, no case": {split: true},
}

// TestSpeller reads back what the spellers write: every number to 3,000 and a sample of larger ones; with KHABAR_EXHAUSTIVE every number
// to a million and 100,000 up to 10^18.
func TestSpeller(t *testing.T) {
	every, random := int64(3000), 4000
	if os.Getenv("KHABAR_EXHAUSTIVE") != "" {
		every, random = 1_000_000, 100_000
	}
	for name, s := range spellers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			failed := 0
			check := func(n int64) {
				if failed < 10 && !readBack(t, s.spell(n), n) {
					failed++
				}
			}
			for n := int64(0); n <= every; n++ {
				check(n)
			}
			source := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same numbers every time
			for range random {
				check(source.Int64N(pow10(1 + source.IntN(18))))
			}
		})
	}
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// readBack tells whether a spelled number is read as that number and nothing else.
func readBack(t *testing.T, spelled string, n int64) bool {
	t.Helper()
	text := fmt.Sprintf("بلغ العدد المسجل %s، بحسب البيان.", spelled)
	found := find(t, text)
	if len(found) == 1 && found[0].Of(text) == spelled && found[0].Kind == number.Cardinal && found[0].Value == strconv.FormatInt(n, 10) {
		return true
	}
	var got []string
	for _, f := range found {
		got = append(got, render(text, f))
	}
	t.Errorf("%d, %s: got %s", n, spelled, strings.Join(got, " | "))
	return false
}
