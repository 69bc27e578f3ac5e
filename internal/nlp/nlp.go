package nlp

import (
	"context"
	"slices"
	"sync"

	"github.com/khabar-nlp/khabar/internal/entity"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/number"
	"github.com/khabar-nlp/khabar/internal/stem"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Analysis is what is known of one text. Spans are in bytes of Text. A layer that was not wanted is empty.
type Analysis struct {
	Text      string
	Tokens    []token.Token
	Sentences []token.Sentence // every token is in exactly one
	Segments  []morph.Segment  // those of each word in Arabic script, in text order
	Stems     []Stem           // one a word, in text order
	Entities  []entity.Entity  // in text order, not overlapping
	Numbers   []number.Number  // in text order, not overlapping
}

// Options are the layers wanted beside the tokens. The zero value wants none.
type Options struct {
	Sentences bool
	Segments  bool
	Scheme    morph.Scheme // of the segments
	Stemmer   stem.Func    // of Arabic words; nil wants no stems
	Entities  bool
	Names     *entity.Names // that the user has added; nil for none
	Numbers   bool
}

// stride is how many tokens are made or stemmed between two looks at the context: well under a millisecond's work.
const stride = 4096

// bytesPerToken is what a token and its white space take in Arabic news, a little less than the mean of 8, so that the slice seldom grows.
const bytesPerToken = 7

// Analyze tokenises text and gives the layers wanted over these tokens; work for others is not done. It gives up with the context's error
// within milliseconds of its end, and returns no other error. Time and memory are linear in len(text).
func Analyze(ctx context.Context, text string, want Options) (a Analysis, err error) {
	if err = a.Analyze(ctx, text, want); err != nil {
		return Analysis{}, err
	}
	return a, nil
}

// Analyze is the function Analyze in the room of an analysis that nobody needs any more: its slices of tokens, sentences and segments are
// overwritten. After an error it holds nothing of use but that room.
func (a *Analysis) Analyze(ctx context.Context, text string, want Options) (err error) {
	*a = Analysis{Text: text, Tokens: a.Tokens[:0], Sentences: a.Sentences[:0], Segments: a.Segments[:0]}
	if a.Tokens, err = appendTokens(ctx, a.Tokens, text); err != nil {
		return err
	}
	if want.Sentences {
		a.Sentences = token.AppendSentences(a.Sentences, text, a.Tokens)
	}
	if want.Segments {
		if a.Segments, err = appendSegments(ctx, a.Segments, text, a.Tokens, want.Scheme); err != nil {
			return err
		}
	}
	if want.Entities {
		if a.Entities, err = entities(ctx, text, *a, want); err != nil {
			return err
		}
	}
	if want.Stemmer != nil {
		if a.Stems, err = stems(ctx, text, a.Tokens, want.Stemmer); err != nil {
			return err
		}
	}
	if want.Numbers {
		if a.Numbers, err = number.Find(ctx, text, a.Tokens); err != nil {
			return err
		}
	}
	return nil
}

// appendTokens cuts a text into tokens.
func appendTokens(ctx context.Context, all []token.Token, text string) ([]token.Token, error) {
	all = slices.Grow(all, len(text)/bytesPerToken+1)
	for t := range token.All(text) {
		if len(all)%stride == 0 && ctx.Err() != nil {
			return all, context.Cause(ctx)
		}
		all = append(all, t)
	}
	if ctx.Err() != nil {
		return all, context.Cause(ctx)
	}
	return all, nil
}

// Warm loads the tables that the layers read, so that no call waits for them. It is safe to call at any time, by any goroutine.
func Warm() {
	var loading sync.WaitGroup
	for _, load := range []func(){entity.Warm, number.Warm, stem.Warm} { // which load what the others need
		loading.Go(load)
	}
	loading.Wait()
}
