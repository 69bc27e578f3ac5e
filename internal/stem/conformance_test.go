package stem_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/stem"
)

// original is a program that a stemmer of ours equals.
type original struct {
	name    string
	facts   string // under testdata: what it said of some words
	heading string // of that file
	stem    func(string) string
	run     func(t testing.TB) *exec.Cmd // reads words, prints stems, one a line
}

var originals = []original{
	{"stemwords", "snowball.tsv", `# What stemwords says of these words: Debian's libstemmer-tools 2.2.0-2, of Snowball 2.2.0 (BSD-3-Clause).
# word	stem, by: stemwords -l arabic; written by: go test ./internal/stem -run Recorded -record
`, stem.Snowball, stemwords},
	{"lucene", "light10.tsv", `# What Lucene says of these words: lucene-analysis-common 9.12.3 (Apache-2.0), the filters of ArabicAnalyzer.
# word	stem, by: java -cp 'internal/build/lucene/target/dependency/*' internal/build/lucene/Light10.java
# written by: go test ./internal/stem -run Recorded -record
`, stem.Light10, lucene},
}

var record = flag.Bool("record", false, "write the files under testdata anew, from the originals")

// TestRecorded compares with what the originals said of some thousand words: every affix and letter of theirs, and a sample of the news.
func TestRecorded(t *testing.T) {
	for _, o := range originals {
		t.Run(o.name, func(t *testing.T) {
			if *record {
				writeRecorded(t, o)
			}
			words := 0
			for word, want := range recorded(t, o.facts) {
				words++
				if got := o.stem(word); got != want {
					t.Errorf("%s %+q: %q, want %q", word, word, got, want)
				}
			}
			if words < 5000 {
				t.Errorf("%d words in %s, want at least 5000", words, o.facts)
			}
		})
	}
}

// recorded gives the words and stems of a file under testdata.
func recorded(t testing.TB, name string) func(yield func(word, stem string) bool) {
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(word, stem string) bool) {
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			word, stem, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			if !ok {
				t.Fatalf("%s: %q has no tab", name, line)
			}
			if !yield(word, stem) {
				return
			}
		}
	}
}

// writeRecorded asks an original for the stems of a file under testdata.
func writeRecorded(t *testing.T, o original) {
	words := slices.Concat(letters(), fitted(), every(1000, distinct(crossed())))
	words = append(words, every(2000, slices.DeleteFunc(newsWords(t), unrecordable))...)
	words = slices.DeleteFunc(distinct(words), func(word string) bool { return word == "" })
	var file strings.Builder
	file.WriteString(o.heading)
	for i, stem := range ask(t, o, words) {
		fmt.Fprintf(&file, "%s\t%s\n", words[i], stem)
	}
	if err := os.WriteFile(filepath.Join("testdata", o.facts), []byte(file.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ask gives what an original says of words.
func ask(t *testing.T, o original, words []string) []string {
	cmd := o.run(t)
	var complaint bytes.Buffer
	cmd.Stdin, cmd.Stderr = strings.NewReader(strings.Join(words, "\n")+"\n"), &complaint
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, complaint.String())
	}
	stems := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(stems) != len(words) {
		t.Fatalf("%d stems of %d words", len(stems), len(words))
	}
	return stems
}

// TestOriginals compares with the programs themselves: on every distinct word of the ANT corpus, as written and without its punctuation, on
// some of these in presentation forms and with marks, and on words of every affix.
func TestOriginals(t *testing.T) {
	for _, o := range originals {
		t.Run(o.name, func(t *testing.T) {
			o.run(t) // skips before the work
			words := newsWords(t)
			if len(words) < 100_000 {
				t.Errorf("%d distinct words of news, want at least 100,000", len(words))
			}
			t.Logf("news: %d distinct words", len(words))
			for _, word := range every(20_000, words) {
				words = append(words, shaped(word), marked(word))
			}
			words = distinct(slices.Concat(words, fitted(), crossed(), letters()))
			different := 0
			for i, want := range ask(t, o, words) {
				if got := o.stem(words[i]); got != want {
					if different++; different <= 20 {
						t.Errorf("%s %+q: %q, want %q", words[i], words[i], got, want)
					}
				}
			}
			t.Logf("in all: %d distinct words, %d different", len(words), different)
		})
	}
}

// stemwords is the Snowball project's program: KHABAR_STEMWORDS, or as Debian's package libstemmer-tools installs it.
func stemwords(t testing.TB) *exec.Cmd {
	path := os.Getenv("KHABAR_STEMWORDS")
	if path == "" {
		var err error
		if path, err = exec.LookPath("stemwords"); err != nil {
			missing(t, "no stemwords: install libstemmer-tools, or say where it is in KHABAR_STEMWORDS")
		}
	}
	return exec.CommandContext(t.Context(), path, "-l", "arabic")
}

// lucene is the program of internal/build/lucene with the jars in the folder that KHABAR_LUCENE names, or that Maven left there.
func lucene(t testing.TB) *exec.Cmd {
	folder := filepath.Join("..", "build", "lucene")
	path := os.Getenv("KHABAR_LUCENE")
	if path == "" {
		path = filepath.Join(folder, "target", "dependency")
	}
	jars, err := filepath.Glob(filepath.Join(path, "lucene-analysis-common-*.jar"))
	if err != nil || len(jars) == 0 {
		missing(t, "no Lucene: run mvn -f internal/build/lucene dependency:copy-dependencies, or name the folder of its jars in KHABAR_LUCENE")
	}
	return exec.CommandContext(t.Context(), "java", "-cp", filepath.Join(path, "*"), filepath.Join(folder, "Light10.java"))
}

// missing skips a test, or fails it where all that it needs has to be there.
func missing(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("KHABAR_ORIGINALS_REQUIRED") != "" {
		t.Fatal(why)
	}
	t.Skip(why)
}
