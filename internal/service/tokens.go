package service

import (
	"context"
	"slices"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/nlp"
	"github.com/khabar-nlp/khabar/internal/token"
	"github.com/khabar-nlp/khabar/internal/wire"
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

// tokensOf gives the tokens with their segments, and the sentences, of an analysis with offsets in the unit. It stops short when the context
// ends, and gives none where there are no sentences: nobody wants them. Messages come from a slice of each kind, so that the number of
// allocations does not grow with the text.
func tokensOf(ctx context.Context, a nlp.Analysis, offsets *offsets) ([]*khabarv1.Token, []*khabarv1.Span) {
	if len(a.Sentences) == 0 {
		return nil, nil
	}
	tokens, pointers := make([]tokenMessage, len(a.Tokens)), make([]*khabarv1.Token, len(a.Tokens))
	spans, sentences := make([]khabarv1.Span, len(a.Sentences)), make([]*khabarv1.Span, len(a.Sentences))
	segments := newSegmentWriter(a)
	forms := newForms(len(a.Tokens)+len(segments.segments), len(a.Text))
	for i, sentence := range a.Sentences {
		for k := sentence.First; k < sentence.Last; k++ {
			if k%stride == 0 && ctx.Err() != nil {
				return nil, nil
			}
			t, out := a.Tokens[k], &tokens[k]
			out.span.Begin = offsets.at(t.Begin)
			forms.fold(t.Of(a.Text))
			out.Segments = segments.write(k, offsets, forms)
			out.span.End = offsets.at(t.End)
			out.Span, out.Text, out.Kind, out.Sentence = &out.span, t.Of(a.Text), kinds[t.Kind], uint32(i)
			pointers[k] = &out.Token
		}
		span := &spans[i]
		span.Begin, span.End = tokens[sentence.First].span.Begin, tokens[sentence.Last-1].span.End
		sentences[i] = span
	}
	forms.finish(tokens)
	return pointers, sentences
}

// tokensPerByte is how many bytes tokens take in wire form for each byte of news, a little more than the mean, so that the memory of an answer
// seldom grows.
const tokensPerByte = 5

// appendTokens appends what tokensOf gives in wire form.
func appendTokens(ctx context.Context, dst []byte, a nlp.Analysis, offsets *offsets) []byte {
	if len(a.Sentences) == 0 {
		return dst
	}
	dst = slices.Grow(dst, tokensPerByte*len(a.Text))
	for _, s := range a.Sentences {
		dst = appendSpan(dst, token.Span{Begin: a.Tokens[s.First].Begin, End: a.Tokens[s.Last-1].End}, offsets)
	}
	segments := a.Segments
	for i, sentence := range a.Sentences {
		for k := sentence.First; k < sentence.Last; k++ {
			if k%stride == 0 && ctx.Err() != nil {
				return nil
			}
			t := a.Tokens[k]
			text := t.Of(a.Text)
			var message, normalized int
			dst, message = wire.Begin(dst, fieldTokens)
			dst = appendSpan(dst, t.Span, offsets)
			dst = wire.AppendString(dst, fieldText, text)
			dst = wire.AppendUint(dst, fieldKind, uint32(kinds[t.Kind]))
			dst, normalized = wire.Begin(dst, fieldNormalized)
			dst = wire.EndString(arabic.AppendFold(dst, text), normalized)
			dst = wire.AppendUint(dst, fieldSentence, uint32(i))
			n := segmentsOf(segments, k)
			dst = appendSegments(dst, segments[:n], a.Text, offsets)
			segments = segments[n:]
			dst = wire.End(dst, message)
		}
	}
	return dst
}
