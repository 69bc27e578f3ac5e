package number_test

import (
	"os"
	"strings"
	"testing"
)

// TestSpelled reads back how six other programs spell numbers, recorded by internal/build/spelled: each text is one number, with the value
// that was spelled. Their grammar is not always ours (ثلاثة مائة, إثنان مليون), but a reader knows what is meant.
func TestSpelled(t *testing.T) {
	data, err := os.ReadFile("testdata/spelled.tsv")
	if err != nil {
		t.Fatal(err)
	}
	read, all := map[string]int{}, map[string]int{}
	for row := range strings.Lines(string(data)) {
		if strings.HasPrefix(row, "##") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		if len(f) != 4 {
			t.Fatalf("%q: want a program, a kind, a value and a text", row)
		}
		program, kind, value, text := f[0], f[1], f[2], f[3]
		all[program]++
		found := find(t, text)
		if len(found) == 1 && found[0].Of(text) == text && found[0].Kind.String() == kind && found[0].Value == value {
			read[program]++
			continue
		}
		var got []string
		for _, n := range found {
			got = append(got, render(text, n))
		}
		t.Logf("%s: %s %s, %s: got %s", program, kind, value, text, strings.Join(got, " | "))
	}
	if len(all) != 6 {
		t.Errorf("%d programs, want 6", len(all))
	}
	for program, n := range all {
		if t.Logf("%s: %d of %d", program, read[program], n); float64(read[program]) < 0.99*float64(n) {
			t.Errorf("%s: %d of %d texts read, want 99 %%", program, read[program], n)
		}
	}
}
