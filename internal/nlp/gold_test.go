package nlp_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/gold"
	"github.com/khabar-nlp/khabar/internal/nlp"
)

// TestNews holds the tokens and sentences of the project's own news items to their gold.
func TestNews(t *testing.T) {
	texts, err := filepath.Glob("testdata/news/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	const items, tokens, sentences = 44, 5550, 316
	var gotTokens, gotSentences int
	for _, path := range texts {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			text := read(t, path)
			want, err := gold.Parse(text, read(t, strings.TrimSuffix(path, ".txt")+".gold"))
			if err != nil {
				t.Fatal(err)
			}
			gotTokens += len(want.Tokens)
			gotSentences += len(want.Sentences)
			compare(t, text, want)
		})
	}
	if len(texts) != items || gotTokens != tokens || gotSentences != sentences {
		t.Errorf("the gold has %d items, %d tokens, %d sentences, want %d, %d, %d", len(texts), gotTokens, gotSentences, items, tokens, sentences)
	}
}

// TestCorpus holds the five articles to their stand-off gold. Their text is not part of the project: KHABAR_CORPUS names its folder.
func TestCorpus(t *testing.T) {
	corpus := corpusFolder(t)
	files, err := filepath.Glob("testdata/gold/*.tokens.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 5 {
		t.Errorf("gold of %d articles, want 5", len(files))
	}
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".tokens.tsv")
		t.Run(name, func(t *testing.T) {
			text := read(t, filepath.Join(corpus, name+".txt"))
			want, err := gold.ParseStandoff(text, read(t, path))
			if err != nil {
				t.Fatal(err)
			}
			compare(t, text, want)
		})
	}
}

// compare fails where the analysis of a text is not the gold.
func compare(t *testing.T, text string, want gold.Layer) {
	t.Helper()
	a, err := nlp.Analyze(t.Context(), text, nlp.Options{Sentences: true})
	if err != nil {
		t.Fatal(err)
	}
	if d := gold.Diff(text, gold.Layer{Tokens: a.Tokens, Sentences: a.Sentences}, want); d != "" {
		t.Error(d)
	}
}

// corpusFolder gives the folder of the acceptance corpus. Without it the test is skipped, or fails where KHABAR_CORPUS_REQUIRED is set,
// as it is in CI.
func corpusFolder(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("KHABAR_CORPUS")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(folder); err != nil {
		if os.Getenv("KHABAR_CORPUS_REQUIRED") != "" {
			t.Fatalf("no acceptance corpus at %s", folder)
		}
		t.Skipf("no acceptance corpus at %s: point KHABAR_CORPUS at the folder of the five articles (an absolute path)", folder)
	}
	return folder
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
