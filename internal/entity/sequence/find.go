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
	f.model, f.ctx, f.text, f.page = m, ctx, text, newPage(len(tokens), m.edges)
	if err := f.page.fill(ctx, text, tokens, segments, f.word); err != nil {
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
	f.model, f.ctx, f.text, f.page, f.names, f.drafts = nil, nil, "", nil, nil, nil
	f.memory.page, f.memory.beliefs, f.alike = nil, nil, nil
	if cap(f.scores) <= restful {
		finders.Put(f)
	}
}

// finder is the work on one text.
type finder struct {
	model    *Model
	ctx      context.Context
	text     string
	page     *Page
	scores   []lanes   // of tokens
	outlooks []outlook // of tokens
	beliefs  []Scores  // of tokens: what is made of them
	names    []Name
	drafts   []Name // those of the first pass that the second has not come to
	memory   Memory
	alike    []int32 // those of the memory that the second pass has not come to
	lattice  Lattice
	decoder  Decoder
	prober   prober
	joiner   joiner

	// Scratch memory.
	early    []Name // of the first pass
	features []Feature
	through  []uint64
	stretch  []Scores
	tags     []Tag
	buffer   []byte
}

// find goes over the text twice: the second time it knows what the first made of each word, and looks again at what that changes.
func (f *finder) find() ([]Name, error) {
	n := len(f.page.Words)
	f.scores, f.beliefs, f.outlooks = blank(f.scores, n), blank(f.beliefs, n), blank(f.outlooks, n)
	f.lattice.SetTransitions(&f.model.Transitions)
	f.names = f.early[:0]
	if err := f.each(f.first); err != nil {
		return nil, err
	}
	f.early = f.names
	f.memory.read(f.page, f.beliefs)
	f.alike = f.memory.alike
	if err := f.each(f.remember); err != nil {
		return nil, err
	}
	f.drafts, f.names = f.early, make([]Name, 0, len(f.early)+len(f.early)/8)
	if err := f.each(f.second); err != nil {
		return nil, err
	}
	return f.names, nil
}

// each does something with each sentence. It gives up with the context's error soon after its end.
func (f *finder) each(do func(Bounds)) error {
	for _, s := range f.page.Sentences {
		if f.ctx.Err() != nil {
			return context.Cause(f.ctx)
		}
		do(s)
	}
	return nil
}

// first goes over a sentence for the first time.
func (f *finder) first(s Bounds) {
	f.score(s)
	for i := s.First; i < s.Last; i++ {
		f.beliefs[i][Outside] = 1
	}
	for begin, end := range stretches(f.outlooks, s) {
		f.recognize(s, begin, end)
	}
}

// remember adds what the memory says to the scores of a sentence.
func (f *finder) remember(s Bounds) {
	for ; len(f.alike) > 0 && int(f.alike[0]) < s.Last; f.alike = f.alike[1:] {
		i := int(f.alike[0])
		if f.features = f.memory.Append(f.features[:0], i); len(f.features) > 0 {
			f.spread(s, i)
			f.change(s, i)
		}
	}
	f.joiner.add(f.scores, &f.model.narrow)
}

// change notes that the scores of the tokens around token i have changed.
func (f *finder) change(s Bounds, i int) {
	for k := max(s.First, i-Places/2); k < min(s.Last, i+Places/2+1); k++ {
		if f.outlooks[k] == settled {
			f.join(s, k)
		}
		f.outlooks[k] = changed
	}
}

// second goes over a sentence once more. The names of the first pass stay where nothing has changed.
func (f *finder) second(s Bounds) {
	for begin, end := range stretches(f.outlooks, s) {
		n := 0
		for n < len(f.drafts) && f.drafts[n].First < end {
			n++
		}
		if slices.Contains(f.outlooks[begin:end], changed) {
			f.recognize(s, begin, end)
		} else {
			f.names = append(f.names, f.drafts[:n]...)
		}
		f.drafts = f.drafts[n:]
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
