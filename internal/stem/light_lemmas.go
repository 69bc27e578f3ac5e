package stem

import (
	"maps"
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/stem/guess"
)

// newLight works out the stems of the lemmas. A lemma whose key is hardly likelier to be anything else is its own stem (شهري, monthly,
// though شهر with ي is my month). The key of another (مدن, he built cities) is a form of a likelier lemma, مدينة, whose stem is the stem of
// both; where two lead to each other, it is the first in order. So a stem is its own stem.
func newLight(lexicon *morph.Lexicon, names nameSet, guesser *guess.Model) *light {
	l := &light{
		lexicon: lexicon, names: names, guesser: guesser,
		keys: make([]string, lexicon.Lemmas()), own: make([]uint8, lexicon.Len()), chosen: map[cell]int{},
	}
	for n := range l.keys {
		l.keys[n] = arabic.Fold(lexicon.LemmaKey(n))
	}
	forms := readPairs(formsFile)
	l.choosePlurals()
	l.chooseForms(readPairs(verbsFile), morph.ClassImperfect)
	l.chooseForms(forms, morph.ClassNoun, morph.ClassAttested, morph.ClassName)
	maps.Copy(forms, readPairs(adjectivesFile))
	for n, key := range l.keys {
		if other, ok := forms[key]; ok {
			l.keys[n] = other
		}
	}
	p := lexicon.Parser()
	for n, key := range l.keys {
		l.noteOwn(&p, n, key)
	}
	for form := range forms {
		if f, ok := lexicon.Lookup(form); ok {
			l.own[f.Number()] &= isChosen
		}
	}
	for _, key := range ownWords {
		if f, ok := lexicon.Lookup(key); ok {
			l.own[f.Number()] |= 1 << morph.ClassPerfect
		}
	}
	stems := make([]string, len(l.keys))
	for n, key := range l.keys {
		stems[n] = l.settle(&p, key)
	}
	l.keys = stems
	return l
}

// ownWords are their own stems though the lexicon has something else first: الآن is no أن, and فقد not always قد.
var ownWords = []string{"الان", "فقد", "توفى", "وفى", "عشرة", "اثنان"}

// cell is a form as a class.
type cell struct {
	form  int32
	class morph.Class
}

// The bits of own: one for each class as which a form is its own stem, and one where its lemma as some class is in chosen.
const (
	ownBits  = 1<<morph.ClassUnknown - 1
	isChosen = 1 << morph.ClassUnknown
)

// choose notes the lemma of a form as a class.
func (l *light) choose(form int, c morph.Class, lemma int) {
	l.chosen[cell{int32(form), c}] = lemma
	l.own[form] |= isChosen
}

// chooseForms notes the lemmas of the forms of a table, as some classes.
func (l *light) chooseForms(table map[string]string, classes ...morph.Class) {
	numbers := map[string]int{}
	for n, key := range l.keys {
		numbers[key] = n // the last of those with one key; they have one stem
	}
	for form, lemma := range table {
		f, ok := l.lexicon.Lookup(form)
		n, known := numbers[lemma]
		if !ok || !known {
			continue
		}
		for _, c := range classes {
			l.choose(f.Number(), c, n)
		}
	}
}

// minParticiple is the least length, in bytes, of an adjective or participle whose feminine plural is a noun's: not ملف.
const minParticiple = len("مدير")

// choosePlurals notes that a plural in ات is one of a noun in ة rather than of an adjective or participle: محاضرات are lectures before they
// are lecturers.
func (l *light) choosePlurals() {
	for n, key := range l.keys {
		stem, ok := strings.CutSuffix(key, "ة")
		if !ok {
			continue
		}
		f, ok := l.lexicon.Lookup(stem + "ات")
		if !ok || !l.lexicon.HasLemma(int32(f.Number()), morph.ClassNoun, n) {
			continue
		}
		first, ok := l.lexicon.LemmaOf(int32(f.Number()), morph.ClassNoun)
		if !ok || l.keys[first] != stem || len(stem) < minParticiple {
			continue
		}
		if strings.HasPrefix(stem, "م") || l.lexicon.IsAdjective(int32(f.Number()), first) {
			l.choose(f.Number(), morph.ClassNoun, n)
		}
	}
}

// lemmaOf gives the lemma of a form as a class. ok is false for a name, which is its own.
func (l *light) lemmaOf(form int32, c morph.Class) (n int, ok bool) {
	if l.own[form]&isChosen != 0 {
		if n, ok := l.chosen[cell{form, c}]; ok {
			return n, true
		}
	}
	if c == morph.ClassName {
		return 0, false
	}
	return l.lexicon.LemmaOf(form, c)
}

// ownDoubt is by how much anything else that the key of a lemma may be can be likelier, in eighths of a nat.
var ownDoubt = [morph.Classes]int{morph.ClassNoun: 24, morph.ClassPerfect: 30, morph.ClassParticle: 40}

// verbDoubt is ownDoubt of a verb of the past beside what is no noun: تكون is she is, before it is he came to be.
const verbDoubt = 4

// A short noun may be as unlikely as this: تحت and نحو, which are likelier forms of verbs to those who read no context.
const (
	shortNoun  = 3
	shortDoubt = 48
)

// noteOwn notes the classes as which the key of a lemma is its own stem.
func (l *light) noteOwn(p *morph.Parser, n int, key string) {
	all := p.Analyses(key, &handicap)
	if len(all) == 0 {
		return
	}
	best := cheapest(all)
	for i := range all {
		a := &all[i]
		d := ownDoubt[a.Class]
		switch {
		case a.Class == morph.ClassNoun && len(p.Codes()) <= shortNoun:
			d = shortDoubt
		case a.Class == morph.ClassPerfect && best.Class != morph.ClassNoun:
			d = verbDoubt
		}
		if d == 0 || !whole(a, p) || a.Cost() > best.Cost()+d {
			continue
		}
		if first, ok := l.lexicon.LemmaOf(a.Form, a.Class); ok && (l.keys[first] == key || l.rareOf(a, n, first)) {
			l.own[a.Form] |= 1 << a.Class
		}
	}
}

// rareOf tells whether the key of lemma n is a form of the likeliest lemma, but likelier its own: a verb's, or a noun's that does not have
// the shape of a broken plural. أعمال is a plural of عمل before it is a verbal noun, سجين a prisoner before the dual of سجن.
func (l *light) rareOf(a *morph.Analysis, n, first int) bool {
	if !l.lexicon.HasLemma(a.Form, a.Class, n) {
		return false
	}
	key := l.keys[n]
	if a.Class != morph.ClassNoun {
		return true
	}
	if strings.HasSuffix(key, "ة") && key[:len(key)-2] == l.keys[first] {
		return !l.lexicon.IsAdjective(a.Form, first)
	}
	return strings.HasSuffix(key, "ي") || !isPlural(key)
}

// isPlural tells whether a key has the shape of a broken plural that few singulars have.
func isPlural(key string) bool {
	return slices.ContainsFunc(pluralShapes, func(shape string) bool { return hasShape(key, shape) })
}

// pluralShapes are the shapes of isPlural; a dot stands for any letter.
var pluralShapes = []string{"ا..ا.", "ا...ة", "ا...", "ا..اء", "م.ا..", "م.ا.ي.", ".وا..", ".ائ.", "..ائ."}

func hasShape(key, shape string) bool {
	k := []rune(key)
	for i, r := range []rune(shape) {
		if i >= len(k) || r != '.' && k[i] != r {
			return false
		}
	}
	return len(k) == len([]rune(shape))
}

// cheapest gives the likeliest of some analyses.
func cheapest(all []morph.Analysis) *morph.Analysis {
	best := &all[0]
	for i := range all {
		if all[i].Cost() < best.Cost() {
			best = &all[i]
		}
	}
	return best
}

// whole tells whether an analysis is that of a form of the lexicon that the whole word is as it is written.
func whole(a *morph.Analysis, p *morph.Parser) bool {
	return a.Form >= 0 && a.Begin == 0 && int(a.End) == len(p.Codes()) && !a.Respelt
}

// settle follows the steps from a key to one that stays, or to the first in order of those that lead to each other.
func (l *light) settle(p *morph.Parser, key string) string {
	var seen []string
	for !slices.Contains(seen, key) {
		seen = append(seen, key)
		key = l.next(p, key)
	}
	return slices.Min(seen[slices.Index(seen, key):])
}

// next gives what one step makes of a word, the lemma's own key where it is a form of one.
func (l *light) next(p *morph.Parser, word string) string {
	if !p.Read(word) {
		return word
	}
	stem, lemma := l.step(nil, p)
	if lemma >= 0 {
		return l.keys[lemma]
	}
	return string(morph.AppendCodes(nil, stem))
}
