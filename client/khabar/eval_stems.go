package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// evalStems measures a stemmer as conflation.
type evalStems struct {
	evalCommon
	Stemmer string `help:"light, light10 or snowball." enum:"light,light10,snowball" default:"light"`
}

// nameTags are the parts of speech, in the third column of the gold, that make a row a proper name.
var nameTags = map[string]bool{"NAME": true, "PROPN": true, "NOUN_PROP": true, "PN": true}

// run prints precision, recall and F1 over the pairs of different words: those with one stem against those with one lemma. Where the gold
// has parts of speech it prints the share of names that are kept whole too: whose stem is their lemma, folded.
func (c evalStems) run(ctx context.Context, s streams) error {
	gold, engine, closeBoth, err := c.open(s.in)
	if err != nil {
		return err
	}
	defer closeBoth()
	type row struct{ word, lemma, pos string }
	var rows []row
	seen := map[row]bool{}
	err = eachGoldLine(gold, func(_ int, columns []string) error {
		if columns == nil {
			return nil
		}
		if len(columns) == 4 { // the second has the segments
			columns = append(columns[:1], columns[2:]...)
		}
		if len(columns) < 2 || columns[0] == "" || columns[1] == "" {
			return fmt.Errorf("%q: want a word, its segments if it has a part of speech too, its lemma, and its part of speech if known, with tabs between",
				strings.Join(columns, "\t"))
		}
		r := row{word: columns[0], lemma: columns[1]}
		if len(columns) > 2 {
			r.pos = columns[2]
		}
		if !seen[r] {
			seen[r] = true
			rows = append(rows, r)
		}
		return nil
	})
	if err == nil && len(rows) == 0 {
		err = errNoGold
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.Gold, err)
	}
	words := make([]string, len(rows))
	for i, r := range rows {
		words[i] = r.word
	}
	ctx, cancel := c.within(ctx)
	defer cancel()
	response, err := engine.Stem(ctx, &khabarv1.StemRequest{Words: words, Stemmer: stemmerNames[c.Stemmer]})
	if err != nil {
		return plainError(err)
	}
	if len(response.GetStems()) != len(rows) {
		return errors.New("the server gave another number of stems than words")
	}
	byStem, byLemma, byBoth := map[string]int{}, map[string]int{}, map[[2]string]int{}
	names, kept := 0, 0
	for i, r := range rows {
		stem := response.GetStems()[i].GetStem()
		byStem[stem]++
		byLemma[r.lemma]++
		byBoth[[2]string{stem, r.lemma}]++
		if nameTags[r.pos] {
			names++
			if stem == arabic.Fold(r.lemma) {
				kept++
			}
		}
	}
	pairs := score{pairsOf(byStem), pairsOf(byLemma), pairsOf(byBoth)}
	if err := pairs.write(s.out, c.Stemmer); err != nil {
		return err
	}
	if names > 0 {
		_, err = fmt.Fprintf(s.out, "%-12s %.4f  (%d of %d names)\n", "names kept", share(kept, names), kept, names)
	}
	return err
}

// pairsOf gives the number of pairs within groups of these sizes.
func pairsOf[K comparable](groups map[K]int) (pairs int) {
	for _, n := range groups {
		pairs += n * (n - 1) / 2
	}
	return pairs
}
