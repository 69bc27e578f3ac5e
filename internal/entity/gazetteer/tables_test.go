package gazetteer

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// byHand are the tables that were written by hand, each with its number of rows.
var byHand = map[string]int{
	"ambiguous-names.tsv": 846,
	"culture-sport.tsv":   1960,
	"family-names.tsv":    4633,
	"given-names.tsv":     3744,
	"leaders.tsv":         4442,
	"titles.tsv":          1403,
	"triggers.tsv":        616,
}

// plain is what a name by hand may be written in: Arabic letters with Persian ones, digits, spaces, hyphens, apostrophes, and the
// full stop of an abbreviation, which only titles have: د.
var (
	plain       = regexp.MustCompile(`^[ء-غف-يپچژڤگ0-9 '-]+$`)
	abbreviated = regexp.MustCompile(`^[ء-غف-ي. ]+$`)
)

type row struct {
	line      int
	name      string
	class     Class
	canonical string
}

// rowsOf reads a table, and complains about whatever is not three columns with a known class.
func rowsOf(t *testing.T, file string) []row {
	t.Helper()
	text, err := files.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(text), "# ") {
		t.Errorf("%s: no header that says where it comes from", file)
	}
	var rows []row
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line, ended := strings.CutSuffix(line, "\n")
		if !ended {
			t.Errorf("%s:%d: no newline at the end", file, n)
		}
		if strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 3 {
			t.Errorf("%s:%d: %d columns, want 3", file, n, len(columns))
			continue
		}
		class, err := ParseClass(columns[1])
		if err != nil {
			t.Errorf("%s:%d: %v", file, n, err)
		}
		rows = append(rows, row{n, columns[0], class, columns[2]})
	}
	return rows
}

func TestTablesParse(t *testing.T) {
	names, err := fs.Glob(files, "*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range names {
		if len(rowsOf(t, file)) == 0 {
			t.Errorf("%s: no rows", file)
		}
	}
	for file := range byHand {
		if !slices.Contains(names, file) {
			t.Errorf("%s: pinned, but not there", file)
		}
	}
}

// TestTablesByHand holds the tables by hand to what the reader of a table expects: no row twice, by the folding that matching uses, no
// stray characters, and canonical forms that are names themselves.
func TestTablesByHand(t *testing.T) {
	for _, file := range slices.Sorted(maps.Keys(byHand)) {
		rows := rowsOf(t, file)
		if len(rows) != byHand[file] {
			t.Errorf("%s: %d rows, want %d", file, len(rows), byHand[file])
		}
		type key struct {
			name  string
			class Class
		}
		seen := make(map[key]int, len(rows))
		for _, r := range rows {
			k := key{arabic.Fold(r.name), r.class}
			if first := seen[k]; first != 0 {
				t.Errorf("%s:%d: %q stands in line %d already", file, r.line, r.name, first)
			}
			seen[k] = r.line
			for _, name := range []string{r.name, r.canonical} {
				if name != strings.Join(strings.Fields(name), " ") {
					t.Errorf("%s:%d: stray blanks in %q", file, r.line, name)
				}
			}
			if !plain.MatchString(r.name) && (r.class != Title || !abbreviated.MatchString(r.name)) {
				t.Errorf("%s:%d: %q has more than Arabic letters, digits, blanks, hyphens and apostrophes", file, r.line, r.name)
			}
		}
		for _, r := range rows {
			if r.canonical != "" && seen[key{arabic.Fold(r.canonical), r.class}] == 0 {
				t.Errorf("%s:%d: the canonical form %q of %q has no row", file, r.line, r.canonical, r.name)
			}
			if r.canonical == r.name {
				t.Errorf("%s:%d: %q is its own canonical form, which is to be left empty", file, r.line, r.name)
			}
		}
	}
}
