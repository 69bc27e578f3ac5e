package number

import (
	"math/big"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/token"
)

// item is a token as the grammar sees it.
type item struct {
	token.Token        // its span without attached proclitics, where it is a number word
	key         string // of the whole token
	stem        string // of the number word, without proclitics and article
	entry       entry
	conj        bool   // و or ف is attached
	prep        string // ب, ل or ك is attached
	article     bool
	value       *big.Rat // of a bare number in digits
}

// parser is the grammar over the items of a text.
type parser struct {
	*vocabulary
	text  string
	items []item
	style style
}

func newParser(text string, tokens []token.Token) *parser {
	p := &parser{vocabulary: tables(), text: text, items: make([]item, len(tokens))}
	p.style = styleOf(text, tokens)
	folded := make([]byte, 0, len(text)+len(text)/8)
	ends := make([]int, len(tokens))
	for i, t := range tokens {
		folded = appendKey(folded, t.Of(text))
		ends[i] = len(folded)
	}
	keys := string(folded)
	begin := 0
	for i, t := range tokens {
		it := &p.items[i]
		it.Token, it.key = t, keys[begin:ends[i]]
		begin = ends[i]
		switch t.Kind {
		case token.Word:
			p.lookup(it)
		case token.Number:
			it.value = p.style.value(it.key)
		default: // no number begins with it
		}
	}
	for i := range p.items {
		// وأحد عشر: folded, و and أحد look like واحد.
		if it := &p.items[i]; it.key == "واحد" && i+1 < len(p.items) && p.is(i+1, ten) && p.plain(i+1) {
			it.conj, it.stem, it.entry = true, "احد", p.words["احد"]
			p.shrink(it)
		}
	}
	return p
}

// appendKey appends the key of a word.
func appendKey(dst []byte, word string) []byte {
	start := len(dst)
	dst = arabic.AppendFold(dst, word)
	for i := start; i+1 < len(dst); i++ {
		switch {
		case dst[i] == 0xD8 && dst[i+1] == 0xA9: // ة
			dst[i], dst[i+1] = 0xD9, 0x87
		case dst[i] == 0xD9 && dst[i+1] == 0x89: // ى
			dst[i+1] = 0x8A
		}
	}
	return dst
}

// never are words that only look like a number with a proclitic: لست (I am not), الست (the lady).
var never = map[string]bool{
	"لست": true, "ولست": true, "فلست": true, "بست": true, "كست": true, "الست": true, "والست": true, "للست": true, "لثان": true, "وثان": true,
}

// lookup finds the number word in a token, whole or after proclitics and article.
func (p *parser) lookup(it *item) {
	if never[it.key] {
		return
	}
	k := it.key
	if p.try(it, k) {
		return
	}
	if rest, ok := cutAny(k, "و", "ف"); ok {
		it.conj = true
		if p.try(it, rest) || p.tryPrep(it, rest) {
			return
		}
		it.conj = false
	}
	p.tryPrep(it, k)
}

// tryPrep looks a word up after a preposition written onto it.
func (p *parser) tryPrep(it *item, k string) bool {
	if rest, ok := strings.CutPrefix(k, "لل"); ok && p.found(it, rest) {
		it.prep, it.article = "ل", true
		p.shrink(it)
		return true
	}
	for _, prep := range [...]string{"ب", "ل", "ك"} {
		if rest, ok := strings.CutPrefix(k, prep); ok {
			it.prep = prep
			if p.try(it, rest) {
				return true
			}
			it.prep = ""
		}
	}
	return false
}

// try looks a word up, with and without its article.
func (p *parser) try(it *item, k string) bool {
	if p.found(it, k) {
		p.shrink(it)
		return true
	}
	if rest, ok := strings.CutPrefix(k, "ال"); ok && p.found(it, rest) {
		it.article = true
		p.shrink(it)
		return true
	}
	return false
}

// found looks a word up as it is.
func (p *parser) found(it *item, k string) bool {
	e, ok := p.words[k]
	if ok {
		it.entry, it.stem = e, k
	}
	return ok
}

// shrink leaves the attached proclitics out of the item's span: letter by letter, each with its marks.
func (p *parser) shrink(it *item) {
	n := 0
	if it.conj {
		n++
	}
	if it.prep != "" {
		n++
	}
	for ; n > 0; n-- {
		surface := it.Of(p.text)
		first := true
		for i, r := range surface {
			if first {
				first = false
				continue
			}
			if arabic.Fold(string(r)) != "" {
				it.Begin += i
				break
			}
		}
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

// is tells whether item i has this class.
func (p *parser) is(i int, c class) bool {
	return i >= 0 && i < len(p.items) && p.items[i].entry.class == c
}

// keyAt gives the key of item i, empty outside.
func (p *parser) keyAt(i int) string {
	if i < 0 || i >= len(p.items) {
		return ""
	}
	return p.items[i].key
}

// in tells whether item i, with or without attached proclitics, is in a context class.
func (p *parser) in(i int, class string) bool {
	k := p.keyAt(i)
	if k == "" {
		return false
	}
	set := p.context[class]
	if set[k] {
		return true
	}
	if rest, ok := cutAny(k, "و", "ف"); ok && set[rest] {
		return true
	}
	if rest, ok := cutAny(k, "وب", "ول", "ب", "ل"); ok && set[rest] {
		return true
	}
	return false
}

// joins gives the item that goes on after item i with و: attached to it, or by itself before it. ok is false where none does.
func (p *parser) joins(i int) (next int, ok bool) {
	switch {
	case i >= len(p.items):
		return i, false
	case p.items[i].conj && p.items[i].prep == "" && strings.HasPrefix(p.items[i].key, "و"):
		return i, true
	case p.items[i].key == "و" && i+1 < len(p.items) && !p.items[i+1].conj:
		return i + 1, true
	default:
		return i, false
	}
}

// plain tells whether item i follows the one before it with nothing attached or between.
func (p *parser) plain(i int) bool {
	return i < len(p.items) && !p.items[i].conj && p.items[i].prep == ""
}
