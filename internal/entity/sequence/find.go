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
	scores   []lanes  // of tokens
	beliefs  []Scores // of tokens
	memory   Memory
	lattice  Lattice
	decoder  Decoder
	tags     []Tag
	features []Feature
	buffer   []byte
	names    []Name
	prober   prober
	joiner   joiner
	stretch  []Scores
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
			f.lattice.Run(f.unpack(begin, end))
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

func (f *finder) unpack(begin, end int) []Scores {
	f.stretch = f.stretch[:0]
	for _, l := range f.scores[begin:end] {
		f.stretch = append(f.stretch, l.scores(f.model.step))
	}
	return f.stretch
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

var fl = all(-767)

// sure tells whether a token is outside of names for sure.
func (f *finder) sure(i int) bool {
	return f.scores[i].atLeast(fl) == lanes{}
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
			f.add(s, i)
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
	p, m := f.page, f.model
	first, before, w, after := p.edges[0], p.edges[0], p.word(s, s.First), p.word(s, s.First+1)
	for i := s.First; i < s.Last; i++ {
		last := p.word(s, i+2)
		score := &f.scores[i]
		score.add(first.votes.around[0])
		score.add(before.votes.around[1])
		score.add(w.votes.own[s.Topic])
		score.add(after.votes.around[3])
		score.add(last.votes.around[4])
		score.add(m.around.at[min(i-s.First, begun)][w.Signature])
		score.add(m.around.of(w.Signature, after.Signature).former)
		f.joiner.want(stemAfter(before, w), i)
		f.joiner.want(stemBefore(w, after), i)
		if w.clitic == 0 {
			score.add(m.around.of(before.Signature, w.Signature).latter)
		} else {
			f.joiner.want(signatureAfter(before.Signature, w.Signature), i)
			f.joiner.want(cliticAfter(before.Signature, w.clitic, w.Signature), i)
		}
		if match := p.matches[i]; match.length == 0 {
			score.add(m.around.plain[s.Topic])
		} else {
			f.joiner.want(matchUnder(s.Topic, match), i)
			f.features = p.AppendWide(f.features[:0], i)
			f.add(s, i)
		}
		if q := &p.quotations[i]; q.place != 0 {
			f.features = q.appendQuoted(f.features[:0], s.Topic, w)
			for _, feature := range f.features {
				f.joiner.want(feature, i)
			}
		}
		first, before, w, after = before, w, after, last
	}
	f.joiner.add(f.scores, &m.narrow)
}

// add adds what the wide features of token i say to the scores of the tokens around it.
func (f *finder) add(s Bounds, i int) {
	v := f.model.sum(&f.prober, f.features)
	for p, said := range v.pack() {
		if at := i - (p - Places/2); at >= s.First && at < s.Last {
			f.scores[at].add(said)
		}
	}
}

// decode appends the names of a stretch of a sentence.
func (f *finder) decode(begin, end int) {
	scores := f.unpack(begin, end)
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
