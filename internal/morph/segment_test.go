package morph_test

import (
	_ "embed" // the tables
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

//go:embed testdata/segments.tsv
var segmentsFile string

//go:embed testdata/normalized.tsv
var normalizedFile string

// row is a row of a table of testdata.
type row struct{ text, want, why string }

// rows reads a table.
func rows(t testing.TB, file string) []row {
	t.Helper()
	var all []row
	for line := range strings.Lines(file) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			t.Fatalf("%q: %d columns, want 3", line, len(f))
		}
		all = append(all, row{f[0], f[1], f[2]})
	}
	return all
}

func TestAppend(t *testing.T) {
	for _, c := range rows(t, segmentsFile) {
		got, want := strings.Fields(cut(c.text, morph.ATB)), strings.Fields(c.want)
		if len(got) != len(want) {
			t.Errorf("%q: got %q, want %q: %s", c.text, got, want, c.why)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s, want %s: %s", got[i], want[i], c.why)
			}
		}
	}
}

// cut writes the words of a text with + between segments.
func cut(text string, scheme morph.Scheme) string {
	var b strings.Builder
	last := -1
	for _, s := range morph.Append(nil, text, token.Append(nil, text), scheme) {
		switch {
		case s.Token == last:
			b.WriteByte('+')
		case last >= 0:
			b.WriteByte(' ')
		}
		last = s.Token
		b.WriteString(s.Of(text))
	}
	return b.String()
}

func TestAppendNormalized(t *testing.T) {
	for _, c := range rows(t, normalizedFile) {
		if got := described(c.text, morph.ATB); got != c.want {
			t.Errorf("%s: got %s, want %s: %s", c.text, got, c.want, c.why)
		}
	}
}

// described writes the segments of a text as their full spelling and role.
func described(text string, scheme morph.Scheme) string {
	var all []string
	for _, s := range morph.Append(nil, text, token.Append(nil, text), scheme) {
		all = append(all, string(s.AppendNormalized(nil, text))+"/"+s.Role.String())
	}
	return strings.Join(all, " ")
}

func TestD3(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"الحكومة", "ال/ARTICLE حكومة/STEM"},
		{"وبالحكومة", "و/CONJUNCTION ب/PREPOSITION ال/ARTICLE حكومة/STEM"},
		{"للحكومة", "ل/PREPOSITION ال/ARTICLE حكومة/STEM"},
		{"للجنة", "ل/PREPOSITION لجنة/STEM"}, // nothing is written of the article
		{"القاهرة", "ال/ARTICLE قاهرة/STEM"},
		{"الله", "الله/STEM"},
		{"الذي", "الذي/STEM"},
		{"ألمانيا", "المانيا/STEM"},
		{"المانيا", "المانيا/STEM"},
		{"ألعاب", "العاب/STEM"},
		{"الألعاب", "ال/ARTICLE العاب/STEM"},
		{"التقى", "التقى/STEM"},
		{"وزارة", "وزارة/STEM"},
		{"مدرسته", "مدرسة/STEM ه/PRONOUN"},
	} {
		if got := described(c.text, morph.D3); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}

// TestOtherTokens has tokens that are no Arabic words, which have no segments, and words that the lexicon cannot hold, which stay whole.
func TestOtherTokens(t *testing.T) {
	const text = "قال Reuters 28 «لا»، @ahmad ٪ ہہہ"
	if got, want := cut(text, morph.ATB), "قال لا ہہہ"; got != want {
		t.Errorf("%q: got %s, want %s", text, got, want)
	}
	long := strings.Repeat("ه", 40)
	if got := cut(long, morph.ATB); got != long {
		t.Errorf("a laugh of 40 letters: got %s, want it whole", got)
	}
	if got := morph.Append(nil, "", nil, morph.ATB); got != nil {
		t.Errorf("an empty text: got %v, want nothing", got)
	}
}

func TestRoleNames(t *testing.T) {
	for role := morph.ConjunctionRole; role <= morph.Negation; role++ {
		if role.String() == "" {
			t.Errorf("role %d has no name", role)
		}
	}
	if got := (morph.Negation + 1).String(); got != "" {
		t.Errorf("a role that does not exist: got %q, want nothing", got)
	}
}
