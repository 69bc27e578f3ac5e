package number_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/gold"
)

// newsOpen is how many differences the numbers of the news items still have from their gold; -v shows them. It only ever gets smaller.
const newsOpen = 22

// TestNews holds the numbers of the project's news items to their gold.
func TestNews(t *testing.T) {
	folder := filepath.Join("..", "nlp", "testdata", "news")
	open := 0
	for _, file := range goldFiles(t, folder, 44) {
		differences := compare(t, filepath.Join(folder, textName(file)), file)
		open += len(differences)
		for _, d := range differences {
			t.Logf("%s: %s", filepath.Base(file), d)
		}
	}
	if open > newsOpen {
		t.Errorf("%d differences, want at most %d; run with -v to see them", open, newsOpen)
	}
}

// TestCorpus holds the numbers of the five articles to their gold: all found, nothing else reported. The articles are not part of the
// project: KHABAR_CORPUS names their folder.
func TestCorpus(t *testing.T) {
	corpus := os.Getenv("KHABAR_CORPUS")
	if corpus == "" {
		corpus = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(corpus); err != nil && os.Getenv("KHABAR_CORPUS_REQUIRED") == "" {
		t.Skipf("no acceptance corpus at %s: point KHABAR_CORPUS at the folder of the five articles (an absolute path)", corpus)
	}
	for _, file := range goldFiles(t, filepath.Join("..", "nlp", "testdata", "gold"), 5) {
		for _, d := range compare(t, filepath.Join(corpus, textName(file)), file) {
			t.Errorf("%s: %s", filepath.Base(file), d)
		}
	}
}

// goldFiles gives the files with gold of numbers in a folder, of which there must be n.
func goldFiles(t *testing.T, folder string, n int) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.numbers.tsv"))
	if err != nil || len(files) != n {
		t.Fatalf("%s: gold of %d texts, want %d (%v)", folder, len(files), n, err)
	}
	return files
}

// textName gives the name of the text that a file is the gold of.
func textName(file string) string {
	return strings.TrimSuffix(filepath.Base(file), ".numbers.tsv") + ".txt"
}

// compare gives the differences between the numbers of a text and its gold.
func compare(t *testing.T, path, file string) (differences []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	rows, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for row := range strings.Lines(string(rows)) {
		row = strings.TrimSuffix(row, "\n")
		if sum, ok := strings.CutPrefix(row, "## sha256 "); ok && sum != gold.Sum(text) {
			t.Fatalf("%s is the gold of another text", file)
		}
		if f := strings.SplitN(row, "\t", 4); len(f) == 4 {
			want = append(want, f[0]+" "+normal(f[2]+" => "+f[3]))
		}
	}
	for _, n := range find(t, text) {
		got = append(got, strconv.Itoa(n.Begin)+" "+render(text, n))
	}
	for _, item := range got {
		if !slices.Contains(want, item) {
			differences = append(differences, "got  "+item)
		}
	}
	for _, item := range want {
		if !slices.Contains(got, item) {
			differences = append(differences, "want "+item)
		}
	}
	return differences
}
