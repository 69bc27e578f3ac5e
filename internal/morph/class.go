package morph

// Class is what a word without its clitics is taken for: it says which clitics may stand around it, and how often they do.
type Class uint8

// The classes.
const (
	ClassNoun       Class = iota // nouns and adjectives
	ClassName                    // proper names
	ClassPerfect                 // verbs of the past
	ClassImperfect               // verbs of the present
	ClassImperative              // imperatives
	ClassParticle                // particles, pronouns, adverbs
	ClassAttested                // strings that news has and no dictionary
	ClassUnknown                 // strings that the lexicon does not have
	Classes
)

var classNames = [Classes]string{"noun", "name", "perfect", "imperfect", "imperative", "particle", "attested", "unknown"}

// String gives the name of the class.
func (c Class) String() string {
	if c >= Classes {
		return ""
	}
	return classNames[c]
}

// uses of each class: with no pronoun after it, and with one.
var classUses = [Classes]struct{ free, bound Use }{
	ClassNoun:       {NounFree | NounDefinite, NounBound | NounMine},
	ClassName:       {Name, 0},
	ClassPerfect:    {PerfectFree, PerfectBound},
	ClassImperfect:  {ImperfectFree, ImperfectBound},
	ClassImperative: {ImperativeFree, ImperativeBound},
	ClassParticle:   {Particle | ParticleGenitive, ParticleBound | ParticleBoundBoth},
	ClassAttested:   {Attested, 0},
}

// Conjunction is a clitic of the first place.
type Conjunction uint8

// The conjunctions.
const (
	NoConjunction Conjunction = iota
	Wa                        // و
	Fa                        // ف
	Conjunctions
)

// Proclitic is a clitic of the second place.
type Proclitic uint8

// The proclitics of the second place.
const (
	NoProclitic Proclitic = iota
	Bi                    // ب
	Li                    // ل
	Ka                    // ك
	Sa                    // س, of the future
	Ma                    // ما, not
	La                    // لا, not
	Hamza                 // أ, of a question
	Proclitics
)

// Article says whether and how ال stands before the word.
type Article uint8

// The spellings of the article.
const (
	NoArticle   Article = iota
	Al                  // ال
	Lam                 // the ل that is left of it after ل: للحكومة
	NoLam               // nothing is left of it, after ل and before ل: للجنة
	Articles            // number of spellings
	withArticle = 1     // index of the article among weights
)

// Pronoun is a clitic at the end; 0 for none.
type Pronoun uint8

// The pronouns, named after what they mean with a noun, and ني and نا with a verb.
const (
	noPronoun Pronoun = iota
	his
	hers
	theirs
	theirsOfTwo
	theirsOfWomen
	yours
	yoursOfAll
	yoursOfTwo
	yoursOfWomen
	mine
	me
	us
	Pronouns // number of pronouns, none among them
)

// pronouns are the letters of the pronouns.
var pronouns = [Pronouns]string{
	his: "ه", hers: "ها", theirs: "هم", theirsOfTwo: "هما", theirsOfWomen: "هن",
	yours: "ك", yoursOfAll: "كم", yoursOfTwo: "كما", yoursOfWomen: "كن", mine: "ي", me: "ني", us: "نا",
}

// String gives the pronoun's letters.
func (p Pronoun) String() string {
	if p >= Pronouns {
		return ""
	}
	return pronouns[p]
}

// fits tells whether a form may stand as a class with these clitics around it.
func fits(use Use, c Class, proclitic Proclitic, article Article, p Pronoun) bool {
	if p != 0 {
		return article == NoArticle && fitsBound(use, c, proclitic, p)
	}
	switch c {
	case ClassNoun:
		if article != NoArticle {
			return use&NounDefinite != 0 && (proclitic <= Ka)
		}
		return use&NounFree != 0 && proclitic <= Ka
	case ClassName:
		return use&Name != 0 && proclitic <= Ka && (article == NoArticle || use&NounDefinite != 0)
	case ClassAttested:
		return use&Attested != 0 && proclitic <= Ka
	case ClassPerfect:
		return use&PerfectFree != 0 && article == NoArticle && (proclitic == NoProclitic || proclitic == Ma || proclitic == La)
	case ClassImperfect:
		return use&ImperfectFree != 0 && article == NoArticle && fitsImperfect(proclitic)
	case ClassImperative:
		return use&ImperativeFree != 0 && article == NoArticle && proclitic == NoProclitic
	case ClassParticle:
		return article == NoArticle && (proclitic == NoProclitic && use&Particle != 0 || proclitic <= Ka && use&ParticleGenitive != 0)
	default:
		return false
	}
}

// fitsBound is fits for a form with a pronoun after it.
func fitsBound(use Use, c Class, proclitic Proclitic, p Pronoun) bool {
	switch c {
	case ClassNoun:
		return proclitic <= Ka && (p == mine && use&NounMine != 0 || p != mine && p != me && use&NounBound != 0)
	case ClassPerfect:
		return use&PerfectBound != 0 && p != mine && proclitic == NoProclitic
	case ClassImperfect:
		return use&ImperfectBound != 0 && p != mine && fitsImperfect(proclitic)
	case ClassImperative:
		return use&ImperativeBound != 0 && p != mine && proclitic == NoProclitic
	case ClassParticle:
		return proclitic == NoProclitic && use&ParticleBound != 0 || proclitic <= Ka && use&ParticleBoundBoth != 0
	default:
		return false
	}
}

// fitsImperfect tells whether a proclitic may stand before a verb of the present.
func fitsImperfect(p Proclitic) bool {
	return p == NoProclitic || p == Sa || p == Li || p == La || p == Ma || p == Hamza
}
