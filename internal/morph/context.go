package morph

// next gives the class that the next word is taken for, by its whole form, and Classes where there is none. It settles the few specials
// that are words of their own too: فقد أعلن is ف and قد, فقد ابنه is he lost.
func (a *analyser) next() Class {
	var l letters
	if a.after == "" || !l.read(a.after) {
		return Classes
	}
	w := walk{state: start}
	final := false
	for _, c := range l.code[:l.n] {
		var ok bool
		if w, final, ok = a.lexicon.step(w, c); !ok {
			return ClassUnknown
		}
	}
	if !final {
		return ClassUnknown
	}
	return a.lexicon.entry(w.number - 1).class()
}

// wanted is what a word says of the next one.
type wanted uint8

// What a word may want after it.
const (
	wantsAny wanted = iota
	wantsNoun
	wantsImperfect
	wantsVerb
)

// wants are the words that say what follows them: after a preposition stands no verb, so أرضنا is our land in على أرضنا, and after لم
// no noun. They are folded.
var wants = map[wanted][]string{
	wantsNoun: {
		"في", "الى", "على", "عن", "من", "مع", "بين", "بعد", "قبل", "خلال", "منذ", "ضد", "عند", "لدى", "حول", "نحو", "تحت", "فوق", "امام", "وراء",
		"دون", "سوى", "عبر",
	},
	wantsImperfect: {"لم", "لن", "كي", "سوف"},
	wantsVerb:      {"قد"},
}

// wantsOf are the words of wants by their letters, six bits each.
var wantsOf = makeWants()

func makeWants() map[uint64]wanted {
	table := map[uint64]wanted{}
	for want, words := range wants {
		for _, word := range words {
			table[packKey(word)] = want
		}
	}
	return table
}

// longestWanting is how many letters the longest word of wants has.
const longestWanting = 4

// wantAfter gives what the word in letters wants after it, when it is read as in a.
func (s *Segmenter) wantAfter(a *Analysis) wanted {
	if a.Pronoun != noPronoun || a.Proclitic != NoProclitic || a.End-a.Begin > longestWanting || a.special != 0 {
		return wantsAny
	}
	return wantsOf[pack(s.letters.code[a.Begin:a.End])]
}

// pack writes codes as a number, six bits each.
func pack(codes []byte) (key uint64) {
	for _, c := range codes {
		key = key<<6 | uint64(c)
	}
	return key
}

// packKey is pack for a folded key.
func packKey(key string) uint64 {
	var codes []byte
	for _, r := range key {
		codes = append(codes, Code(r))
	}
	return pack(codes)
}

// unwanted tells whether an analysis is not what the word before wants. Only particles may come after a conjunction there: من وإلى.
func (w wanted) unwanted(a *Analysis) bool {
	verb := a.Class >= ClassPerfect && a.Class <= ClassImperative
	switch {
	case w == wantsAny || a.Class == ClassParticle:
		return false
	case a.Conjunction != NoConjunction:
		return true
	case w == wantsNoun:
		return verb
	case w == wantsImperfect:
		return a.Class != ClassImperfect
	default:
		return !verb
	}
}
