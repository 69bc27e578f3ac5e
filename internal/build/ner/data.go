package main

import (
	"path/filepath"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// corpus is everything to learn from.
type corpus struct {
	train, dev []*document
}

// devShare is the part of ANERcorp, at its end, that is the development split.
const devShare = 0.15

func lookup(classes map[string]gazetteer.Class) func(string) gazetteer.Class {
	return func(kind string) gazetteer.Class { return classes[kind] }
}

// load reads the corpora. held tells which documents of ANERcorp, by their number among all, are the development split.
func load(dir string, held func(i, n int) bool) (*corpus, error) {
	c := &corpus{}
	aner, err := readCoNLL(filepath.Join(dir, "ner", "anercorp-train.conll"), lookup(anercorpClasses))
	if err != nil {
		return nil, err
	}
	docs := documents(anercorp, aner)
	for i, d := range docs {
		if held(i, len(docs)) {
			c.dev = append(c.dev, d)
		} else {
			c.train = append(c.train, d)
		}
	}
	wiki, err := readCoNLL(filepath.Join(dir, "ner", "wikifane-gold.conll"), lookup(wikifaneClasses))
	if err != nil {
		return nil, err
	}
	c.train = append(c.train, documents(wikifane, joinClitics(wiki))...)
	for _, part := range []string{"train", "val", "test"} {
		woj, err := readCoNLL(filepath.Join(dir, "ner", "wojood-sample-"+part+".txt"), lookup(wojoodClasses))
		if err != nil {
			return nil, err
		}
		c.train = append(c.train, documents(wojood, woj)...)
	}
	own, err := readWritten(writtenDir)
	if err != nil {
		return nil, err
	}
	agree(own, c.train[:len(docs)-len(c.dev)])
	c.train = append(c.train, own...)
	return c, nil
}
