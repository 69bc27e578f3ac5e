package gazetteer

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// placeTables are the tables that people wrote for Khabar; the others come out of internal/build and carry what their sources have.
var placeTables = []string{
	"latin.tsv",
	"misc.tsv",
	"sport.tsv",
	"companies.tsv",
	"media.tsv",
	"heads.tsv",
	"bodies-states.tsv",
	"bodies-arab.tsv",
	"bodies-world.tsv",
	"neighbours.tsv",
	"arab-places-south.tsv",
	"arab-places-mashriq.tsv",
	"world-cities.tsv",
	"countries.tsv",
}

func TestPlaceTablesParse(t *testing.T) {
	names, err := fs.Glob(files, "*.tsv")
	if err != nil || len(names) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	for _, name := range names {
		if err := New().Add(read(t, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTablesAreTidy(t *testing.T) {
	names, err := fs.Glob(files, "*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		file := read(t, name)
		if !strings.HasPrefix(file, "# ") {
			t.Errorf("%s: no header that says where it comes from", name)
		}
		seen := map[string]bool{}
		for i, row := range rows(file) {
			if len(row) != 3 {
				t.Errorf("%s: row %d has %d columns: %q", name, i+1, len(row), row)
				continue
			}
			key := row[0] + "\t" + row[1]
			switch {
			case row[0] == "":
				t.Errorf("%s: row %d has no name", name, i+1)
			case slices.ContainsFunc(row, blanks):
				t.Errorf("%s: row %d has blanks too many: %q", name, i+1, row)
			case seen[key]:
				t.Errorf("%s: row %d stands there already: %q", name, i+1, row)
			}
			seen[key] = true
		}
	}
}

func TestPlaceTablesByHand(t *testing.T) {
	known := map[string]bool{}
	for _, name := range placeTables {
		for _, row := range rows(read(t, name)) {
			known[row[0]] = true
		}
	}
	for _, name := range placeTables {
		seen := map[string]bool{}
		for _, row := range rows(read(t, name)) {
			key := arabic.Fold(row[0]) + "\t" + row[1]
			switch {
			case strings.ContainsFunc(row[0], func(r rune) bool { return !written(r, strings.HasPrefix(name, "latin")) }):
				t.Errorf("%s: letters that no name has: %q", name, row[0])
			case seen[key]:
				t.Errorf("%s: another spelling that folds alike: %q", name, row[0])
			case row[2] != "" && !known[row[2]]:
				t.Errorf("%s: the canonical form of %q is no name itself: %q", name, row[0], row[2])
			}
			seen[key] = true
		}
	}
}

// written tells whether a name may have r: the letters of its script, a space, a hyphen, an apostrophe, a full stop, a digit; in
// Latin, & and + too.
func written(r rune, latin bool) bool {
	switch {
	case r == ' ', r == '-', r == '\'', r == '.', r >= '0' && r <= '9':
		return true
	case latin:
		return unicode.Is(unicode.Latin, r) || r == '&' || r == '+'
	}
	return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) && r != 'ـ'
}

func blanks(field string) bool {
	return strings.Join(strings.Fields(field), " ") != field
}

func read(t *testing.T, name string) string {
	t.Helper()
	file, err := files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(file)
}

// rows gives the columns of the lines that are no comments.
func rows(file string) [][]string {
	var rows [][]string
	for line := range strings.Lines(file) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}
