package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/khabar-nlp/khabar/client"
	"github.com/khabar-nlp/khabar/internal/arabic"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// evalSegmentation measures the segments of words.
type evalSegmentation struct {
	evalCommon
	Scheme string `help:"atb or d3." enum:"atb,d3" default:"atb"`
}

// goldWord is a word and the forms of its segments.
type goldWord struct {
	word     string
	segments []string
}

// run prints precision, recall and F1 over segments. A segment is right where its form, or its normalized form, is the gold's in its word and
// in order, both folded: what is written لحكومة may be الحكومة in the gold. Sentences go to the engine whole, as words with spaces between.
func (c evalSegmentation) run(ctx context.Context, s streams) error {
	gold, engine, closeBoth, err := c.open(s.in)
	if err != nil {
		return err
	}
	defer closeBoth()
	var (
		total    score
		whole    score
		sentence []goldWord
		inner    int // words of CoNLL-U that the last word still has
	)
	flush := func() error {
		words := sentence
		sentence = nil
		return c.measure(ctx, engine, words, &total, &whole)
	}
	err = eachGoldLine(gold, func(_ int, columns []string) error {
		if columns == nil {
			return flush()
		}
		if len(columns) >= 2 && len(columns) < 10 { // word, segments, and what other measures want
			sentence = append(sentence, goldWord{columns[0], strings.Split(columns[1], "+")})
			return nil
		}
		if len(columns) < 10 {
			return fmt.Errorf("%q: want a word and its segments, with a tab between, or the 10 columns of CoNLL-U", strings.Join(columns, "\t"))
		}
		var first, last int
		switch n, _ := fmt.Sscanf(columns[0], "%d-%d", &first, &last); {
		case strings.Contains(columns[0], "."): // an empty node
		case n == 2:
			sentence = append(sentence, goldWord{word: columns[1]})
			inner = last - first + 1
		case inner > 0:
			inner--
			w := &sentence[len(sentence)-1]
			w.segments = append(w.segments, columns[1])
		default:
			sentence = append(sentence, goldWord{columns[1], []string{columns[1]}})
		}
		return nil
	})
	if err == nil {
		err = flush()
	}
	if err == nil && total.wanted == 0 {
		err = errNoGold
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.Gold, err)
	}
	if err := total.write(s.out, "segments"); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, "%-12s %.4f  (%d of %d)\n", "words right", share(whole.right, whole.wanted), whole.right, whole.wanted)
	return err
}

// schemes are the contract's values of --scheme.
var schemes = map[string]khabarv1.Segmentation{
	"none": khabarv1.Segmentation_SEGMENTATION_NONE,
	"atb":  khabarv1.Segmentation_SEGMENTATION_ATB,
	"d3":   khabarv1.Segmentation_SEGMENTATION_D3,
}

// measure adds the segments of a sentence to the scores: of segments, and of words that are wholly right.
func (c evalSegmentation) measure(ctx context.Context, engine *client.Client, words []goldWord, total, whole *score) error {
	if len(words) == 0 {
		return nil
	}
	var text strings.Builder
	ends := make([]uint32, len(words))
	for i, w := range words {
		if i > 0 {
			text.WriteByte(' ')
		}
		text.WriteString(w.word)
		ends[i] = uint32(text.Len())
	}
	ctx, cancel := c.within(ctx)
	defer cancel()
	response, err := engine.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: text.String(), Segmentation: schemes[c.Scheme]})
	if err != nil {
		return plainError(err)
	}
	tokens := response.GetTokens()
	for i, w := range words {
		var found []*khabarv1.Segment
		for len(tokens) > 0 && tokens[0].GetSpan().GetEnd() <= ends[i] {
			found = append(found, segmentsOf(tokens[0])...)
			tokens = tokens[1:]
		}
		right := common(found, w.segments)
		total.found += len(found)
		total.wanted += len(w.segments)
		total.right += right
		whole.wanted++
		if right == len(found) && right == len(w.segments) {
			whole.right++
		}
	}
	return nil
}

// segmentsOf gives the segments of a token, itself where it has none.
func segmentsOf(t *khabarv1.Token) []*khabarv1.Segment {
	if len(t.GetSegments()) > 0 {
		return t.GetSegments()
	}
	return []*khabarv1.Segment{{Span: t.GetSpan(), Text: t.GetText(), Normalized: t.GetNormalized()}}
}

// common gives the length of the longest common subsequence of segments and forms.
func common(found []*khabarv1.Segment, wanted []string) int {
	row := make([]int, len(wanted)+1)
	for _, f := range found {
		before := 0
		text := arabic.Fold(f.GetText())
		for j, form := range wanted {
			above := row[j+1]
			if folded := arabic.Fold(form); folded == text || folded == f.GetNormalized() {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = above
		}
	}
	return row[len(wanted)]
}
