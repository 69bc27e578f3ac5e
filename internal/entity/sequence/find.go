package sequence

import (
	"context"
	"slices"
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
	scores   []lanes   // of tokens
	outlooks []outlook // of tokens
	beliefs  []Scores  // of tokens: what is made of them
	names    []Name
	memory   Memory
	lattice  Lattice
	decoder  Decoder
	prober   prober
	joiner   joiner

	// Scratch memory.
	features []Feature
	ahead    []uint64
	stretch  []Scores
	tags     []Tag
	buffer   []byte
}

// find goes over the text twice: the second time it knows what the first made of each word, and looks again at what that changes.
func (f *finder) find() ([]Name, error) {
	n := len(f.page.Words)
	f.scores, f.beliefs, f.outlooks = blank(f.scores, n), blank(f.beliefs, n), blank(f.outlooks, n)
	f.lattice.SetTransitions(&f.model.Transitions)
	for _, s := range f.page.Sentences {
		if f.ctx.Err() != nil {
			return nil, context.Cause(f.ctx)
		}
		f.score(s)
		for i := s.First; i < s.Last; i++ {
			f.beliefs[i][Outside] = 1
		}
		for begin, end := range stretches(f.outlooks, s) {
			f.recognize(s, begin, end)
		}
	}
	f.memory.read(f.page, f.beliefs)
	if !f.remember() {
		return f.names, nil
	}
	first := f.names
	f.names = make([]Name, 0, len(first)+len(first)/8)
	for _, s := range f.page.Sentences {
		if f.ctx.Err() != nil {
			return nil, context.Cause(f.ctx)
		}
		first = f.again(s, first)
	}
	return f.names, nil
}

// remember adds what the memory says to the scores, and tells whether it said anything.
func (f *finder) remember() (anything bool) {
	k := 0 // the sentence
	for _, at := range f.memory.alike {
		i := int(at)
		f.features = f.memory.Append(f.features[:0], i)
		if len(f.features) == 0 {
			continue
		}
		for f.page.Sentences[k].Last <= i {
			k++
		}
		f.spread(f.page.Sentences[k], i)
		f.change(f.page.Sentences[k], i)
		anything = true
	}
	f.joiner.add(f.scores, &f.model.narrow)
	return anything
}

// change notes that the scores of the tokens around token i have changed.
func (f *finder) change(s Bounds, i int) {
	for k := max(s.First, i-Places/2); k < min(s.Last, i+Places/2+1); k++ {
		if f.outlooks[k] == settled {
			f.joinStems(s, k)
		}
		f.outlooks[k] = changed
	}
}

// again goes over a sentence once more. first are the names of the first pass from the sentence on, which stay where nothing has changed; it
// gives those after the sentence.
func (f *finder) again(s Bounds, first []Name) []Name {
	for begin, end := range stretches(f.outlooks, s) {
		n := 0
		for n < len(first) && first[n].First < end {
			n++
		}
		if slices.Contains(f.outlooks[begin:end], changed) {
			f.recognize(s, begin, end)
		} else {
			f.names = append(f.names, first[:n]...)
		}
		first = first[n:]
	}
	return first
}

// recognize notes what is believed of a stretch of a sentence, and appends its names.
func (f *finder) recognize(s Bounds, begin, end int) {
	f.stretch = f.stretch[:0]
	for _, score := range f.scores[begin:end] {
		f.stretch = append(f.stretch, score.scores(f.model.step))
	}
	if end < s.Last { // what follows is outside
		last := &f.stretch[len(f.stretch)-1]
		for t := range last {
			last[t] += f.model.Transitions[t][Outside]
		}
	}
	f.lattice.Run(f.stretch)
	beliefs := f.beliefs[begin:end]
	f.lattice.Marginals(beliefs)
	if !mayName(beliefs) {
		return
	}
	var sure bool
	if f.tags, sure = appendLikeliest(f.tags[:0], beliefs); !sure {
		f.tags = f.decoder.Decode(f.tags[:0], f.stretch, &f.model.Transitions)
	}
	for i := 0; i < len(f.tags); i++ {
		if f.tags[i] == Outside {
			continue
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

// blank gives n values of nought, in the memory of old ones where that is enough.
func blank[S ~[]T, T any](old S, n int) S {
	if cap(old) < n {
		return make(S, n)
	}
	old = old[:n]
	clear(old)
	return old
}
