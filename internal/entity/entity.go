package entity

import (
	"context"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Type is what a name is a name of.
type Type uint8

// The types.
const (
	Person       Type = Type(gazetteer.Person)
	Location     Type = Type(gazetteer.Location)
	Organization Type = Type(gazetteer.Organization)
	Misc         Type = Type(gazetteer.Misc)
)

// String gives the type's name in the contract, without its prefix: PERSON. A type that does not exist gives the empty string.
func (t Type) String() string {
	if t > Misc {
		return ""
	}
	return gazetteer.Class(t).String()
}

// Entity is one mention of a name in a text.
type Entity struct {
	token.Span         // in bytes; an attached و ف ب ل ك and a pronoun are outside
	Type       Type    //
	Confidence float32 // the probability of exactly this span and type, 0 to 1
	Canonical  string  // the usual full name; the mention itself where no other is known
	Cluster    int     // mentions of one entity in the text share it; from 0 on, in the order of their first mentions
}

// Find gives the entities of text in order, not overlapping; tokens and segments (morph.ATB) are the text's. own are names that a user
// has added, which go before all else; nil for none. It gives up with the context's error within milliseconds of its end, and returns no
// other error. Time and memory are linear in the text. It is safe for concurrent use.
func Find(ctx context.Context, text string, tokens []token.Token, segments []morph.Segment, own *gazetteer.Table) ([]Entity, error) {
	names, page, err := sequence.Default().Find(ctx, text, tokens, segments)
	if err != nil {
		return nil, err
	}
	defer page.Release()
	r := newReading(text, tokens, segments, page, own)
	defer r.release()
	return r.entities(names), nil
}

// Warm loads the model and the tables, so that no call of Find waits for them. It is safe to call at any time, by any goroutine.
func Warm() {
	sequence.Default()
	gazetteer.Default()
}
