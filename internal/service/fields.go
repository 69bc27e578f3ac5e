package service

import (
	"github.com/khabar-nlp/khabar/internal/token"
	"github.com/khabar-nlp/khabar/internal/wire"
)

// The contract's numbers of the fields that are written without a message.
const (
	fieldSpan   = 1 // of Token, Segment and Stem; a sentence is a span, and as such the same field of AnalyzeResponse and TokenizeResponse
	fieldTokens = 2 // of AnalyzeResponse and TokenizeResponse

	fieldStems         = 1 // of StemResponse
	fieldAnalyzedStems = 3 // of AnalyzeResponse

	fieldText       = 2 // of Token, Segment and Stem
	fieldNormalized = 4 // of Token and Segment

	// of Token
	fieldKind     = 3
	fieldSentence = 5
	fieldSegments = 6

	fieldRole = 3 // of Segment
	fieldStem = 3 // of Stem
)

// appendSpan appends a span in wire form, with offsets in the unit.
func appendSpan(dst []byte, s token.Span, offsets *offsets) []byte {
	return wire.AppendSpan(dst, fieldSpan, offsets.at(s.Begin), offsets.at(s.End))
}
