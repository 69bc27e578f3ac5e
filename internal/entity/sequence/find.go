package sequence

import (
	"context"
	"iter"
	"sync"

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

// Find gives the names of a text, in order, and the text as the model read it. tokens and segments are those of text. It gives up with the
// context's error soon after its end, and returns no other error. Time and memory are linear in the number of tokens.
func (m *Model) Find(ctx context.Context, text string, tokens []token.Token, segments []morph.Segment) ([]Name, *Page, error) {
	if len(tokens) == 0 {
		return nil, &Page{}, nil
	}
	f := finders.Get().(*finder)
	defer f.release()
	f.model, f.ctx, f.page = m, ctx, newPage(len(tokens), m.edges)
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

// finders are finders at rest, whose memory the next text takes over.
var finders = sync.Pool{New: func() any { return new(finder) }}

// restful is for how many tokens a finder at rest has memory at most: some fifty articles.
const restful = 1 << 16

// release puts the finder to rest, without what is of its text.
func (f *finder) release() {
	f.model, f.ctx, f.page, f.names = nil, nil, nil, nil
	f.memory.page, f.memory.beliefs = nil, nil
	if cap(f.scores) <= restful {
		finders.Put(f)
	}
}

// finder is the work on one text.
type finder struct {
	model    *Model
	ctx      context.Context
	page     *Page
	scores   []Scores // of tokens
	beliefs  []Scores
	memory   Memory
	lattice  Lattice
	decoder  Decoder
	tags     []Tag
	features []Feature
	buffer   []byte
	names    []Name
	prober   prober
}

// find goes over the text twice: the second time it knows what the first made of each word.
func (f *finder) find() ([]Name, error) {
	n := len(f.page.Words)
	f.scores, f.beliefs = blank(f.scores, n), blank(f.beliefs, n)
	f.lattice.SetTransitions(&f.model.Transitions)
	for _, s := range f.page.Sentences {
		if f.ctx.Err() != nil {
			return nil, context.Cause(f.ctx)
		}
		f.score(s)
		for i := s.First; i < s.Last; i++ {
			f.beliefs[i][Outside] = 1
		}
		for begin, end := range f.stretches(s) {
			f.lattice.Run(f.scores[begin:end])
			f.lattice.Marginals(f.beliefs[begin:end])
		}
	}
	f.memory.read(f.page, f.beliefs)
	for _, s := range f.page.Sentences {
		if f.ctx.Err() != nil {
			return nil, context.Cause(f.ctx)
		}
		remembered := f.remember(s)
		for begin, end := range f.stretches(s) {
			if remembered || !f.nameless(begin, end) {
				f.decode(begin, end)
			}
		}
	}
	return f.names, nil
}

// blank gives n values of nought, in the memory of old ones where that is enough.
func blank[S ~[]T, T any](old S, n int) S {
	if cap(old) < n {
		return make(S, n)
	}
	old = old[:n]
	clear(old)
	return old
}

// sureMargin is by how much more, in nats, must speak for a token outside of names than for any tag of a name, for the token to be outside
// for sure. Transitions change that by less than two.
const sureMargin = 6

// sure tells whether a token is outside of names for sure.
func (f *finder) sure(i int) bool {
	s := &f.scores[i]
	least := s[Outside] - sureMargin
	for _, x := range s[1:] {
		if x > least {
			return false
		}
	}
	return true
}

// stretches gives the stretches of a sentence, from a token to the one after the last, that have to be looked at: what stands between is
// outside of names for sure, and so says nothing of its neighbours. A stretch ends with a token that is sure, or with the sentence.
func (f *finder) stretches(s Bounds) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i := s.First; i < s.Last; i++ {
			if f.sure(i) {
				continue
			}
			begin := i
			for i < s.Last-1 && !f.sure(i) {
				i++
			}
			if !yield(begin, i+1) {
				return
			}
		}
	}
}

// remember adds what the memory says to the scores of a sentence, and tells whether it said anything.
func (f *finder) remember(s Bounds) (anything bool) {
	for i := s.First; i < s.Last; i++ {
		if f.features = f.memory.Append(f.features[:0], i); len(f.features) > 0 {
			f.spread(s, i)
			anything = true
		}
	}
	return anything
}

// nameless tells whether tokens are outside of names, as far as the first pass can tell.
func (f *finder) nameless(begin, end int) bool {
	const surely = 0.9
	for _, b := range f.beliefs[begin:end] {
		if b[Outside] <= surely {
			return false
		}
	}
	return true
}

// score works out the scores of the tokens of a sentence.
func (f *finder) score(s Bounds) {
	step, narrowStep := f.model.step, f.model.narrowStep
	for i := s.First; i < s.Last; i++ {
		var sum lanesOfTags
		for p := range Places {
			sum.add(&f.page.word(s, i+p-Places/2).votes[p])
		}
		f.features = f.page.AppendNarrow(f.features[:0], s, i)
		joined := f.model.sumNarrow(&f.prober, f.features)
		for t := range Tags {
			f.scores[i][t] += float32(sum.of(t))*step + float32(joined[t])*narrowStep
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

// decode appends the names of a stretch of a sentence.
func (f *finder) decode(begin, end int) {
	scores := f.scores[begin:end]
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
		last := i + 1
		for last < len(f.tags) && f.tags[last].IsLater() {
			last++
		}
		f.names = append(f.names, Name{
			First: begin + i, Last: begin + last, Class: f.tags[i].Class(), Confidence: float32(f.lattice.Span(f.tags, i, last)),
		})
		i = last - 1
	}
}
