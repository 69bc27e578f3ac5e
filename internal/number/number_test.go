package number_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/number"
	"github.com/khabar-nlp/khabar/internal/token"
)

// find gives the numbers of a text.
func find(t *testing.T, text string) []number.Number {
	t.Helper()
	found, err := number.Find(t.Context(), text, token.Append(nil, text))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestAllocations checks that words allocate nothing once they were met, but for memory of a pool that was emptied in the meantime.
func TestAllocations(t *testing.T) {
	text := strings.Repeat("وقالت الوكالة إن الحكومة وافقت على الاتفاق، وأضافت أن اللجنة ستدرس الأمر. ", 100)
	tokens := token.Append(nil, text)
	if n := testing.AllocsPerRun(20, func() {
		if found, err := number.Find(t.Context(), text, tokens); err != nil || found != nil {
			t.Fatal(found, err)
		}
	}); n > 1 {
		t.Errorf("%v allocations", n)
	}
}

// boundSigns are how the tables write bounds.
var boundSigns = map[number.Bound]string{
	number.Approximate: "~", number.AtLeast: ">=", number.MoreThan: ">", number.AtMost: "<=", number.LessThan: "<",
}

// render writes a number as the tables do: surface => KIND value [flags], the flags sorted.
func render(text string, n number.Number) string {
	head := n.Of(text) + " => " + n.Kind.String()
	if n.Value != "" {
		head += " " + n.Value
	}
	var flags []string
	if n.Bound != number.Exact {
		flags = append(flags, boundSigns[n.Bound])
	}
	if n.Counted.Len() > 0 {
		flags = append(flags, "#"+n.Counted.Of(text))
	}
	if n.Currency != "" {
		flags = append(flags, "$"+n.Currency)
	}
	if n.Min != "" {
		flags = append(flags, "["+n.Min+".."+n.Max+"]")
	}
	for _, a := range n.Alternatives {
		flags = append(flags, "?"+a)
	}
	slices.Sort(flags)
	return strings.Join(append([]string{head}, flags...), " ")
}

// itemForm is an item of a table: surface, kind, value and flags.
var itemForm = regexp.MustCompile(`^(.*) => ([A-Z_]+)(.*)$`)

// normal sorts the flags of an item of a table.
func normal(item string) string {
	m := itemForm.FindStringSubmatch(strings.TrimSpace(item))
	if m == nil {
		return item
	}
	heads := []string{m[1] + " => " + m[2]}
	var flags []string
	for _, f := range strings.Fields(m[3]) {
		if strings.ContainsAny(f[:1], "~<>#$[?") {
			flags = append(flags, f)
		} else {
			heads = append(heads, f)
		}
	}
	slices.Sort(flags)
	return strings.Join(append(heads, flags...), " ")
}

// rowsOpen is how many rows of the tables are not read as they should be yet; -v shows them. It only ever gets smaller.
const rowsOpen = 6

// TestTable holds the grammar to tables of expressions in context by four writers: 1,498 rows, 258 of them without any number.
func TestTable(t *testing.T) {
	files, err := filepath.Glob("testdata/table-*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows, open := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for row := range strings.Lines(string(data)) {
			f := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
			if strings.HasPrefix(row, "##") {
				continue
			}
			if len(f) != 3 {
				t.Fatalf("%s: %q: want a text, its numbers and a reason", file, row)
			}
			rows++
			var want, got []string
			for _, item := range strings.Split(f[1], " | ") {
				if strings.TrimSpace(item) != "" {
					want = append(want, normal(item))
				}
			}
			for _, n := range find(t, f[0]) {
				got = append(got, render(f[0], n))
			}
			if !slices.Equal(got, want) {
				open++
				t.Logf("%s (%s)\n\tgot  %s\n\twant %s", f[0], f[2], strings.Join(got, " | "), strings.Join(want, " | "))
			}
		}
	}
	if rows != 1498 || open > rowsOpen {
		t.Errorf("%d of %d rows differ, want at most %d of 1498; run with -v to see them", open, rows, rowsOpen)
	}
}
