package number

import (
	"context"
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/token"
)

// item is a token as the grammar sees it.
type item struct {
	token.Token          // its span without attached proclitics, where it is a number word
	key         string   // of the whole token
	stem        string   // of the number word, without proclitics and article
	word                 // the number word, of class none where it is none
	tags        tags     // with proclitics or without
	form        *form    // of the whole token
	rest        *form    // of the token without proclitics, unknown where it has none
	value       *big.Rat // of a bare number in digits
	conj        bool     // و or ف is attached
	prep        bool     // ب, ل or ك is attached
	article     bool
	pronoun     bool  // a pronoun is attached: نصفهم
	minus       bool  // a sign of the digits after it: و-3
	dual        *form // of a unit that counts two by itself, nil where it is none
}

// parser is the grammar over the items of a text.
type parser struct {
	*vocabulary
	text  string
	items []item
	style style
}

// newParser looks the tokens up. It gives up with the context's error.
func newParser(ctx context.Context, text string, tokens []token.Token) (*parser, error) {
	p := &parser{vocabulary: tables(), text: text, items: make([]item, len(tokens)), style: styleOf(text, tokens)}
	folded := make([]byte, 0, len(text)+len(text)/8)
	ends := make([]int, len(tokens))
	for i, t := range tokens {
		folded = appendKey(folded, t.Of(text))
		ends[i] = len(folded)
	}
	keys := string(folded)
	begin := 0
	for i, t := range tokens {
		if i%stride == 0 && ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		it := &p.items[i]
		it.Token, it.key = t, keys[begin:ends[i]]
		begin = ends[i]
		it.form, it.rest = p.form(it.key), &unknown
		it.tags = it.form.tags
		switch t.Kind {
		case token.Word:
			p.lookup(it)
		case token.Number:
			it.value = p.style.value(it.key)
		case token.Punctuation:
			if it.key == "" { // a tatweel by itself
				it.key, it.tags = "-", dash
			}
		default: // no number word
		}
	}
	for i := range p.items {
		p.items[i].minus = p.isMinus(i)
		// وأحد عشر: folded, و and أحد look like واحد.
		if it := &p.items[i]; it.key == "واحد" && i+1 < len(p.items) && p.is(i+1, ten) && p.plain(i+1) {
			it.conj, it.stem, it.word = true, "احد", p.form("احد").word
			p.shrink(it)
		}
	}
	return p, nil
}

// isMinus tells whether item i is the sign of the digits after it, written onto a proclitic: و-3. Elsewhere it is part of the digits' token.
func (p *parser) isMinus(i int) bool {
	if p.key(i) != "-" || !p.digits(i+1) || !p.tight(i) || !p.tight(i+1) {
		return false
	}
	switch p.key(i - 1) {
	case "و", "ف", "ب", "ل", "ك":
		return true
	default:
		return false
	}
}

// lookup finds the number word in a token, whole or after proclitics and article, or before a pronoun.
func (p *parser) lookup(it *item) {
	if it.tags&never != 0 {
		return
	}
	if p.try(it, it.key, it.form) {
		return
	}
	rest := it.key
	if _, ok := cutAny(rest, "و", "ف"); ok {
		rest = rest[len("و"):]
		it.conj = true
		if p.try(it, rest, p.without(it, rest)) {
			return
		}
	}
	if after, ok := strings.CutPrefix(rest, "لل"); ok {
		it.prep, it.article = true, true
		if p.take(it, after, p.form(after)) {
			return
		}
		it.prep, it.article = false, false
	}
	if _, ok := cutAny(rest, "ب", "ل", "ك"); ok {
		it.prep = true
		if p.try(it, rest[len("ب"):], p.without(it, rest[len("ب"):])) {
			return
		}
	}
	it.conj, it.prep = false, false
	p.lookupBeforePronoun(it)
}

// without gives the form of a token without its proclitics, and notes its tags.
func (p *parser) without(it *item, rest string) *form {
	f := p.form(rest)
	if f != &unknown && it.rest == &unknown {
		it.rest = f
	}
	it.tags |= f.tags &^ never
	return f
}

// try takes what a form is, or what stands in it after an article.
func (p *parser) try(it *item, k string, f *form) bool {
	if p.take(it, k, f) {
		return true
	}
	rest, ok := strings.CutPrefix(k, "ال")
	if !ok {
		return false
	}
	it.article = p.take(it, rest, p.form(rest))
	return it.article
}

// take makes an item the number word or dual that a form is, if it is one.
func (p *parser) take(it *item, stem string, f *form) bool {
	if it.rest.tags&never != 0 { // وكمية is no hundred
		return false
	}
	if f.dual {
		it.dual = f
	} else if f.word.class == none {
		return false
	}
	it.stem, it.word = stem, f.word
	p.shrink(it)
	return true
}

// pronouns are what may be attached to a number word: نصفهم, خمستهم.
var pronouns = [...]string{"هم", "ها", "هن", "نا", "كم", "هما"}

// lookupBeforePronoun finds a fraction (نصفهم), or a unit whose ة has become ت (خمستهم), before a pronoun.
func (p *parser) lookupBeforePronoun(it *item) {
	k, _ := cutAny(it.key, "و", "ف")
	if it.rest.tags&never != 0 {
		return
	}
	for _, pronoun := range pronouns {
		stem, ok := strings.CutSuffix(k, pronoun)
		if !ok {
			continue
		}
		w := p.form(stem).word
		if before, ok := strings.CutSuffix(stem, "ت"); ok && w.class == none {
			if w = p.form(before + "ه").word; w.class != unit || w.value < 3 {
				continue
			}
		} else if w.class != fraction && w.class != fractionDual {
			continue
		}
		it.pronoun, it.conj = true, len(k) < len(it.key)
		it.stem, it.word = stem, w
		p.shrink(it)
		return
	}
}

// shrink leaves the attached proclitics out of the item's span: letter by letter, each with its marks.
func (p *parser) shrink(it *item) {
	n := 0
	if it.conj {
		n++
	}
	if it.prep {
		n++
	}
	it.Begin += letters(it.Of(p.text), n)
}

// letters gives the length of the first n letters of a word, with their marks.
func letters(word string, n int) int {
	at := 0
	for ; n > 0 && at < len(word); n-- {
		_, size := utf8.DecodeRuneInString(word[at:])
		for at += size; at < len(word); at += size {
			if _, size = utf8.DecodeRuneInString(word[at:]); arabic.Fold(word[at:at+size]) != "" {
				break
			}
		}
	}
	return at
}

// cutAny cuts the first of the prefixes that a word has.
func cutAny(s string, prefixes ...string) (string, bool) {
	for _, prefix := range prefixes {
		if rest, ok := strings.CutPrefix(s, prefix); ok {
			return rest, true
		}
	}
	return s, false
}

func trimConj(k string) string {
	rest, _ := cutAny(k, "و", "ف")
	return rest
}

// is tells whether item i is a number word of this class.
func (p *parser) is(i int, c class) bool {
	return i >= 0 && i < len(p.items) && p.items[i].class == c
}

// key gives the key of item i, empty outside.
func (p *parser) key(i int) string {
	if i < 0 || i >= len(p.items) {
		return ""
	}
	return p.items[i].key
}

// in tells whether item i, with or without its proclitics, has one of these tags.
func (p *parser) in(i int, t tags) bool {
	return i >= 0 && i < len(p.items) && p.items[i].tags&t != 0
}

// exactly tells whether item i, as it is written, has one of these tags.
func (p *parser) exactly(i int, t tags) bool {
	return i >= 0 && i < len(p.items) && p.items[i].form.tags&t != 0
}

// near tells whether one of the few words before item i has one of these tags.
func (p *parser) near(i int, t tags) bool {
	for k := i - 1; k >= 0 && k >= i-nearWords; k-- {
		if p.in(k, t) {
			return true
		}
	}
	return false
}

// nearWords is how far back a word may stand that says what a number is: a verb of change, a word of sport.
const nearWords = 6

// kind gives the kind of token i, 0 outside.
func (p *parser) kind(i int) token.Kind {
	if i < 0 || i >= len(p.items) {
		return 0
	}
	return p.items[i].Kind
}

// digits tells whether item i is a number in digits.
func (p *parser) digits(i int) bool { return i >= 0 && i < len(p.items) && p.items[i].value != nil }

// tight tells whether nothing stands between item i and the one before it.
func (p *parser) tight(i int) bool {
	return i > 0 && i < len(p.items) && p.items[i-1].End == p.items[i].Begin
}

// definite tells whether item i begins with an article, after proclitics or not.
func (p *parser) definite(i int) bool {
	k := trimConj(p.key(i))
	_, ok := cutAny(k, "ال", "لل", "بال", "كال")
	return ok
}

// joins gives the item that goes on after item i-1 with و: attached to it, or by itself before it. ok is false where none does.
func (p *parser) joins(i int) (next int, ok bool) {
	switch {
	case i >= len(p.items):
		return i, false
	case p.items[i].conj && !p.items[i].prep && strings.HasPrefix(p.items[i].key, "و"):
		return i, true
	case p.items[i].key == "و" && i+1 < len(p.items) && !p.items[i+1].conj:
		return i + 1, true
	default:
		return i, false
	}
}

// plain tells whether item i follows the one before it with nothing attached or between.
func (p *parser) plain(i int) bool {
	return i < len(p.items) && !p.items[i].conj && !p.items[i].prep
}

// span gives the span of items[i:next].
func (p *parser) span(i, next int) token.Span {
	return token.Span{Begin: p.items[i].Begin, End: p.items[next-1].End}
}
