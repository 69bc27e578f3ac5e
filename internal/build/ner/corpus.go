package main

import (
	"bufio"
	"os"
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// source is where a sentence comes from.
type source uint8

const (
	anercorp source = iota
	wikifane
	wojood
	written
	news
	sources
)

// A cell is a line of a corpus: a word and its tag.
type cell struct {
	word  string
	class gazetteer.Class // 0 for no name
	first bool
}

// document is a stretch of a corpus as text, with the tags of its tokens.
type document struct {
	source source
	text   string
	page   *sequence.Page
	tags   []sequence.Tag
	cells  []cell // what it was made from, sentence after sentence
	begins []int  // where each cell begins in text
	tokens []token.Token

	memories [][]sequence.Feature // of each token, once they are worked out
}

// perDocument is how many sentences of a corpus are taken for one text: its articles are not marked.
const perDocument = 25

// documents joins sentences to texts.
func documents(from source, sentences [][]cell) []*document {
	var all []*document
	for begin := 0; begin < len(sentences); begin += perDocument {
		d := &document{source: from}
		var b strings.Builder
		for _, s := range sentences[begin:min(begin+perDocument, len(sentences))] {
			for k, c := range s {
				if k > 0 {
					b.WriteByte(' ')
				}
				d.begins = append(d.begins, b.Len())
				d.cells = append(d.cells, c)
				b.WriteString(c.word)
			}
			b.WriteByte('\n')
		}
		d.text = b.String()
		all = append(all, d)
	}
	return all
}

// read cuts a document into tokens, which take the tags of the cells that they stand in; a sign at either end of a name is none of it.
func (d *document) read(r *sequence.Resources) {
	d.tokens = token.Append(nil, d.text)
	d.page = r.Read(d.text, d.tokens, morph.Append(nil, d.text, d.tokens, morph.ATB))
	d.tags = make([]sequence.Tag, len(d.tokens))
	if len(d.cells) == 0 {
		return
	}
	at := -1
	open := gazetteer.Class(0) // the name that goes on
	for i, t := range d.tokens {
		fresh := false
		for at+1 < len(d.cells) && d.begins[at+1] <= t.Begin {
			at++
			fresh = fresh || d.cells[at].first || d.cells[at].class != open
		}
		c := d.cells[at]
		switch {
		case c.class == 0:
			open = 0
			continue
		case fresh:
			open = 0
		}
		inside := t.Kind != token.Punctuation && t.Kind != token.Symbol
		switch {
		case open == 0 && inside:
			d.tags[i] = sequence.First(c.class)
			open = c.class
		case open != 0:
			d.tags[i] = sequence.Later(c.class)
		}
	}
	// A name never ends with a sign.
	for i := len(d.tokens) - 1; i >= 0; i-- {
		last := i+1 == len(d.tokens) || !d.tags[i+1].IsLater()
		if d.tags[i].IsLater() && last && d.tokens[i].Kind == token.Punctuation && !d.cellStarts(d.tokens[i]) {
			d.tags[i] = sequence.Outside
		}
	}
}

// cellStarts tells whether a cell begins where a token does.
func (d *document) cellStarts(t token.Token) bool {
	for i := range d.begins {
		if d.begins[i] >= t.Begin {
			return d.begins[i] == t.Begin
		}
	}
	return false
}

// readCoNLL reads sentences of words and tags with a tab or blank between them; class maps the types of the file. The last column that
// class knows decides.
func readCoNLL(path string, class func(string) gazetteer.Class) ([][]cell, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var all [][]cell
	var sentence []cell
	flush := func() {
		if len(sentence) > 0 {
			all = append(all, sentence)
		}
		sentence = nil
	}
	s := bufio.NewScanner(file)
	for s.Scan() {
		fields := strings.Fields(s.Text())
		if len(fields) < 2 || fields[0] == "$#$" {
			flush()
			continue
		}
		c := cell{word: fields[0]}
		for _, tag := range fields[1:] {
			place, kind, _ := strings.Cut(tag, "-")
			if found := class(kind); found != 0 {
				c.class, c.first = found, place == "B"
				break
			}
		}
		sentence = append(sentence, c)
	}
	flush()
	return all, s.Err()
}
