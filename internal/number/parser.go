package number

import (
	"context"
	"slices"
	"sync"

	"github.com/khabar-nlp/khabar/internal/token"
)

// parser is the grammar over the items of a text.
type parser struct {
	*vocabulary
	text  string
	style style
	items []item
	opens []int // the items with which a number may begin
	found []Number
}

// stride is how many tokens are read between two looks at the context: about a millisecond's work.
const stride = 1024

// run gives the numbers of the text, in room of its own.
func (p *parser) run(ctx context.Context, tokens []token.Token) ([]Number, error) {
	if err := p.readAll(ctx, tokens); err != nil {
		return nil, err
	}
	next, looked := 0, 0
	for _, i := range p.opens {
		if i < next {
			continue
		}
		if i >= looked {
			if ctx.Err() != nil {
				return nil, context.Cause(ctx)
			}
			looked = i + stride
		}
		if n, end, ok := p.numberAt(i); ok {
			p.found = append(p.found, n)
			next = end
		}
	}
	return append([]Number(nil), p.found...), nil
}

// readAll makes items of the tokens.
func (p *parser) readAll(ctx context.Context, tokens []token.Token) error {
	p.vocabulary = tables()
	p.style = styleOf(p.text, tokens)
	p.items = slices.Grow(p.items, len(tokens))
	for i, t := range tokens {
		if i%stride == 0 && ctx.Err() != nil {
			return context.Cause(ctx)
		}
		it := item{t.Span, p.piece(t.Of(p.text), t.Kind, p.style)}
		it.Begin += it.proclitics
		p.items = append(p.items, it)
		if it.key == "-" && p.kind(i-1) == token.Word && !p.items[i-1].opens { // إف-16
			p.opens = append(p.opens, i-1)
		}
		if it.opens {
			p.opens = append(p.opens, i)
		}
		if it.class == ten && p.plain(i) && p.key(i-1) == "واحد" {
			p.items[i-1] = p.apart(p.items[i-1])
		}
	}
	return nil
}

// apart takes واحد before a ten for و and أحد, which folding makes the same: وأحد عشر.
func (p *parser) apart(it item) item {
	and := *it.piece
	and.conj, and.stem, and.word = true, "احد", p.form("احد").word
	and.proclitics = letters(it.Of(p.text), and.attached())
	return item{token.Span{Begin: it.Begin + and.proclitics, End: it.End}, &and}
}

// parsers are parsers at rest, whose memory the next text takes over.
var parsers = sync.Pool{New: func() any { return new(parser) }}

// restful is for how many tokens a parser at rest has memory at most: some fifty articles.
const restful = 1 << 16

// release puts the parser to rest, without what is of its text.
func (p *parser) release() {
	if cap(p.items) > restful {
		return
	}
	clear(p.items)
	clear(p.found)
	*p = parser{items: p.items[:0], opens: p.opens[:0], found: p.found[:0]}
	parsers.Put(p)
}
