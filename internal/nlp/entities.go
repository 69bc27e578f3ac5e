package nlp

import (
	"context"

	"github.com/khabar-nlp/khabar/internal/entity"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// entities finds the names, over the segments of the ATB scheme: those that are there already where they are wanted too.
func entities(ctx context.Context, text string, a Analysis, want Options) ([]entity.Entity, error) {
	clitics := a.Segments
	if !want.Segments || want.Scheme != morph.ATB {
		var err error
		if clitics, err = appendSegments(ctx, nil, text, a.Tokens, morph.ATB); err != nil {
			return nil, err
		}
	}
	return entity.Find(ctx, text, a.Tokens, clitics, want.Names)
}
