package gold

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/token"
)

// SegmentedWord is a word of a text and the clitics that people found in it.
type SegmentedWord struct {
	token.Span          // in the line, in bytes
	Parts      []Clitic // in order; one for a word without clitics
	Class      string   // the part of speech of the word itself, as the source has it: NOUN, V, PREP
}

// Clitic is a part of a word.
type Clitic struct {
	Letters int    // how many letters of the word it has
	Kind    string // CONJ, PREP, FUT, NEG, STEM, PRON
}

// SegmentedLine is a line of text and its words. Words whose marking does not fit the text are left out.
type SegmentedLine struct {
	Text  string
	Words []SegmentedWord
}

// WikiNews reads the reference segmentation of Farasa (wikinews.pos.tsv, wikinews.vocalised.txt in dir) and gives the news as plain text,
// marks removed, with the clitics that the ATB scheme takes off; what the reference splits beside (the article, endings of number, gender
// and case, subjects of verbs) is put back. dev is the first part of the documents, about seven tenths; test is the rest, which nothing may
// be fitted to. With marks, the text keeps its vowels.
func WikiNews(dir string, marks bool) (dev, test []SegmentedLine, err error) {
	words, err := farasa(filepath.Join(dir, "wikinews.pos.tsv"))
	if err != nil {
		return nil, nil, err
	}
	content, err := os.ReadFile(filepath.Join(dir, "wikinews.vocalised.txt"))
	if err != nil {
		return nil, nil, err
	}
	var lines []SegmentedLine
	i, total := 0, 0
	for text := range strings.Lines(strings.TrimPrefix(string(content), "\ufeff")) {
		line := SegmentedLine{Text: strings.TrimSpace(text)}
		if !marks {
			line.Text = unmarked(line.Text)
		}
		for t := range token.All(line.Text) {
			if t.Kind != token.Word {
				continue
			}
			key := arabic.Fold(t.Of(line.Text))
			if k := next(words, i, key); k >= 0 {
				line.Words = append(line.Words, SegmentedWord{t.Span, words[k].parts, words[k].class})
				i = k + 1
			}
		}
		total += len(line.Words)
		lines = append(lines, line)
	}
	if total < len(words)*9/10 {
		return nil, nil, fmt.Errorf("%s: %d of %d words fit the text: it is another text", dir, total, len(words))
	}
	cut, seen := 0, 0
	for cut < len(lines) && (seen < total*7/10 || strings.HasSuffix(lines[cut].Text, ".")) { // a document begins with its title
		seen += len(lines[cut].Words)
		cut++
	}
	return lines[:cut], lines[cut:], nil
}

// next finds a key among the words from i on, not far from there; -1 where it is not.
func next(words []farasaWord, i int, key string) int {
	const window = 12
	for k := i; k < len(words) && k < i+window; k++ {
		if words[k].key == key {
			return k
		}
	}
	return -1
}

// farasaWord is a word of the reference.
type farasaWord struct {
	key   string
	parts []Clitic
	class string
}

// written are words that the reference writes in full, as two words that have become one.
var written = map[string]struct {
	key   string
	parts []Clitic
}{
	"من+ما": {"مما", []Clitic{{1, "PREP"}, {2, "STEM"}}},
	"عن+ما": {"عما", []Clitic{{1, "PREP"}, {2, "STEM"}}},
	"من+من": {"ممن", []Clitic{{1, "PREP"}, {2, "STEM"}}},
	"عن+من": {"عمن", []Clitic{{1, "PREP"}, {2, "STEM"}}},
	"أن+لا": {"الا", []Clitic{{1, "STEM"}, {2, "NEG"}}},
	"لا+بد": {"لابد", []Clitic{{2, "NEG"}, {2, "STEM"}}},
}

func farasa(path string) ([]farasaWord, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var words []farasaWord
	for line := range strings.Lines(string(content)) {
		segments, tags, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		if ok && isArabic(segments) {
			words = append(words, farasaParts(segments, tags))
		}
	}
	return words, nil
}

func isArabic(s string) bool {
	for _, r := range s {
		if r != '+' && (r < 0x620 || r > 0x64A) {
			return false
		}
	}
	return s != "" && s != "+"
}

// objects are the pronouns that a verb may take as clitics; its other endings are its subject.
var objects = []string{"ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "ني", "نا"}

func farasaParts(segments, tags string) farasaWord {
	surface, tag := strings.Split(segments, "+"), strings.Split(tags, "+")
	var w farasaWord
	for i, s := range surface {
		n := len([]rune(s))
		if n == 0 || i >= len(tag) {
			continue
		}
		if i+1 < len(surface) && i+1 < len(tag) {
			if joined, ok := written[s+"+"+surface[i+1]]; ok {
				w.key += joined.key
				w.parts = append(w.parts, joined.parts...)
				break
			}
		}
		w.key += arabic.Fold(s)
		kind := "STEM"
		switch {
		case tag[i] == "CONJ" && i == 0 && len(surface) > 1 && (s == "و" || s == "ف"):
			kind = "CONJ"
		case tag[i] == "PREP" && i+1 < len(surface) && n == 1:
			kind = "PREP"
		case tag[i] == "FUT_PART" && i+1 < len(surface) && n == 1:
			kind = "FUT"
		case tag[i] == "PART" && i+1 < len(surface) && (s == "ما" || s == "لا"):
			kind = "NEG"
		case tag[i] == "PRON" && i > 0 && i == len(surface)-1 && objectAt(surface, tag, i):
			kind = "PRON"
		case tag[i] == "PART" && i > 0 && s == "لا", s == "ما" && i > 0 && tag[i-1] == "PREP":
			kind = "NEG"
			if s == "ما" {
				kind = "NEXT"
			}
		case tag[i] == "PREP" && i > 0 && i+1 == len(surface) && tag[i-1] == "CONJ":
		}
		if last := len(w.parts) - 1; kind == "STEM" && last >= 0 && w.parts[last].Kind == "STEM" {
			w.parts[last].Letters += n
		} else {
			if kind == "NEXT" {
				kind = "STEM"
			}
			w.parts = append(w.parts, Clitic{n, kind})
		}
		if kind == "STEM" && (w.class == "" || w.class == "DET") {
			w.class = tag[i]
		}
	}
	// ل and ال are written as لل, and ل, ال and ل too.
	for i, p := range w.parts[:len(w.parts)-1] {
		if p.Kind == "PREP" && strings.Contains(w.key, "لال") && slices.Contains(tag, "DET") {
			w.parts[i+1].Letters--
			if strings.Contains(w.key, "لالل") {
				w.parts[i+1].Letters--
				w.key = strings.Replace(w.key, "لالل", "لل", 1)
			} else {
				w.key = strings.Replace(w.key, "لال", "لل", 1)
			}
			break
		}
	}
	return w
}

// objectAt tells whether the pronoun at i is a clitic and no subject of a verb: the first نا of كنّا is one, that of يمكننا is none.
func objectAt(surface, tag []string, i int) bool {
	if tag[i-1] != "V" && tag[i-1] != "PRON" {
		return surface[i] != "ا" && surface[i] != "ت"
	}
	if surface[i] == "نا" && tag[i-1] == "V" {
		return strings.HasPrefix(surface[i-1], "ي") || strings.HasPrefix(surface[i-1], "ت")
	}
	return slices.Contains(objects, surface[i])
}

// unmarked takes vowels and tatweel off.
func unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x64B && r <= 0x652 || r == 0x670 || r == 0x640 {
			return -1
		}
		return r
	}, s)
}
