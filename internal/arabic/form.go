package arabic

import "sync"

// The blocks of presentation forms.
const (
	formsA, formsAEnd = 0xFB50, 0xFE00
	formsB, formsBEnd = 0xFE70, 0xFF00
)

// FoldForm gives Fold of a presentation form, without allocating: two letters for ﻻ, nothing for ﹷ. It is false for any other character.
// It is safe for concurrent use.
func FoldForm(r rune) (fold string, ok bool) {
	switch {
	case r >= formsA && r < formsAEnd:
		return forms()[r-formsA], true
	case r >= formsB && r < formsBEnd:
		return forms()[r-formsB+formsAEnd-formsA], true
	default:
		return "", false
	}
}

// forms gives what each presentation form folds to, those of block A first. It is made when the first one is met: few texts have any.
var forms = sync.OnceValue(func() *[formsAEnd - formsA + formsBEnd - formsB]string {
	var table [formsAEnd - formsA + formsBEnd - formsB]string
	for i := range table {
		r := rune(formsA + i)
		if r >= formsAEnd {
			r += formsB - formsAEnd
		}
		table[i] = string(appendFoldSlow(nil, string(r)))
	}
	return &table
})
