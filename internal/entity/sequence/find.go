package sequence

import (
	"context"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Name is a name that the model found: tokens First to Last-1.
type Name struct {
	First, Last int
	Class       gazetteer.Class // one of the four types of entity
	Confidence  float32         // the probability of exactly this name
}

// vector is what a word says of the tags of the five tokens around it, in steps.
type vector = [Places * Tags]int16

// Find gives the names of a text, in order, and the text as the model read it. tokens and segments are those of text. It gives up with the
// context's error soon after its end, and returns no other error. Time and memory are linear in the number of tokens.
func (m *Model) Find(ctx context.Context, text string, tokens []token.Token, segments []morph.Segment) ([]Name, *Page, error) {
	if len(tokens) == 0 {
		return nil, &Page{}, nil
	}
	f := finder{model: m, ctx: ctx, page: newPage(len(tokens), m.edges)}
	err := f.page.fill(ctx, text, tokens, segments, func(surface string, kind token.Kind, segments []morph.Segment) *Word {
		return f.word(surface, kind, segments, text)
	})
	if err != nil {
		return nil, nil, err
	}
	m.survey(f.page, text, tokens)
	names, err := f.find()
	return names, f.page, err
}

// finder is the work on one text.
type finder struct {
	model    *Model
	ctx      context.Context
	page     *Page
	scores   []Scores // of tokens
	beliefs  []Scores
	lattice  Lattice
	decoder  Decoder
	tags     []Tag
	features []Feature
	buffer   []byte
	names    []Name
	prober   prober
}

// surelyOutside is how likely every token of a sentence is outside of names where it is not looked at again.
const surelyOutside = 0.9

// find goes over the text twice: the second time it knows what the first made of each word.
func (f *finder) find() ([]Name, error) {
	n := len(f.page.Words)
	f.scores, f.beliefs = make([]Scores, n), make([]Scores, n)
	f.lattice.SetTransitions(&f.model.Transitions)
	for _, s := range f.page.Sentences {
		if f.ctx.Err() != nil {
			return nil, context.Cause(f.ctx)
		}
		f.score(s)
		f.lattice.Run(f.scores[s.First:s.Last])
		for i := s.First; i < s.Last; i++ {
			for t := range Tag(Tags) {
				f.beliefs[i][t] = float32(f.lattice.Marginal(i-s.First, t))
			}
		}
	}
	memory := f.page.Remember(f.beliefs)
	for _, s := range f.page.Sentences {
		if f.ctx.Err() != nil {
			return nil, context.Cause(f.ctx)
		}
		sure := true // that there is no name
		for i := s.First; i < s.Last; i++ {
			if f.features = memory.Append(f.features[:0], i); len(f.features) > 0 {
				f.spread(s, i)
				sure = false
			}
			sure = sure && f.beliefs[i][Outside] > surelyOutside
		}
		if !sure {
			f.decode(s)
		}
	}
	return f.names, nil
}

// score works out the scores of the tokens of a sentence.
func (f *finder) score(s Bounds) {
	step, narrowStep := f.model.step, f.model.narrowStep
	for i := s.First; i < s.Last; i++ {
		var sum [Tags]int32
		for p := range Places {
			v := &f.page.word(s, i+p-Places/2).vector
			for t := range sum {
				sum[t] += int32(v[p*Tags+t])
			}
		}
		f.features = f.page.AppendNarrow(f.features[:0], s, i)
		joined := f.model.sumNarrow(&f.prober, f.features)
		for t := range sum {
			f.scores[i][t] += float32(sum[t])*step + float32(joined[t])*narrowStep
		}
		if f.features = f.page.AppendWide(f.features[:0], i); len(f.features) > 0 {
			f.spread(s, i)
		}
	}
}

// spread adds what the features of token i say to the scores of the tokens around it.
func (f *finder) spread(s Bounds, i int) {
	v := f.model.sum(&f.prober, f.features)
	for p := range Places {
		at := i - (p - Places/2)
		if at < s.First || at >= s.Last {
			continue
		}
		for t := range Tags {
			f.scores[at][t] += float32(v[p*Tags+t]) * f.model.step
		}
	}
}

// decode appends the names of a sentence.
func (f *finder) decode(s Bounds) {
	scores := f.scores[s.First:s.Last]
	f.tags = f.decoder.Decode(f.tags[:0], scores, &f.model.Transitions)
	ready := false
	for i := 0; i < len(f.tags); i++ {
		if f.tags[i] == Outside {
			continue
		}
		if !ready {
			f.lattice.Run(scores)
			ready = true
		}
		end := i + 1
		for end < len(f.tags) && f.tags[end].IsLater() {
			end++
		}
		f.names = append(f.names, Name{
			First: s.First + i, Last: s.First + end, Class: f.tags[i].Class(), Confidence: float32(f.lattice.Span(f.tags, i, end)),
		})
		i = end - 1
	}
}
