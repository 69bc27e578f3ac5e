package morph

// Use is a set of the ways in which a string without clitics may stand in a text.
type Use uint32

// The uses of a string.
const (
	NounFree          Use = 1 << iota // a noun or adjective with nothing after it: كتاب، كاتبون
	NounDefinite                      // one that ال may stand before: (ال)كتاب، (ال)كاتبون
	NounBound                         // one that a pronoun follows: مدرست(ه)، كاتبو(ها)، أبناؤ(ه)
	NounMine                          // one that ي, my, follows: مدرست(ي)
	Name                              // a proper name: القاهرة, بغداد
	PerfectFree                       // a verb of the past: كتب، كتبوا
	PerfectBound                      // one that a pronoun follows: كتبو(ه)
	ImperfectFree                     // a verb of the present: يكتب، يكتبوا
	ImperfectBound                    // one that a pronoun follows: يكتبو(ه)
	ImperativeFree                    // an imperative: اكتب
	ImperativeBound                   // one that a pronoun follows: اكتبو(ه)
	Particle                          // a particle, pronoun or adverb: هل، هو، ثم
	ParticleGenitive                  // one that ب ل ك may stand before: هذا، ذلك، أن
	ParticleBound                     // one that a pronoun follows: من(ه)، لكن(ه)
	ParticleBoundBoth                 // one that stands between a preposition and a pronoun: (ل)أن(ه)
	Adjective                         // a noun that is an adjective: كبير
	Attested                          // seen in news, of no known part of speech
	HamzaFirst                        // the alif that it begins with may be أ إ آ: أسد
	BareFirst                         // it may be ا: اسم
	HamzaInside                       // an alif after that may be أ إ آ: شأن
)

// POS is a part of speech of a lemma.
type POS uint8

// The parts of speech.
const (
	Noun POS = iota + 1
	Adj
	ProperName
	Verb
	Function // particles, pronouns, adverbs
)

var posNames = [...]string{Noun: "NOUN", Adj: "ADJ", ProperName: "PROPN", Verb: "VERB", Function: "PART"}

// String gives the name of the part of speech, after Universal Dependencies where it has one; empty where p is none.
func (p POS) String() string {
	if int(p) >= len(posNames) {
		return ""
	}
	return posNames[p]
}

// Has tells whether a string with these uses may be of a class.
func (u Use) Has(c Class) bool { return c < Classes && u&(classUses[c].free|classUses[c].bound) != 0 }

// BoundOnly tells whether a string with these uses is of a class only with a pronoun after it: مدرست(ه).
func (u Use) BoundOnly(c Class) bool { return u.Has(c) && u&classUses[c].free == 0 }

// free tells whether a string with these uses stands alone.
func (u Use) free() bool {
	for c := range classUses {
		if u&classUses[c].free != 0 {
			return true
		}
	}
	return false
}
