package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// definites finds places that a generic noun and a definite noun name, حي الزهور is الزهور, سجن الصناعة is whole, and what stands after one in Latin
// letters: تطبيق SkyMap.
func definites(r *reading, _ []Entity) []Entity {
	var found []Entity
	for head := range r.with(cue.Head) {
		name := head + 1
		if name == len(r.tokens) || !r.joins(head) {
			continue
		}
		h, at, _ := cue.HeadAt(r.word(head))
		e := Entity{Span: r.tokens[name].Span, Type: Type(h.Of), Confidence: listedWord}
		word := r.word(name)
		switch definite := r.tokens[name].Kind == token.Word && strings.HasPrefix(word, "ال"); {
		case !definite:
			if !r.has(name, cue.Capital) || h.How&cue.Outside == 0 {
				continue
			}
		case h.How&cue.Plain == 0 || isNationality(word) || isQualifier(word):
			continue
		case h.How&cue.Outside == 0:
			if !isCommon(word) {
				continue // سجن المزة: the name of a place by itself
			}
			e.Begin = r.tokens[head].Begin + at
		}
		found = append(found, e)
	}
	return found
}

// isQualifier tells whether a definite word is none that names something after a noun: a relative pronoun, a time, a plural of people (مخيم
// اللاجئين).
func isQualifier(word string) bool {
	key := arabic.Fold(word)
	if strings.HasSuffix(key, "ين") || cue.IsPart(key, cue.OfficialTime) {
		return true
	}
	return isParticle(key)
}

// isParticle tells whether a folded word is a particle to the lexicon.
func isParticle(key string) bool {
	f, ok := morph.Default().Lookup(key)
	return ok && likeliest(f) == morph.Function
}
