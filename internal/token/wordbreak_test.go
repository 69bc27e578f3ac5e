package token_test

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/khabar-nlp/khabar/internal/token"
)

type difference struct {
	name, shown, reason string
	cases               int
}

// differences are the deliberate differences from UAX #29, each with the code points that show it (in hexadecimal, as the test data
// writes them), its reason, and how many cases of the data it explains. A case that differs belongs to the first that it matches.
var differences = []difference{
	{"runs", `^(.* )?(002E 002E|0027 0027)( .*)?$`, "a run of dots or two apostrophes is one sign: an ellipsis, a quotation mark", 16},
	{"scores", `003[01] 003A 003[01]`, "digits joined by a colon are a time or a score", 5},
	{"colons", `00(61|41) 003A `, "a colon parts letters: Reuters:قال; the Swedish kod:en is not news", 21},
	{"controls", `(2060|200D) `, "an invisible control joins letters only; after it a mark has nothing to stand on, and a sign is a sign", 77},
	{"marked signs", `(0027|002C|002E|003A) 0308`, "a sign that carries a mark is a sign, not part of a word or number", 17},
	{"underscores", `005F`, "an underscore joins other scripts inside a word only; at its edge, or after a digit, it is a dash", 62},
	{"marked digits", `003[01] 0308`, "a digit that carries a mark ends its number: keycaps 1️⃣2️⃣ are two", 12},
	{"geresh", `05D0 (0308 )?(0027|0022)`, "the Hebrew geresh and gershayim are quotation marks here", 4},
}

// TestWordBreak holds the tokeniser to Unicode's own test data for word boundaries (UAX #29, Unicode 15.0.0), with the differences above.
// White space and invisible controls at the edges of Unicode's segments are outside our tokens, so they do not count.
func TestWordBreak(t *testing.T) {
	data, err := os.ReadFile("testdata/WordBreakTest.txt")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	explained := make([]int, len(differences))
	for row := range strings.Lines(string(data)) {
		row, _, _ = strings.Cut(row, "#")
		text, codes, want := parseBreaks(t, row)
		if text == "" {
			continue
		}
		total++
		var got []string
		for tok := range token.All(text) {
			got = append(got, tok.Of(text))
		}
		if slices.Equal(got, want) {
			continue
		}
		d := slices.IndexFunc(differences, func(d difference) bool {
			return regexp.MustCompile(d.shown).MatchString(codes)
		})
		if d < 0 {
			t.Errorf("%s: got %+q, want %+q", codes, got, want)
			continue
		}
		explained[d]++
	}
	if total != 1823 {
		t.Errorf("%d cases, want 1823", total)
	}
	for i, d := range differences {
		if explained[i] != d.cases {
			t.Errorf("difference %q explains %d cases, want %d", d.name, explained[i], d.cases)
		}
	}
}

// parseBreaks reads a row of the test data: the text, its code points, and the segments with anything in them to see.
func parseBreaks(t *testing.T, row string) (text, codes string, segments []string) {
	t.Helper()
	var segment strings.Builder
	var hex []string
	for _, field := range strings.Fields(row) {
		switch field {
		case "×":
		case "÷":
			visible := strings.TrimFunc(segment.String(), func(r rune) bool {
				return unicode.In(r, unicode.White_Space, unicode.Cc, unicode.Cf)
			})
			if visible != "" {
				segments = append(segments, visible)
			}
			text += segment.String()
			segment.Reset()
		default:
			r, err := strconv.ParseInt(field, 16, 32)
			if err != nil {
				t.Fatalf("%q: %v", row, err)
			}
			segment.WriteRune(rune(r))
			hex = append(hex, field)
		}
	}
	return text, strings.Join(hex, " "), segments
}
