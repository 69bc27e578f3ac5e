package morph

import "github.com/khabar-nlp/khabar/internal/token"

// Role is what a segment is within its word.
type Role uint8

// The roles.
const (
	ConjunctionRole Role = iota + 1 // و ف
	Preposition                     // ب ل ك
	Future                          // س
	Interrogative                   // أ
	ArticleRole                     // ال
	Stem                            // the word itself
	PronounRole                     // ه ها هم
	Negation                        // ما لا
)

// Scheme says which clitics come off.
type Scheme uint8

// The schemes.
const (
	ATB Scheme = iota // all but the article, as in the Penn Arabic Treebank and Universal Dependencies
	D3                // the article too
)

// Segment is a piece of a word: a clitic, or what the clitics stand around.
type Segment struct {
	token.Span
	Token int // the index of the word among the tokens
	Role  Role
	mend  mending
}

// Shape gives as a number what the segment is and where, from the beginning of its word on, which is at begin. It tells the segments of a word
// of less than 4 KB apart from any others that the word may have elsewhere.
func (s Segment) Shape(begin int) uint64 {
	m := s.mend
	return uint64(s.Begin-begin)<<40 | uint64(s.End-begin)<<28 | uint64(s.Role)<<24 |
		uint64(m.begin)<<20 | uint64(m.end)<<16 | uint64(m.special)<<8 | uint64(m.part)
}

// Append appends the segments of every word of text to dst and gives the longer slice: one for a word without clitics, none for a token
// that is no word in Arabic script. The segments of a word cover it, with the marks and the tatweel in it, byte for byte. tokens are those
// of the text. It takes time linear in the text. Where dst is long enough it allocates only what it keeps of words that it has not met
// lately, up to a bound. It is safe for concurrent use.
func Append(dst []Segment, text string, tokens []token.Token, scheme Scheme) []Segment {
	s := newSegmenter(text, tokens, scheme)
	return s.Append(dst, len(tokens))
}

// Segmenter takes the words of a text apart, some tokens at a time, for callers that look at something else in between.
type Segmenter struct {
	analyser
	weights *weights
	text    string
	tokens  []token.Token
	scheme  Scheme
	done    int    // tokens that are taken apart
	wants   wanted // what the word before wants
}

// NewSegmenter gives a segmenter of a text, whose tokens these are. It is for one goroutine.
func NewSegmenter(text string, tokens []token.Token, scheme Scheme) *Segmenter {
	s := newSegmenter(text, tokens, scheme)
	return &s
}

func newSegmenter(text string, tokens []token.Token, scheme Scheme) Segmenter {
	return Segmenter{analyser: analyser{lexicon: Default()}, weights: loadWeights(), text: text, tokens: tokens, scheme: scheme}
}

// Append appends the segments of the next n tokens, or of as many as are left, to dst and gives the longer slice.
func (s *Segmenter) Append(dst []Segment, n int) []Segment {
	for end := min(s.done+n, len(s.tokens)); s.done < end; s.done++ {
		t := s.tokens[s.done]
		if t.Kind != token.Word {
			s.wants = wantsAny
			continue
		}
		word := t.Of(s.text)
		known := s.recall(word)
		if known == nil {
			dst = s.append(dst, word, t.Begin, s.done)
			continue
		}
		dst = known.append(dst, t.Begin, s.done)
		s.wants = wantsAny
		if known.wants != wantsAny { // which a processor can guess, and look the next word up before this one has come from memory
			s.wants = known.wants
		}
	}
	return dst
}

// append appends the segments of one word, the token at index, and keeps them.
func (s *Segmenter) append(dst []Segment, word string, begin, index int) []Segment {
	before, first := s.wants, len(dst)
	s.after = ""
	if next := index + 1; next < len(s.tokens) && s.tokens[next].Kind == token.Word {
		s.after = s.tokens[next].Of(s.text)
	}
	s.lookedAhead = false
	whole := Segment{Span: token.Span{Begin: begin, End: begin + len(word)}, Token: index, Role: Stem}
	if best := s.likeliest(word); best != nil {
		s.wants = s.wantAfter(best)
		dst = s.cut(dst, best, whole)
	} else {
		s.wants = wantsAny
		dst = append(dst, whole)
	}
	s.keep(dst[first:], word, before)
	return dst
}

// likeliest gives the likeliest analysis of a word, nil where there is none.
func (s *Segmenter) likeliest(word string) *Analysis {
	if !s.letters.read(word) {
		return nil
	}
	s.analyse()
	if best := s.best(); best >= 0 {
		return &s.analyses[best]
	}
	return nil
}

// best gives the index of the likeliest analysis of the likeliest way to cut the word, -1 where there is none. A cut is as likely as its
// analyses together: وعلي is و and على, or و and a name, a verb, a noun. The analyses of one cut stand next to each other.
// Of cuts that are as likely, the one with more clitics is taken.
func (s *Segmenter) best() int {
	best, bestCost := -1, int32(0)
	for i := 0; i < s.n; {
		likeliest, least := i, s.cost(&s.analyses[i])
		together := least
		k := i + 1
		for ; k < s.n && s.analyses[k].cutsLike(&s.analyses[i]); k++ {
			cost := s.cost(&s.analyses[k])
			together = either(together, cost)
			if cost < least {
				likeliest, least = k, cost
			}
		}
		if best < 0 || together <= bestCost {
			best, bestCost = likeliest, together
		}
		i = k
	}
	return best
}

// cutsLike tells whether two analyses cut a word at the same places.
func (a *Analysis) cutsLike(b *Analysis) bool {
	return a.Begin == b.Begin && a.End == b.End && a.Conjunction == b.Conjunction && a.Proclitic == b.Proclitic && a.special == b.special
}

// gains are by how much two ways are likelier than the likelier of them, by the difference of their costs: 8 ln(1 + exp(-d/8)).
var gains = [...]int32{6, 5, 5, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1}

// either gives the cost of one way or another.
func either(a, b int32) int32 {
	if a > b {
		a, b = b, a
	}
	if b-a < int32(len(gains)) {
		return a - gains[b-a]
	}
	return a
}

// cost gives how unlikely an analysis is, in eighths of a nat.
func (s *Segmenter) cost(a *Analysis) int32 {
	w, c := s.weights, a.Class
	cost := w.conjunction[c][a.Conjunction] + w.pronoun[c][a.Pronoun]
	if a.Article != NoArticle {
		cost += w.article[c][a.Proclitic]
	} else {
		cost += w.proclitic[c][a.Proclitic]
	}
	if a.Article == NoLam {
		cost -= noLamGain
	}
	switch {
	case a.special != 0:
		return cost + specials[a.special-1].cost
	case a.Form < 0:
		return cost + unknownCost + int32(s.lexicon.spellingCost(s.letters.code[a.Begin:a.End]))
	}
	e := s.lexicon.entry(int(a.Form))
	cost += int32(e.as(c))
	if e.use.BoundOnly(c) {
		cost -= w.bound[c]
	}
	if a.Respelt {
		cost += respeltCost
	}
	if a.Misspelt {
		cost += hamzaCost
	}
	if a.Stopped {
		cost += stoppedCost
	}
	if s.wants.unwanted(a) {
		cost += unwantedCost
	}
	return cost
}

// procliticRoles are the roles of the proclitics of the second place.
var procliticRoles = [Proclitics]Role{
	Bi: Preposition, Li: Preposition, Ka: Preposition, Sa: Future, Ma: Negation, La: Negation, Hamza: Interrogative,
}

// cut appends the segments that an analysis makes of a word.
func (s *Segmenter) cut(dst []Segment, a *Analysis, whole Segment) []Segment {
	c := cutter{letters: &s.letters, whole: whole}
	if a.Conjunction != NoConjunction {
		dst = c.piece(dst, 1, ConjunctionRole, mending{})
	}
	if a.special != 0 {
		for i, p := range specials[a.special-1].parts {
			dst = c.piece(dst, c.from+p.letters, p.role, mending{special: a.special, part: uint8(i)})
		}
		return dst
	}
	switch a.Proclitic {
	case NoProclitic:
	case Ma, La:
		dst = c.piece(dst, c.from+2, procliticRoles[a.Proclitic], mending{})
	default:
		dst = c.piece(dst, c.from+1, procliticRoles[a.Proclitic], mending{})
	}
	m := mending{end: s.mendEnd(a)}
	switch {
	case s.scheme == D3 && a.Article == Lam:
		dst = c.piece(dst, int(a.Begin), ArticleRole, mending{begin: alifBefore})
	case s.scheme == D3 && a.Article == Al:
		dst = c.piece(dst, int(a.Begin), ArticleRole, mending{})
	case s.scheme == ATB && a.Article == Lam:
		m.begin = alifBefore
	case s.scheme == ATB && a.Article == NoLam:
		m.begin = articleBefore
	}
	role := Stem
	if a.Proclitic == NoProclitic && a.Pronoun != noPronoun && a.End-a.Begin == 1 {
		role = Preposition // له: nothing is left for a stem
	}
	dst = c.piece(dst, int(a.End), role, m)
	dst = c.piece(dst, s.letters.n, PronounRole, mending{})
	return dst
}

// cutter cuts a word into pieces from its beginning to its end.
type cutter struct {
	letters *letters
	whole   Segment
	from    int // the letter that the next piece begins with
}

// piece appends the piece up to the letter at to, if there is any. The first and the last piece have what stands before the first letter
// and after the last.
func (c *cutter) piece(dst []Segment, to int, role Role, m mending) []Segment {
	if to <= c.from || to > c.letters.n {
		return dst
	}
	g := c.whole
	g.Role, g.mend = role, m
	if c.from > 0 {
		g.Begin += int(c.letters.at[c.from])
	}
	if to < c.letters.n {
		g.End = c.whole.Begin + int(c.letters.at[to])
	}
	c.from = to
	return append(dst, g)
}

// roleNames are the names of the contract, without their prefix.
var roleNames = [...]string{
	ConjunctionRole: "CONJUNCTION", Preposition: "PREPOSITION", Future: "FUTURE", Interrogative: "INTERROGATIVE", ArticleRole: "ARTICLE",
	Stem: "STEM", PronounRole: "PRONOUN", Negation: "NEGATION",
}

// String gives the role's name in the contract, without its prefix: PREPOSITION. A role that does not exist gives the empty string.
func (r Role) String() string {
	if int(r) >= len(roleNames) {
		return ""
	}
	return roleNames[r]
}
