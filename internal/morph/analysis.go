package morph

// Analysis is one way to take a word apart: which clitics stand around a form, and what the form is taken for.
type Analysis struct {
	Conjunction Conjunction
	Proclitic   Proclitic
	Article     Article
	Pronoun     Pronoun
	Class       Class
	Form        int32 // the number of the form in the lexicon, -1 where the lexicon does not have it
	Begin, End  uint8 // of the form among the letters of the word
	Misspelt    bool  // an alif has a hamza that the form does not have: بأنه is no form of بانة
	Stopped     bool  // sukun or shadda is written on the first letter of the form, though no word begins so
	Respelt     bool  // ه is read as ة, ي as ى or ى as ي at the end
	special     uint8 // an entry of specials and one, for words that are taken apart by heart
	cost        int32 // what a Parser found it to cost
}

// maxAnalyses bounds the analyses of one word.
const maxAnalyses = 64

// analyser works out the analyses of one word after the other, in memory of its own.
type analyser struct {
	lexicon     *Lexicon
	letters     letters
	pronoun     [maxLetters + 1]Pronoun // the pronoun that the letters from here on are, 0 for none
	heads       [maxHeads]head          // the beginnings that may be clitics
	nHeads      int
	analyses    [maxAnalyses]Analysis
	n           int
	after       string // the next word of the text, empty where a sign stands between
	lookedAhead bool   // the analyses depend on it
}

// head is the beginning of a word that may be clitics.
type head struct {
	conjunction Conjunction
	proclitic   Proclitic
	article     Article
	begin       int
}

// analyse works out the analyses of the word in letters: those with a form of the lexicon, and where there is none that news has seen,
// those with an unknown one.
func (a *analyser) analyse() {
	a.n = 0
	a.markPronouns()
	a.markHeads()
	for _, h := range a.heads[:a.nHeads] {
		a.walk(h)
	}
	a.specials()
	if a.seen() {
		return
	}
	for _, h := range a.heads[:a.nHeads] {
		a.unknown(h)
	}
}

// markPronouns notes where the end of the word may be a pronoun.
func (a *analyser) markPronouns() {
	l := &a.letters
	n := l.n
	clear(a.pronoun[:n+1])
	last := l.code[n-1]
	at := func(i int) byte {
		if i < 0 {
			return 0
		}
		return l.code[i]
	}
	set := func(length int, p Pronoun) {
		if i := n - length; i > 0 && l.sign[i]&inside == 0 {
			a.pronoun[i] = p
		}
	}
	switch last {
	case ha:
		set(1, his)
	case kaf:
		set(1, yours)
	case ya:
		set(1, mine)
		if at(n-2) == nun {
			set(2, me)
		}
	case alif:
		switch at(n - 2) {
		case ha:
			set(2, hers)
		case nun:
			set(2, us)
		case mim:
			if at(n-3) == ha {
				set(3, theirsOfTwo)
			} else if at(n-3) == kaf {
				set(3, yoursOfTwo)
			}
		}
	case mim:
		if at(n-2) == ha {
			set(2, theirs)
		} else if at(n-2) == kaf {
			set(2, yoursOfAll)
		}
	case nun:
		if at(n-2) == ha {
			set(2, theirsOfWomen)
		} else if at(n-2) == kaf {
			set(2, yoursOfWomen)
		}
	}
}

// maxHeads bounds the beginnings of a word that may be clitics: five after a conjunction and five after none at most.
const maxHeads = 12

// markHeads notes every beginning that may be clitics, none among them.
func (a *analyser) markHeads() {
	a.nHeads = 0
	a.afterConjunction(head{})
	if c := a.conjunction(); c != NoConjunction {
		a.afterConjunction(head{conjunction: c, begin: 1})
	}
}

// head notes a beginning.
func (a *analyser) head(h head) {
	a.heads[a.nHeads] = h
	a.nHeads++
}

// conjunction gives the conjunction that the word may begin with.
func (a *analyser) conjunction() Conjunction {
	if !a.separable(1) || !a.vowelFits(0, fatha) {
		return NoConjunction
	}
	switch a.letters.code[0] {
	case waw:
		return Wa
	case fa:
		return Fa
	default:
		return NoConjunction
	}
}

// separable tells whether a clitic may end before the letter at i: something is left, and it begins with a character of its own.
func (a *analyser) separable(i int) bool {
	return i < a.letters.n && a.letters.sign[i]&inside == 0
}

// vowelFits tells whether a vowel that is written on the letter at i is one of those that a clitic there has. The writer of وَجْهٌ says
// that ه is no pronoun, of وُصُول that و is no conjunction.
func (a *analyser) vowelFits(i int, vowels sign) bool {
	written := a.letters.sign[i] & (fatha | damma | kasra | sukun | shadda | tanwin)
	return written&^vowels == 0
}

// beginFits tells whether a word may begin with what is written on the letter at i: no word begins with a letter that has no vowel or that
// is doubled. وَدَّعَ is no و and دَّعَ.
func (a *analyser) beginFits(i int) bool { return a.letters.sign[i]&(sukun|shadda) == 0 }

// single says of a letter which proclitic of one letter it may be, which vowels it then has, and whether the article may follow.
type single struct {
	proclitic Proclitic
	vowels    sign
	article   bool
}

// singles are the proclitics of one letter, by its code.
var singles = [Letters]single{
	ba: {Bi, kasra, true}, kaf: {Ka, fatha, true}, sin: {Sa, fatha, false}, lam: {Li, kasra | sukun, false}, alif: {Hamza, fatha, false},
}

// negations are the proclitics of two letters, by the first of them; the second is alif.
var negations = [Letters]Proclitic{mim: Ma, lam: La}

// carried are the signs of an alif that is no bare one.
const carried = hamzaAbove | hamzaBelow | madda

// afterConjunction notes what may stand after a conjunction, or after none.
func (a *analyser) afterConjunction(h head) {
	l, i := &a.letters, h.begin
	a.head(h)
	a.article(h)
	if !a.separable(i + 1) {
		return
	}
	first, second := l.code[i], l.code[i+1]
	if p := singles[first]; p.proclitic != NoProclitic && a.vowelFits(i, p.vowels) && (first != alif || i == 0 && l.sign[i]&hamzaAbove != 0) {
		next := head{conjunction: h.conjunction, proclitic: p.proclitic, begin: i + 1}
		a.head(next)
		if p.article {
			a.article(next)
		}
		if first == lam && second == lam {
			a.articleAfterLam(next)
		}
	}
	if p := negations[first]; p != NoProclitic && second == alif && l.sign[i+1]&carried == 0 && a.separable(i+2) {
		a.head(head{conjunction: h.conjunction, proclitic: p, begin: i + 2})
	}
}

// article notes the article after h.
func (a *analyser) article(h head) {
	l, i := &a.letters, h.begin
	if l.code[i] == alif && l.sign[i]&carried == 0 && a.separable(i+1) && l.code[i+1] == lam && a.separable(i+2) {
		h.article, h.begin = Al, i+2
		a.head(h)
	}
}

// articleAfterLam notes what is left of the article after ل, which h ends with: its ل, or nothing before another ل.
func (a *analyser) articleAfterLam(h head) {
	h.article = NoLam
	a.head(h)
	if a.separable(h.begin + 1) {
		h.article, h.begin = Lam, h.begin+1
		a.head(h)
	}
}

// walk reads the form that begins after h, to the end of the word or to a pronoun.
func (a *analyser) walk(h head) {
	l := &a.letters
	w := walk{state: start}
	for i := h.begin; i < l.n; i++ {
		if i == l.n-1 {
			a.respell(h, w, l.code[i])
		}
		var final, ok bool
		if w, final, ok = a.lexicon.step(w, l.code[i]); !ok {
			return
		}
		if !final {
			continue
		}
		if i == l.n-1 {
			a.add(h, i+1, 0, w.number-1, false)
		} else if p := a.pronoun[i+1]; p != 0 && a.pronounFits(i+1, p) {
			a.add(h, i+1, p, w.number-1, false)
		}
	}
}

// respell reads the last letter as the one that it often stands for: مدرسه is مدرسة, علي is على, القاضى is القاضي.
func (a *analyser) respell(h head, w walk, last byte) {
	var other byte
	switch last {
	case ha:
		other = taMarbuta
	case ya:
		other = alifMaqsura
	case alifMaqsura:
		other = ya
	default:
		return
	}
	if i := a.letters.n - 2; last == ha && i >= 0 && a.letters.sign[i]&(damma|kasra|sukun) != 0 {
		return // ة has fatha before it
	}
	if w, final, _ := a.lexicon.step(w, other); final {
		a.add(h, a.letters.n, 0, w.number-1, true)
	}
}

// pronounFits tells whether the vowels that are written on a pronoun are its own.
func (a *analyser) pronounFits(i int, p Pronoun) bool {
	switch {
	case p == his:
		return a.vowelFits(i, damma|kasra)
	case p <= theirsOfWomen:
		return a.vowelFits(i, damma|kasra|fatha) && (a.letters.sign[i+1]&tanwin == 0)
	case p == mine:
		return a.vowelFits(i, fatha|sukun|kasra)
	default:
		return a.letters.sign[i]&(shadda|tanwin) == 0
	}
}

// add adds the analyses of a form: one for each class that it may be.
func (a *analyser) add(h head, end int, p Pronoun, number int, respelt bool) {
	if a.lexicon.dropped != nil && a.lexicon.dropped[number] {
		return
	}
	e := a.lexicon.entry(number)
	misspelt := !a.hamzasFit(h.begin, end, e.use)
	stopped := h.begin > 0 && !a.beginFits(h.begin) && h.article == NoArticle
	for c := ClassNoun; c < ClassUnknown && a.n < maxAnalyses; c++ {
		if !e.use.Has(c) || !fits(e.use, c, h.proclitic, h.article, p) || !a.classFits(h, c, end, p) {
			continue
		}
		a.analyses[a.n] = Analysis{
			Conjunction: h.conjunction, Proclitic: h.proclitic, Article: h.article, Pronoun: p, Class: c,
			Form: int32(number), Begin: uint8(h.begin), End: uint8(end), Respelt: respelt,
			Misspelt: misspelt, Stopped: stopped,
		}
		a.n++
	}
}

// hamzasFit tells whether the alifs of a form may be written as the word has them. A hamza may be left out, but none is put where none is.
func (a *analyser) hamzasFit(begin, end int, use Use) bool {
	if a.letters.sign[begin]&carried != 0 && a.letters.code[begin] == alif && use&HamzaFirst == 0 {
		return false
	}
	if use&HamzaInside != 0 {
		return true
	}
	for i := begin + 1; i < end; i++ {
		if a.letters.sign[i]&carried != 0 && a.letters.code[i] == alif {
			return false
		}
	}
	return true
}

// classFits tells whether a form may be of a class here: لم يزل is what ما and لا are written together with, and where a sukun stands
// before نا, it is the subject of a verb of the past.
func (a *analyser) classFits(h head, c Class, end int, p Pronoun) bool {
	l := &a.letters
	switch {
	case c == ClassPerfect && p == us:
		return l.sign[end-1]&sukun == 0
	case c == ClassPerfect && (h.proclitic == Ma || h.proclitic == La):
		return end-h.begin >= 2 && l.code[h.begin] == zay && (l.code[h.begin+1] == alif || l.code[h.begin+1] == lam)
	default:
		return true
	}
}

// seen tells whether there is an analysis with a form that news has.
func (a *analyser) seen() bool {
	for i := range a.n {
		if x := &a.analyses[i]; x.special != 0 || x.Form >= 0 && !x.Respelt && a.lexicon.entry(int(x.Form)).cost < unseenCost {
			return true
		}
	}
	return false
}

// unseenCost is the cost of a form from which on it is worth asking whether the word is an unknown one.
const unseenCost = 112

// Letters that an unknown word has at least: with nothing around it, and with a pronoun.
const (
	minUnknown      = 2
	minUnknownBound = 3
)

// unknown adds the analyses with a form that the lexicon does not have.
func (a *analyser) unknown(h head) {
	l := &a.letters
	if h.proclitic > Ka || h.begin > 0 && !a.beginFits(h.begin) && h.article == NoArticle || h.article == NoLam {
		return
	}
	for end := max(h.begin+minUnknown, l.n-3); end <= l.n && a.n < maxAnalyses; end++ {
		p := a.pronoun[end]
		if end == l.n {
			p = 0
		} else if end-h.begin < minUnknownBound || h.article != NoArticle || !mayFollowUnknown(p) || !a.pronounFits(end, p) {
			continue
		}
		a.analyses[a.n] = Analysis{
			Conjunction: h.conjunction, Proclitic: h.proclitic, Article: h.article, Pronoun: p, Class: ClassUnknown,
			Form: -1, Begin: uint8(h.begin), End: uint8(end),
		}
		a.n++
	}
}

// mayFollowUnknown tells whether a pronoun is taken off an unknown word. One that ends many a foreign name is not: بلجيكي، باتريك.
func mayFollowUnknown(p Pronoun) bool { return p != 0 && p != mine && p != me && p != yours }

// AppendAnalyses appends every way in which a word may be taken apart, in no order of likelihood, and gives the longer slice. It gives
// none for a word that holds what no word of the lexicon does: Latin letters, digits.
func (l *Lexicon) AppendAnalyses(dst []Analysis, word string) []Analysis {
	a := analyser{lexicon: l}
	if !a.letters.read(word) {
		return dst
	}
	a.analyse()
	return append(dst, a.analyses[:a.n]...)
}
