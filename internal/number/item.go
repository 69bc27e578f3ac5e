package number

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// item is a token as the grammar sees it.
type item struct {
	token.Span // without attached proclitics, where it is a number word
	*piece     // what it is by itself
}

// isMinus tells whether item i is the sign of the digits after it, written onto a proclitic: و-3. Elsewhere it is part of the digits' token.
func (p *parser) isMinus(i int) bool {
	if p.kind(i+1) != token.Number || p.key(i) != "-" || !p.digits(i+1) || !p.tight(i) || !p.tight(i+1) {
		return false
	}
	switch p.key(i - 1) {
	case "و", "ف", "ب", "ل", "ك":
		return true
	default:
		return false
	}
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
	return i >= 0 && i < len(p.items) && p.item(i).class == c
}

// key gives the key of item i, empty outside.
func (p *parser) key(i int) string {
	if i < 0 || i >= len(p.items) {
		return ""
	}
	return p.item(i).key
}

// in tells whether item i, with or without its proclitics, has one of these tags.
func (p *parser) in(i int, t tags) bool {
	return i >= 0 && i < len(p.items) && p.item(i).tags&t != 0
}

// exactly tells whether item i, as it is written, has one of these tags.
func (p *parser) exactly(i int, t tags) bool {
	return i >= 0 && i < len(p.items) && p.item(i).form.tags&t != 0
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
	return p.tokens[i].Kind
}

// digits tells whether item i is a number in digits.
func (p *parser) digits(i int) bool { return i >= 0 && i < len(p.items) && p.item(i).value != absent }

// tight tells whether nothing stands between item i and the one before it.
func (p *parser) tight(i int) bool {
	return i > 0 && i < len(p.items) && p.item(i-1).End == p.item(i).Begin
}

// definite tells whether item i begins with an article, after proclitics or not.
func (p *parser) definite(i int) bool { return i >= 0 && i < len(p.items) && p.item(i).definite }

func hasArticle(k string) bool {
	_, ok := cutAny(trimConj(k), "ال", "لل", "بال", "كال")
	return ok
}

// joins gives the item that goes on after item i-1 with و: attached to it, or by itself before it. ok is false where none does.
func (p *parser) joins(i int) (next int, ok bool) {
	switch {
	case i >= len(p.items):
		return i, false
	case p.item(i).joined():
		return i, true
	case p.item(i).key == andWord && i+1 < len(p.items) && !p.item(i+1).conj:
		return i + 1, true
	default:
		return i, false
	}
}

// joined tells whether و is attached to a word, and nothing else.
func (it *piece) joined() bool { return it.conj && !it.prep && strings.HasPrefix(it.key, andWord) }

// andWord is the key of و by itself.
const andWord = "و"

// plain tells whether item i follows the one before it with nothing attached or between.
func (p *parser) plain(i int) bool {
	return i < len(p.items) && !p.item(i).conj && !p.item(i).prep
}

// span gives the span of items[i:next].
func (p *parser) span(i, next int) token.Span {
	return token.Span{Begin: p.item(i).Begin, End: p.item(next - 1).End}
}
