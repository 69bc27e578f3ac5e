package morph

// Parser finds the likeliest analysis of single words, one after the other, in memory of its own: it allocates nothing. It is not safe for
// concurrent use; make one for each caller.
type Parser struct{ segmenter Segmenter }

// Parser gives a parser that looks words up in l.
func (l *Lexicon) Parser() Parser {
	return Parser{Segmenter{analyser: analyser{lexicon: l}, weights: loadWeights()}}
}

// Handicap is what an analysis costs beside what the lexicon says, by its class, in eighths of a nat: it lets a caller prefer names.
type Handicap [Classes]int32

// Best gives the likeliest analysis of a word that stands alone. It goes by the letters as they are folded, so that every spelling of a
// word (marks, hamzas, ligatures) has one analysis. ok is false for a word that holds what no word of the lexicon does: Latin letters,
// digits, more than 32 letters.
func (p *Parser) Best(word string, handicap *Handicap) (a Analysis, ok bool) {
	all := p.Analyses(word, handicap)
	if len(all) == 0 {
		return a, false
	}
	best := 0
	for i := range all {
		if all[i].cost < all[best].cost {
			best = i
		}
	}
	return all[best], true
}

// Analyses gives every analysis that Best chooses from, in no order. The slice is the parser's own.
func (p *Parser) Analyses(word string, handicap *Handicap) []Analysis {
	if !p.Read(word) {
		return nil
	}
	return p.ReadAnalyses(handicap)
}

// Read takes a word apart into its letters. It gives false for a word that has no analyses.
func (p *Parser) Read(word string) bool {
	l := &p.segmenter.letters
	if !l.read(word) {
		return false
	}
	clear(l.sign[:l.n])
	return true
}

// ReadCodes is Read of a word that is given by the codes of its letters. There must be no more of them than in a word that was read.
func (p *Parser) ReadCodes(codes []byte) {
	l := &p.segmenter.letters
	l.n = copy(l.code[:], codes)
	clear(l.sign[:l.n])
	for i := range l.n {
		l.at[i] = int32(i)
	}
	l.at[l.n] = int32(l.n)
}

// Whole gives the number of the form that the word of the last Read is as it is written, -1 where it is none.
func (p *Parser) Whole() int32 {
	s := &p.segmenter
	w := walk{state: start}
	final := false
	for _, c := range p.Codes() {
		var ok bool
		if w, final, ok = s.lexicon.step(w, c); !ok {
			return -1
		}
	}
	if !final || s.lexicon.dropped != nil && s.lexicon.dropped[w.number-1] {
		return -1
	}
	return int32(w.number - 1)
}

// ReadAnalyses is Analyses of the word of the last Read.
func (p *Parser) ReadAnalyses(handicap *Handicap) []Analysis {
	s := &p.segmenter
	s.analyse()
	for i := range s.n {
		a := &s.analyses[i]
		a.cost = s.cost(a) + handicap[a.Class]
	}
	return s.analyses[:s.n]
}

// Cost gives how unlikely an analysis of Analyses is, in eighths of a nat.
func (a *Analysis) Cost() int { return int(a.cost) }

// Special tells whether the analysis is one of a word known by heart: لله, مما.
func (a *Analysis) Special() bool { return a.special != 0 }

// AppendSpecial appends the word that is left of a word known by heart without its clitics, in codes: ما of مما. It appends nothing where
// only clitics are left: لها.
func (a *Analysis) AppendSpecial(dst []byte) []byte {
	for _, part := range specials[a.special-1].parts {
		if part.role == Stem {
			for _, r := range part.normalized {
				dst = append(dst, Code(r))
			}
			return dst
		}
	}
	return dst
}

// Codes gives the letters of the word that was last read, as Code has them. The slice is the parser's own.
func (p *Parser) Codes() []byte { return p.segmenter.letters.code[:p.segmenter.letters.n] }

// AppendCodes appends the letters of codes in UTF-8.
func AppendCodes(dst, codes []byte) []byte {
	for _, c := range codes {
		dst = append(dst, alphabet[2*(c-1)], alphabet[2*c-1])
	}
	return dst
}

// Lemmas gives the number of lemmas.
func (l *Lexicon) Lemmas() int { return len(l.lemmaIndex) / indexSize }

// LemmaKey gives the letters of a lemma by its number, 0 to Lemmas()-1.
func (l *Lexicon) LemmaKey(n int) string { return l.lemma(n) }

// lemmaClass tells which lemmas a form of each class is of: a bit for each part of speech.
var lemmaClass = [Classes]uint8{
	ClassNoun: 1<<Noun | 1<<Adj, ClassName: 1 << ProperName, ClassPerfect: 1 << Verb, ClassImperfect: 1 << Verb, ClassImperative: 1 << Verb,
	ClassParticle: 1 << Function,
}

// LemmaOf gives the number of the likeliest lemma that a form is one of as a class. ok is false where the lexicon knows none, or the form
// is a name and its own lemma.
func (l *Lexicon) LemmaOf(form int32, c Class) (n int, ok bool) {
	return l.lemmaWhere(form, c, func(int) bool { return true })
}

// HasLemma tells whether a form is one of a lemma as a class.
func (l *Lexicon) HasLemma(form int32, c Class, lemma int) bool {
	_, ok := l.lemmaWhere(form, c, func(n int) bool { return n == lemma })
	return ok
}

// IsAdjective tells whether a form is one of a lemma that is an adjective.
func (l *Lexicon) IsAdjective(form int32, lemma int) bool {
	for i := l.entry(int(form)).list; i != noList; i++ {
		item := l.lists[i*listItem : i*listItem+listItem]
		if int(item[0])|int(item[1])<<8 == lemma && POS(item[2]&^lastItem) == Adj {
			return true
		}
		if item[2]&lastItem != 0 {
			break
		}
	}
	return false
}

// AppendLemmasOf appends the lemmas that a form may be of as a class, the likeliest first, and gives the longer slice.
func (l *Lexicon) AppendLemmasOf(dst []Lemma, form int32, c Class) []Lemma {
	for _, lemma := range (Form{l, int(form), ""}).AppendLemmas(nil) {
		if lemmaClass[c]>>lemma.POS&1 != 0 {
			dst = append(dst, lemma)
		}
	}
	return dst
}

func (l *Lexicon) lemmaWhere(form int32, c Class, fits func(n int) bool) (n int, ok bool) {
	i := l.entry(int(form)).list
	if i == noList {
		return 0, false
	}
	for ; ; i++ {
		item := l.lists[i*listItem : i*listItem+listItem]
		n := int(item[0]) | int(item[1])<<8
		if lemmaClass[c]>>(item[2]&^lastItem)&1 != 0 && fits(n) {
			return n, true
		}
		if item[2]&lastItem != 0 {
			return 0, false
		}
	}
}

// Without gives a lexicon that lacks the forms that drop says, so that a test can see what becomes of words that it does not know. lemmas
// is valid until drop returns.
func (l *Lexicon) Without(drop func(key string, lemmas []Lemma) bool) *Lexicon {
	other := *l
	other.dropped = make([]bool, l.Len())
	var lemmas []Lemma
	l.Each(func(f Form) {
		lemmas = f.AppendLemmas(lemmas[:0])
		other.dropped[f.number] = drop(f.key, lemmas)
	})
	return &other
}

// Each calls do with every form, in the order of the automaton.
func (l *Lexicon) Each(do func(Form)) {
	var codes []byte
	var visit func(w walk)
	visit = func(w walk) {
		for i := w.state; ; i++ {
			e := l.at(i)
			next := walk{state: e.target(), number: w.number + e.skipped()}
			codes = append(codes, e.letter())
			if e.final() {
				do(Form{l, next.number, string(AppendCodes(nil, codes))})
				next.number++
			}
			if next.state != 0 {
				visit(next)
			}
			codes = codes[:len(codes)-1]
			if e.last() {
				return
			}
		}
	}
	visit(walk{state: start})
}

// Class gives the class that the form is most often.
func (f Form) Class() Class { return f.lexicon.entry(f.number).class() }

// Key gives the letters of the form, folded.
func (f Form) Key() string { return f.key }
