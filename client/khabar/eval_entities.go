package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/client"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// evalEntities measures entities.
type evalEntities struct {
	evalCommon
	Sentences int `help:"How many sentences are sent as one text: what a text said before helps." default:"25"`
}

// goldTypes are the types of the tags of CoNLL files.
var goldTypes = map[string]khabarv1.EntityType{
	"PER": khabarv1.EntityType_ENTITY_TYPE_PERSON, "PERS": khabarv1.EntityType_ENTITY_TYPE_PERSON, "PERSON": khabarv1.EntityType_ENTITY_TYPE_PERSON,
	"LOC": khabarv1.EntityType_ENTITY_TYPE_LOCATION, "LOCATION": khabarv1.EntityType_ENTITY_TYPE_LOCATION,
	"GPE": khabarv1.EntityType_ENTITY_TYPE_LOCATION,
	"ORG": khabarv1.EntityType_ENTITY_TYPE_ORGANIZATION, "ORGANIZATION": khabarv1.EntityType_ENTITY_TYPE_ORGANIZATION,
	"MISC": khabarv1.EntityType_ENTITY_TYPE_MISC, "MIS": khabarv1.EntityType_ENTITY_TYPE_MISC,
}

// taggedWord is a word of the gold.
type taggedWord struct {
	word  string
	of    khabarv1.EntityType // ENTITY_TYPE_UNSPECIFIED outside of names
	first bool
}

// nameSpan is a name among the words of a text.
type nameSpan struct {
	first, last int
	of          khabarv1.EntityType
}

// run prints precision, recall and F1 for each type and for all. A name is right where its words and its type are the gold's; what is
// attached to a word (و) belongs to it there. The file has a word and its BIO tag a line, in the first and the last column, and an empty
// line after each sentence.
func (c evalEntities) run(ctx context.Context, s streams) error {
	gold, engine, closeBoth, err := c.open(s.in)
	if err != nil {
		return err
	}
	defer closeBoth()
	var (
		text   [][]taggedWord
		words  []taggedWord
		scores [5]score // all, and by type
	)
	flush := func(all bool) error {
		if len(words) > 0 {
			text = append(text, words)
			words = nil
		}
		if len(text) == 0 || !all && len(text) < max(c.Sentences, 1) {
			return nil
		}
		sentences := text
		text = nil
		return c.measure(ctx, engine, sentences, &scores)
	}
	err = eachGoldLine(gold, func(_ int, columns []string) error {
		if len(columns) == 1 {
			columns = strings.Fields(columns[0])
		}
		if len(columns) == 0 {
			return flush(false)
		}
		if len(columns) < 2 {
			return fmt.Errorf("%q: want a word and its tag", columns[0])
		}
		w := taggedWord{word: columns[0]}
		if place, kind, ok := strings.Cut(columns[len(columns)-1], "-"); ok {
			if w.of, ok = goldTypes[strings.ToUpper(kind)]; !ok || place != "B" && place != "I" {
				return fmt.Errorf("tag %q, want O, or B- or I- and PER, LOC, ORG or MISC", columns[len(columns)-1])
			}
			w.first = place == "B"
		}
		words = append(words, w)
		return nil
	})
	if err == nil {
		err = flush(true)
	}
	if err == nil && scores[0].wanted+scores[0].found == 0 {
		err = errNoGold
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.Gold, err)
	}
	for of := khabarv1.EntityType_ENTITY_TYPE_PERSON; of <= khabarv1.EntityType_ENTITY_TYPE_MISC; of++ {
		if err := scores[of].write(s.out, strings.ToLower(typeName(of))); err != nil {
			return err
		}
	}
	return scores[0].write(s.out, "all")
}

// measure adds the names of a text to the scores: sentences a line, words with spaces between.
func (c evalEntities) measure(ctx context.Context, engine *client.Client, sentences [][]taggedWord, scores *[5]score) error {
	var (
		text  strings.Builder
		words []taggedWord
		ends  []uint32
	)
	for _, sentence := range sentences {
		for i, w := range sentence {
			if i > 0 {
				text.WriteByte(' ')
			}
			w.first = w.first || i == 0
			text.WriteString(w.word)
			words, ends = append(words, w), append(ends, uint32(text.Len()))
		}
		text.WriteByte('\n')
	}
	ctx, cancel := c.within(ctx)
	defer cancel()
	response, err := engine.TagEntities(ctx, &khabarv1.TagEntitiesRequest{Text: text.String()})
	if err != nil {
		return plainError(err)
	}
	wanted := map[nameSpan]bool{}
	for _, n := range spansOf(words) {
		wanted[n] = true
		scores[0].wanted++
		scores[n.of].wanted++
	}
	for _, e := range response.GetEntities() {
		first, inside := slices.BinarySearch(ends, e.GetSpan().GetBegin())
		if inside {
			first++
		}
		last, _ := slices.BinarySearch(ends, e.GetSpan().GetEnd())
		n := nameSpan{first, last, e.GetType()}
		scores[0].found++
		scores[n.of].found++
		if wanted[n] {
			scores[0].right++
			scores[n.of].right++
		}
	}
	return nil
}

// spansOf gives the names of tagged words. A name that begins with I- is one all the same.
func spansOf(words []taggedWord) []nameSpan {
	var all []nameSpan
	for i, w := range words {
		if w.of == 0 {
			continue
		}
		if n := len(all) - 1; n >= 0 && all[n].last == i-1 && all[n].of == w.of && !w.first {
			all[n].last = i
			continue
		}
		all = append(all, nameSpan{i, i, w.of})
	}
	return all
}
