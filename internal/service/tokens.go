package service

import (
	"context"

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

// tokensOf writes the tokens with their segments, and the sentences, of an analysis with offsets in the unit, on a sheet. It stops short when
// the context ends.
func tokensOf(ctx context.Context, a nlp.Analysis, offsets *offsets, on *sheet) ([]*khabarv1.Token, []*khabarv1.Span) {
	tokens, pointers := take(&on.tokens, len(a.Tokens)), take(&on.tokenPointers, len(a.Tokens))
	spans, sentences := take(&on.sentences, len(a.Sentences)), take(&on.sentencePointers, len(a.Sentences))
	segments := segmentsOn(on, a)
	forms := on.forms.begin(len(a.Tokens)+len(segments.segments), len(a.Text))
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
