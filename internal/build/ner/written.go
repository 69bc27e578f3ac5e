package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// writtenDir has the news written for the project.
const writtenDir = "internal/build/ner/news"

// marked is a name in the news written for the project: [مصطفى الكاظمي|P].
var marked = regexp.MustCompile(`\[([^\[\]|]+)\|([PLOM])\]`)

// writtenClasses are the types of the news written for the project.
var writtenClasses = map[string]gazetteer.Class{
	"P": gazetteer.Person, "L": gazetteer.Location, "O": gazetteer.Organization, "M": gazetteer.Misc,
}

// readWritten reads the news written for the project, an article a document. It returns an error where a mark is broken.
func readWritten(dir string) ([]*document, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, cmp.Or(err, fmt.Errorf("%s: no news", dir))
	}
	var all []*document
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, article := range strings.Split(strings.TrimSpace(string(content)), "\n\n") {
			d := parseWritten(strings.TrimSpace(article))
			if i := strings.IndexAny(d.text, "[]|"); i >= 0 {
				return nil, fmt.Errorf("%s: a broken mark at %q", file, d.text[i:min(i+40, len(d.text))])
			}
			all = append(all, d)
		}
	}
	return all, nil
}

// parseWritten takes the marks out of an article and gives them to its words.
func parseWritten(article string) *document {
	var b strings.Builder
	type name struct {
		begin, end int
		class      gazetteer.Class
	}
	var names []name
	at := 0
	for _, m := range marked.FindAllStringSubmatchIndex(article, -1) {
		b.WriteString(article[at:m[0]])
		begin := b.Len()
		b.WriteString(article[m[2]:m[3]])
		names = append(names, name{begin, b.Len(), writtenClasses[article[m[4]:m[5]]]})
		at = m[1]
	}
	b.WriteString(article[at:])
	d := &document{source: written, text: b.String()}
	for begin := 0; begin < len(d.text); {
		size := strings.IndexAny(d.text[begin:], " \n")
		if size < 0 {
			size = len(d.text) - begin
		}
		end := begin + size
		if size > 0 {
			c := cell{word: d.text[begin:end]}
			for len(names) > 0 && names[0].end <= begin {
				names = names[1:]
			}
			if len(names) > 0 && names[0].begin < end {
				c.class, c.first = names[0].class, names[0].begin >= begin
			}
			d.cells, d.begins = append(d.cells, c), append(d.begins, begin)
		}
		begin = end + 1
	}
	return d
}

// What makes a word a name of its own kind in ANERcorp, which marks currencies and the like where the news written for the project does not.
const (
	sureCount = 3
	sureShare = 0.8
)

// agree marks the words of the news written for the project that ANERcorp nearly always has as a name of one word and class MISC: دولار.
func agree(own, aner []*document) {
	type count struct{ misc, all int }
	counts := map[string]*count{}
	for _, d := range aner {
		for i, c := range d.cells {
			key := arabic.Fold(c.word)
			n := counts[key]
			if n == nil {
				n = &count{}
				counts[key] = n
			}
			n.all++
			alone := i+1 == len(d.cells) || d.cells[i+1].class == 0 || d.cells[i+1].first
			if c.class == gazetteer.Misc && c.first && alone {
				n.misc++
			}
		}
	}
	for _, d := range own {
		for i := range d.cells {
			c := &d.cells[i]
			n := counts[arabic.Fold(strings.TrimRight(c.word, ".،,؛:!؟)\"»"))]
			if c.class == 0 && n != nil && n.misc >= sureCount && float64(n.misc) >= sureShare*float64(n.all) {
				c.class, c.first = gazetteer.Misc, true
			}
		}
	}
}
