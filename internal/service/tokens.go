package service

import (
	"context"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/nlp"
	"github.com/khabar-nlp/khabar/internal/token"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// kinds are the contract's kinds at the index of the engine's.
var kinds = [...]khabarv1.TokenKind{
	token.Word:         khabarv1.TokenKind_TOKEN_KIND_WORD,
	token.ForeignWord:  khabarv1.TokenKind_TOKEN_KIND_FOREIGN_WORD,
	token.Number:       khabarv1.TokenKind_TOKEN_KIND_NUMBER,
	token.Punctuation:  khabarv1.TokenKind_TOKEN_KIND_PUNCTUATION,
	token.Symbol:       khabarv1.TokenKind_TOKEN_KIND_SYMBOL,
	token.Emoji:        khabarv1.TokenKind_TOKEN_KIND_EMOJI,
	token.URL:          khabarv1.TokenKind_TOKEN_KIND_URL,
	token.Email:        khabarv1.TokenKind_TOKEN_KIND_EMAIL,
	token.Mention:      khabarv1.TokenKind_TOKEN_KIND_MENTION,
	token.Hashtag:      khabarv1.TokenKind_TOKEN_KIND_HASHTAG,
	token.Date:         khabarv1.TokenKind_TOKEN_KIND_DATE,
	token.Time:         khabarv1.TokenKind_TOKEN_KIND_TIME,
	token.Abbreviation: khabarv1.TokenKind_TOKEN_KIND_ABBREVIATION,
}

// stride is how many tokens are written between two looks at the context.
const stride = 4096

// tokensOf writes the tokens with their segments, and the sentences, of an analysis with offsets in the unit. Messages come from one slice
// each, and folded forms from one string, so that the number of allocations does not grow with the text. It stops short when the context
// ends.
func tokensOf(ctx context.Context, a nlp.Analysis, offsets *offsets) ([]*khabarv1.Token, []*khabarv1.Span) {
	folded, segments := fold(ctx, a), newSegmentWriter(a)
	tokens := make([]khabarv1.Token, len(a.Tokens))
	spans := make([]khabarv1.Span, len(a.Tokens)+len(a.Sentences))
	tokenPointers := make([]*khabarv1.Token, len(a.Tokens))
	sentences := make([]*khabarv1.Span, len(a.Sentences))
	for i, sentence := range a.Sentences {
		for k := sentence.First; k < sentence.Last; k++ {
			if k%stride == 0 && ctx.Err() != nil {
				return nil, nil
			}
			t := a.Tokens[k]
			span := &spans[k]
			span.Begin = offsets.at(t.Begin)
			out := &tokens[k]
			out.Segments = segments.write(k, offsets)
			span.End = offsets.at(t.End)
			out.Span = span
			out.Text = t.Of(a.Text)
			out.Kind = kinds[t.Kind]
			out.Normalized = folded.of(k)
			out.Sentence = uint32(i)
			tokenPointers[k] = out
		}
		span := &spans[len(a.Tokens)+i]
		span.Begin, span.End = spans[sentence.First].Begin, spans[sentence.Last-1].End
		sentences[i] = span
	}
	segments.finish()
	return tokenPointers, sentences
}

// foldedTokens are the folded forms of tokens, one after the other in one string.
type foldedTokens struct {
	text string
	ends []int
}

func fold(ctx context.Context, a nlp.Analysis) foldedTokens {
	buf := make([]byte, 0, len(a.Text))
	ends := make([]int, len(a.Tokens))
	for i, t := range a.Tokens {
		if i%stride == 0 && ctx.Err() != nil {
			clear(ends)
			break
		}
		buf = arabic.AppendFold(buf, t.Of(a.Text))
		ends[i] = len(buf)
	}
	return foldedTokens{string(buf), ends}
}

// of gives the folded form of token i.
func (f foldedTokens) of(i int) string {
	if i == 0 {
		return f.text[:f.ends[0]]
	}
	return f.text[f.ends[i-1]:f.ends[i]]
}
