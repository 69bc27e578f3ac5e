package service

import (
	"context"
	"fmt"
	"slices"

	"google.golang.org/grpc/status"

	"github.com/khabar-nlp/khabar/internal/nlp"
	"github.com/khabar-nlp/khabar/internal/stem"
	"github.com/khabar-nlp/khabar/internal/wire"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// stemmers are the engine's stemmers at the index of the contract's.
var stemmers = [...]stem.Func{
	khabarv1.Stemmer_STEMMER_UNSPECIFIED: stem.AppendLight,
	khabarv1.Stemmer_STEMMER_LIGHT:       stem.AppendLight,
	khabarv1.Stemmer_STEMMER_LIGHT10:     stem.AppendLight10,
	khabarv1.Stemmer_STEMMER_SNOWBALL:    stem.AppendSnowball,
}

// Stem implements the contract.
func (s *Service) Stem(ctx context.Context, r *khabarv1.StemRequest) (*khabarv1.StemResponse, error) {
	if len(r.GetWords()) > 0 {
		return s.stemWords(ctx, r)
	}
	if err := s.check(r.GetText(), r.GetOffsetUnit()); err != nil {
		return nil, err
	}
	if err := checkEnum("stemmer", r.GetStemmer()); err != nil {
		return nil, err
	}
	out, err := s.analyze(ctx, &khabarv1.AnalyzeRequest{
		Text: r.GetText(), OffsetUnit: r.GetOffsetUnit(), Features: []khabarv1.Feature{khabarv1.Feature_FEATURE_STEMS}, Stemmer: r.GetStemmer(),
	}, fieldStems)
	if err != nil {
		return nil, err
	}
	return withWritten(&khabarv1.StemResponse{Stems: out.GetStems()}, out), nil
}

// stemWords answers a request with words, each of which is one whatever it looks like.
func (s *Service) stemWords(ctx context.Context, r *khabarv1.StemRequest) (*khabarv1.StemResponse, error) {
	if err := s.checkWords(r); err != nil {
		return nil, err
	}
	stemmer := stemmers[r.GetStemmer()]
	stems := make([]khabarv1.Stem, len(r.GetWords()))
	out := make([]*khabarv1.Stem, len(stems))
	for i, word := range r.GetWords() {
		if i%stride == 0 && ctx.Err() != nil {
			return nil, status.FromContextError(ctx.Err()).Err()
		}
		stems[i].Text, stems[i].Stem = word, stem.Of(word, stemmer)
		out[i] = &stems[i]
	}
	if ctx.Err() != nil {
		return nil, status.FromContextError(ctx.Err()).Err()
	}
	s.found.add(khabarv1.Feature_FEATURE_STEMS, len(out))
	return &khabarv1.StemResponse{Stems: out}, nil
}

// checkWords refuses a request with words that has a text too, a word that is empty or not UTF-8, or more of them than a text may hold.
func (s *Service) checkWords(r *khabarv1.StemRequest) error {
	if r.GetText() != "" {
		return invalidArgument(khabarv1.ErrorReason_ERROR_REASON_WORDS_AND_TEXT, "words",
			fmt.Sprintf("%d words beside a text, want one of the two", len(r.GetWords())), nil)
	}
	total := 0
	for i, word := range r.GetWords() {
		field := fmt.Sprintf("words[%d]", i)
		switch total += len(word); {
		case word == "":
			return invalidArgument(khabarv1.ErrorReason_ERROR_REASON_TEXT_EMPTY, field, "0 bytes, want at least 1", metadata{"got": "0", "min": "1"})
		case total > s.limits.MaxTextBytes:
			return invalidArgument(khabarv1.ErrorReason_ERROR_REASON_TEXT_TOO_LONG, field,
				fmt.Sprintf("%d bytes up to here, want at most %d", total, s.limits.MaxTextBytes),
				metadata{"got": decimal(total), "max": decimal(s.limits.MaxTextBytes)})
		}
		if err := checkUTF8(field, word); err != nil {
			return err
		}
	}
	if err := checkEnum("offset_unit", r.GetOffsetUnit()); err != nil {
		return err
	}
	return checkEnum("stemmer", r.GetStemmer())
}

// stemsOf gives the stems of an analysis.
func stemsOf(a nlp.Analysis, offsets *offsets) []*khabarv1.Stem {
	if len(a.Stems) == 0 {
		return nil
	}
	stems, pointers := make([]stemMessage, len(a.Stems)), make([]*khabarv1.Stem, len(a.Stems))
	for i, s := range a.Stems {
		t, out := a.Tokens[s.Token], &stems[i]
		out.span.Begin, out.span.End = offsets.at(t.Begin), offsets.at(t.End)
		out.Span, out.Text, out.Stem.Stem = &out.span, t.Of(a.Text), s.Text
		pointers[i] = &out.Stem
	}
	return pointers
}

// stemsPerByte is how many bytes stems take in wire form for each byte of news, as tokensPerByte.
const stemsPerByte = 3

// appendStems appends what stemsOf gives in wire form, as a field of the answer.
func appendStems(dst []byte, field byte, a nlp.Analysis, offsets *offsets) []byte {
	if len(a.Stems) == 0 {
		return dst
	}
	dst = slices.Grow(dst, stemsPerByte*len(a.Text))
	for _, s := range a.Stems {
		t := a.Tokens[s.Token]
		var message int
		dst, message = wire.Begin(dst, field)
		dst = appendSpan(dst, t.Span, offsets)
		dst = wire.AppendString(dst, fieldText, t.Of(a.Text))
		dst = wire.AppendString(dst, fieldStem, s.Text)
		dst = wire.End(dst, message)
	}
	return dst
}
