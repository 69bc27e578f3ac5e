package stem_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/stem"
)

// lightRows reads testdata/light.tsv: word, stem, why.
func lightRows(t testing.TB) [][]string {
	file, err := os.Open(filepath.Join("testdata", "light.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var rows [][]string
	for s := bufio.NewScanner(file); s.Scan(); {
		if row := strings.Split(s.Text(), "\t"); row[0][0] != '#' {
			rows = append(rows, row)
		}
	}
	return rows
}

func TestLight(t *testing.T) {
	rows := lightRows(t)
	if len(rows) < 200 {
		t.Fatalf("%d rows, want 200 or more", len(rows))
	}
	for _, row := range rows {
		if got := stem.Light(row[0]); got != row[1] {
			t.Errorf("Light(%s) = %s, want %s: %s", row[0], got, row[1], row[2])
		}
	}
}

// lightSpellings are ways to write a word that do not change it.
var lightSpellings = []func(string) string{
	arabic.Fold,
	func(s string) string { return strings.ReplaceAll(s, "ا", "اـ") },
	func(s string) string { return s + "\u064F" }, // damma
	func(s string) string { return strings.ReplaceAll(s, "لا", "ﻻ") },
	func(s string) string { return strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا").Replace(s) },
	func(s string) string { return strings.ReplaceAll(s, "ي", "ی") }, // the Persian keyboard's
}

// maxRestored is by how many letters a stem may be longer than its word: مدن is مدينة.
const maxRestored = 2

// checkLight checks what holds of the stem of any word.
func checkLight(t *testing.T, word string) {
	got := stem.Light(word)
	folded := arabic.Fold(word)
	if got == "" && folded != "" {
		t.Errorf("Light(%q) is empty", word)
	}
	if arabic.Fold(got) != got {
		t.Errorf("Light(%q) = %q, which is not folded", word, got)
	}
	if again := stem.Light(got); again != got {
		t.Errorf("Light(%q) = %q, whose own stem is %q", word, got, again)
	}
	if n := utf8.RuneCountInString(got) - utf8.RuneCountInString(folded); n > maxRestored {
		t.Errorf("Light(%q) = %q: %d letters longer", word, got, n)
	}
	if other := stem.Light(folded); other != got {
		t.Errorf("Light(%q) = %q, folded it gives %q", word, got, other)
	}
}

func TestLightProperties(t *testing.T) {
	for _, row := range lightRows(t) {
		checkLight(t, row[0])
		for i, spell := range lightSpellings {
			if got := stem.Light(spell(row[0])); got != row[1] {
				t.Errorf("spelling %d: Light(%s) = %s, want %s", i, spell(row[0]), got, row[1])
			}
		}
	}
	for word := range recorded(t, "light10.tsv") {
		checkLight(t, word)
	}
}

// TestLightTogether stems from many goroutines at once, for the race detector.
func TestLightTogether(t *testing.T) {
	rows := lightRows(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, row := range rows {
				if got := string(stem.AppendLight(nil, row[0])); got != row[1] {
					t.Errorf("Light(%s) = %s, want %s", row[0], got, row[1])
				}
			}
		})
	}
	group.Wait()
}

// BenchmarkLight stems the words of the table; BenchmarkLightNews in lightdev_test.go those of news.
func BenchmarkLight(b *testing.B) {
	rows := lightRows(b)
	stem.Light("") // the tables are read once
	b.ReportAllocs()
	buffer := make([]byte, 0, 1<<10)
	for b.Loop() {
		for _, row := range rows {
			buffer = stem.AppendLight(buffer[:0], row[0])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(rows)), "ns/word")
}

func FuzzLight(f *testing.F) {
	for _, row := range lightRows(f) {
		f.Add(row[0])
	}
	f.Fuzz(func(t *testing.T, word string) {
		if utf8.ValidString(word) {
			checkLight(t, word)
		}
	})
}
