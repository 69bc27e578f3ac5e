package number

import "github.com/khabar-nlp/khabar/internal/token"

// addOpeners notes the words with which a number may begin: a word that ends in none of them need not be looked up to tell.
func (v *vocabulary) addOpeners() {
	for key, f := range v.forms {
		if f.word.class != none || f.dual || f.currency != nil || f.tags&negative != 0 {
			v.openers.add(key)
		}
	}
	for key := range v.possessed {
		v.openers.add(key)
	}
	v.openers.add(pointWord)
}

// opens tells, at little cost, whether a number may begin at item i.
func (p *parser) opens(i int) bool {
	switch t := &p.tokens[i]; t.Kind {
	case token.Number, token.Symbol, token.ForeignWord:
		return true
	case token.Punctuation:
		return p.isMinus(i)
	case token.Word:
		return p.openers.mayEnd(t.Of(p.text)) && p.item(i).isOpener() || p.isModelName(i)
	default:
		return false
	}
}

// isOpener tells whether a number may begin with a word.
func (it *piece) isOpener() bool {
	return it.class != none || it.dual != nil || it.form.currency != nil || it.tags&negative != 0 || it.key == pointWord
}

// isModelName tells whether a hyphen, as it looks, ties digits to item i: إف-16.
func (p *parser) isModelName(i int) bool {
	return p.kind(i+2) == token.Number && p.kind(i+1) == token.Punctuation &&
		p.tokens[i].End == p.tokens[i+1].Begin && p.tokens[i+1].End == p.tokens[i+2].Begin
}
