package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// jussives are words that only a jussive of a verb of the present follows; لا has one too, and the indicative.
var jussives = map[string]bool{"لم": true, "ولم": true, "فلم": true, "الم": true}

// jussiveShare is the share of the occurrences of a form that follow one of them, from which on it is taken for a jussive.
const jussiveShare = 0.4

// minVerb is how often news must have a form.
const minVerb = 3

// verbs gives the forms of the present whose likeliest lemma they are a jussive of, though news has them mostly where none stands, with the
// likeliest other lemma: يجب is وجب, it is necessary, and not أجاب, which is it after لم.
func (n *news) verbs(lexicon *morph.Lexicon) string {
	rows := map[string]string{}
	lexicon.Each(func(f morph.Form) {
		if !f.Use().Has(morph.ClassImperfect) {
			return
		}
		lemmas := lexicon.AppendLemmasOf(nil, int32(f.Number()), morph.ClassImperfect)
		seen := n.count[f.Key()]
		if len(lemmas) < 2 || seen < minVerb || !short(f.Key(), lemmas[0].Key) ||
			float64(n.jussive[f.Key()]) > jussiveShare*float64(seen) {
			return
		}
		for _, l := range lemmas[1:] {
			if !short(f.Key(), l.Key) {
				rows[f.Key()] = arabic.Fold(l.Key)
				return
			}
		}
	})
	var b strings.Builder
	b.WriteString("# Forms of the present that are the jussive of a likely verb, and in news mostly something else of another: form, lemma.\n" +
		"# Written by internal/build/stems from the lexicon of internal/morph and the ANT corpus 1.1 (Apache-2.0). Licence of this file:\n" +
		"# CC BY-SA 4.0, the lexicon's.\n")
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(&b, "%s\t%s\n", key, rows[key])
	}
	return b.String()
}

// short tells whether a form without an ending lacks the long vowel of its lemma: يقل of قال, يرم of رمى.
func short(form, lemma string) bool {
	f, l := []rune(form), []rune(arabic.Fold(lemma))
	if len(f) < 3 || len(l) < 2 {
		return false
	}
	if last := l[len(l)-1]; last == 'ى' || last == 'ا' {
		return !strings.ContainsRune("ىيواتنة", f[len(f)-1])
	}
	return l[len(l)-2] == 'ا' && l[len(l)-1] == f[len(f)-1] && !strings.ContainsRune("اوي", f[len(f)-2])
}
