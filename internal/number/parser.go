package number

import (
	"context"
	"sync"

	"github.com/khabar-nlp/khabar/internal/token"
)

// parser is the grammar over the items of a text.
type parser struct {
	*vocabulary
	text     string
	tokens   []token.Token
	style    style
	items    []item // of the tokens, made where they are wanted: see item
	found    []Number
	number   Number   // the one that is being read
	quantity quantity // and the cardinal in it
}

// stride is how many tokens are read between two looks at the context: about a millisecond's work.
const stride = 1024

// find gives the numbers of the text. It gives up with the context's error.
func (p *parser) find(ctx context.Context) ([]Number, error) {
	next := 0
	for i := range p.tokens {
		if i%stride == 0 && ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if i < next || !p.opens(i) {
			continue
		}
		if end, ok := p.numberAt(&p.number, i); ok {
			p.found = append(p.found, p.number)
			next = end
		}
	}
	return append([]Number(nil), p.found...), nil
}

// item gives item i. It is looked up when it is first wanted: most tokens are far from any number.
func (p *parser) item(i int) *item {
	it := &p.items[i]
	if it.piece == nil {
		*it = p.newItem(i)
	}
	return it
}

// newItem makes item i.
func (p *parser) newItem(i int) item {
	it := item{p.tokens[i].Span, p.piece(p.tokens[i], p.text, p.style)}
	if it.key == "واحد" && i+1 < len(p.tokens) {
		if next := p.piece(p.tokens[i+1], p.text, p.style); next.class == ten && !next.conj && !next.prep {
			it.piece = p.apart(it.piece, it.Of(p.text))
		}
	}
	it.Begin += it.proclitics
	return it
}

// apart takes واحد before a ten for و and أحد, which folding makes the same: وأحد عشر.
func (v *vocabulary) apart(it *piece, surface string) *piece {
	and := *it
	and.conj, and.stem, and.word = true, "احد", v.form("احد").word
	and.proclitics, and.cues = letters(surface, and.attached()), and.cuesAfter()
	return &and
}

// parsers are parsers at rest, whose memory the next text takes over.
var parsers = sync.Pool{New: func() any { return new(parser) }}

// restful is for how many tokens a parser at rest has memory at most: some fifty articles.
const restful = 1 << 16

// newParser gives a parser of a text, to be released.
func newParser(text string, tokens []token.Token) *parser {
	p := parsers.Get().(*parser)
	if cap(p.items) < len(tokens) {
		p.items = make([]item, len(tokens))
	}
	p.vocabulary, p.text, p.tokens, p.style, p.items = tables(), text, tokens, styleOf(text, tokens), p.items[:len(tokens)]
	return p
}

// release puts the parser to rest, without what is of its text.
func (p *parser) release() {
	if cap(p.items) > restful {
		return
	}
	clear(p.items)
	clear(p.found)
	*p = parser{items: p.items[:0], found: p.found[:0]}
	parsers.Put(p)
}
