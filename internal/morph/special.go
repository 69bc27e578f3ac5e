package morph

// part is a piece of a word that is known by heart: how many letters it has, what it is, and its full spelling (folded).
type part struct {
	letters    int
	role       Role
	normalized string
}

// special is a word that is taken apart by heart, after any conjunction.
type special struct {
	word  string // folded
	hamza sign   // what the alif at the beginning must be written with, where the word begins with one
	parts []part
	cost  int32 // beside what else the word may be
	next  uint  // the classes that the next word may be, as bits; 0 where it does not matter
}

// Classes of the next word.
const (
	nextVerb       = 1<<ClassPerfect | 1<<ClassImperfect | nextNone
	nextImperfect  = 1 << ClassImperfect
	nextNotPerfect = 1<<(Classes+1) - 1 - 1<<ClassPerfect
	nextNone       = 1 << Classes // there is no next word
)

// specials are the words that two words have grown into, and لله. Where a word is also a word of its own, the cost of taking it apart
// decides.
var specials = []special{
	{"عما", 0, []part{{1, Preposition, "عن"}, {2, Stem, "ما"}}, 40, 0},
	{"عمن", 0, []part{{1, Preposition, "عن"}, {2, Stem, "من"}}, 40, 0},
	{"مما", 0, []part{{1, Preposition, "من"}, {2, Stem, "ما"}}, 40, 0},
	{"ممن", 0, []part{{1, Preposition, "من"}, {2, Stem, "من"}}, 40, 0},
	{"فيما", 0, []part{{2, Preposition, "في"}, {2, Stem, "ما"}}, 40, nextNotPerfect}, // فيما قال is while
	{"فقد", 0, []part{{1, ConjunctionRole, "ف"}, {2, Stem, "قد"}}, 30, nextVerb},     // فقد السيطرة is he lost
	{"لما", 0, []part{{1, Preposition, "ل"}, {2, Stem, "ما"}}, 30, 0},
	{"الم", hamzaAbove, []part{{1, Interrogative, "ا"}, {2, Stem, "لم"}}, 40, nextImperfect}, // ألم يقل, but ألم شديد
	{"الا", hamzaAbove, []part{{1, Stem, "ان"}, {2, Negation, "لا"}}, 40, 0},
	{"لئلا", 0, []part{{1, Preposition, "ل"}, {1, Stem, "ان"}, {2, Negation, "لا"}}, 40, 0},
	{"لكي", 0, []part{{1, Preposition, "ل"}, {2, Stem, "كي"}}, 40, 0},
	{"لكيلا", 0, []part{{1, Preposition, "ل"}, {2, Stem, "كي"}, {2, Negation, "لا"}}, 40, 0},
	{"لابد", 0, []part{{2, Negation, "لا"}, {2, Stem, "بد"}}, 40, 0},
	{"لها", 0, []part{{1, Preposition, "ل"}, {2, PronounRole, "ها"}}, 20, 0},
	{"لهم", 0, []part{{1, Preposition, "ل"}, {2, PronounRole, "هم"}}, 20, 0},
	{"لهما", 0, []part{{1, Preposition, "ل"}, {3, PronounRole, "هما"}}, 20, 0},
	{"لهن", 0, []part{{1, Preposition, "ل"}, {2, PronounRole, "هن"}}, 20, 0},
	{"لنا", 0, []part{{1, Preposition, "ل"}, {2, PronounRole, "نا"}}, 20, 0},
	{"لكم", 0, []part{{1, Preposition, "ل"}, {2, PronounRole, "كم"}}, 20, 0},
	{"بها", 0, []part{{1, Preposition, "ب"}, {2, PronounRole, "ها"}}, 20, 0},
	{"بهم", 0, []part{{1, Preposition, "ب"}, {2, PronounRole, "هم"}}, 20, 0},
	{"بهما", 0, []part{{1, Preposition, "ب"}, {3, PronounRole, "هما"}}, 20, 0},
	{"بهن", 0, []part{{1, Preposition, "ب"}, {2, PronounRole, "هن"}}, 20, 0},
	{"بكم", 0, []part{{1, Preposition, "ب"}, {2, PronounRole, "كم"}}, 20, 0},
	{"علينا", 0, []part{{3, Stem, "على"}, {2, PronounRole, "نا"}}, 20, 0},
	{"الينا", 0, []part{{3, Stem, "الى"}, {2, PronounRole, "نا"}}, 20, 0},
	{"لدينا", 0, []part{{3, Stem, "لدى"}, {2, PronounRole, "نا"}}, 20, 0},
	{"منا", 0, []part{{2, Stem, "من"}, {1, PronounRole, "نا"}}, 30, 0},
	{"عنا", 0, []part{{2, Stem, "عن"}, {1, PronounRole, "نا"}}, 30, 0},
	{"انا", hamzaBelow, []part{{2, Stem, "ان"}, {1, PronounRole, "نا"}}, 30, 0},
	{"لله", 0, []part{{1, Preposition, "ل"}, {2, Stem, "الله"}}, 20, 0},
	{"للذي", 0, []part{{1, Preposition, "ل"}, {3, Stem, "الذي"}}, 40, 0},
	{"للتي", 0, []part{{1, Preposition, "ل"}, {3, Stem, "التي"}}, 40, 0},
	{"للذين", 0, []part{{1, Preposition, "ل"}, {4, Stem, "الذين"}}, 40, 0},
	{"للتين", 0, []part{{1, Preposition, "ل"}, {4, Stem, "اللتين"}}, 40, 0},
	{"للاتي", 0, []part{{1, Preposition, "ل"}, {4, Stem, "اللاتي"}}, 40, 0},
	{"للواتي", 0, []part{{1, Preposition, "ل"}, {5, Stem, "اللواتي"}}, 40, 0},
	{"اليس", hamzaAbove, []part{{1, Interrogative, "ا"}, {3, Stem, "ليس"}}, 40, 0},
	{"اليست", hamzaAbove, []part{{1, Interrogative, "ا"}, {4, Stem, "ليست"}}, 40, 0},
	{"الست", hamzaAbove, []part{{1, Interrogative, "ا"}, {3, Stem, "لست"}}, 40, 0},
	{"افلا", hamzaAbove, []part{{1, Interrogative, "ا"}, {1, ConjunctionRole, "ف"}, {2, Negation, "لا"}}, 40, 0},
	{"افلم", hamzaAbove, []part{{1, Interrogative, "ا"}, {1, ConjunctionRole, "ف"}, {2, Stem, "لم"}}, 40, 0},
	{"اولم", hamzaAbove, []part{{1, Interrogative, "ا"}, {1, ConjunctionRole, "و"}, {2, Stem, "لم"}}, 40, 0},
	{"اهذا", hamzaAbove, []part{{1, Interrogative, "ا"}, {3, Stem, "هذا"}}, 40, 0},
	{"اهذه", hamzaAbove, []part{{1, Interrogative, "ا"}, {3, Stem, "هذه"}}, 40, 0},
}

// specialKeys are the words of specials as numbers, six bits a letter, in the same order: the list is short, and few words begin like one.
var specialKeys = makeSpecialKeys()

func makeSpecialKeys() []uint64 {
	keys := make([]uint64, len(specials))
	for i, s := range specials {
		keys[i] = packKey(s.word)
	}
	return keys
}

// maxSpecial is the number of letters of the longest special word.
const maxSpecial = 6

// specials adds the special words that the word is, after a conjunction or none.
func (a *analyser) specials() {
	a.special(0, NoConjunction)
	if c := a.conjunction(); c != NoConjunction {
		a.special(1, c)
	}
}

// special adds the special words that the letters from begin on are.
func (a *analyser) special(begin int, c Conjunction) {
	l := &a.letters
	if n := l.n - begin; n < 3 || n > maxSpecial {
		return
	}
	switch l.code[begin] {
	case ayn, mim, fa, lam, alif, ba:
	default:
		return
	}
	key := pack(l.code[begin:l.n])
	for i, k := range specialKeys {
		if k == key && a.n < maxAnalyses && a.specialFits(begin, c, &specials[i]) {
			a.analyses[a.n] = Analysis{
				Conjunction: c, Class: ClassParticle, Form: -1, Begin: uint8(begin), End: uint8(l.n), special: uint8(i + 1),
			}
			a.n++
		}
	}
}

// specialFits tells whether a special word may stand here, after a conjunction or none: it does not begin with a second one, its hamza is
// written, the word after it is one of those that it wants, and no ligature stands across its parts.
func (a *analyser) specialFits(begin int, c Conjunction, s *special) bool {
	if c != NoConjunction && s.parts[0].role == ConjunctionRole || s.hamza&^a.letters.sign[begin] != 0 {
		return false
	}
	if s.next != 0 {
		a.lookedAhead = true
		if s.next>>a.next()&1 == 0 {
			return false
		}
	}
	for _, p := range s.parts[:len(s.parts)-1] {
		begin += p.letters
		if !a.separable(begin) {
			return false
		}
	}
	return true
}
