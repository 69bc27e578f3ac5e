package sequence

import (
	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// Word is what is known of a token by its letters alone. What every token is asked for comes first, in the two lines of memory that come
// together where a memo.Table keeps the word: the memory is waited for most.
type Word struct {
	votes      votes         // what the features say, where a Model has read the word
	Signature  Signature     // what kind of word it is, in a few bits
	Cluster    uint16        // the cluster of its stem, 0 for none
	Kind       token.Kind    //
	Known      bool          // the lexicon has it
	clitic     uint8         // see cliticOf
	topic      uint8         // what texts with the word are about, 0 for nothing known
	more       uint8         // the paths that longer names begin with, a bit each
	later      bool          // a name goes on with the word
	Cues       cue.Set       // which rules around the model look at it
	Names      gazetteer.Set // what the word alone, or its stem, is a name of
	Begin, End int32         // the word without what is attached to it, in bytes of its surface
	Stem       uint64        // the hash of the key without what is attached to it
	Paths      [Readings]gazetteer.Path
	Key        string           // see gazetteer.AppendKey
	under      [maxTopics]lanes // what the votes say of its own tags, with what the model knows of the word under each topic
	Base       string           // the stem without the article
	Features   []Feature        // with weights for the tags at five places; only where Resources.Read found the word
}

// Readings are the ways to read a word as the first of a name, by where they lead in a table of names: as it stands, without و ف ب ل ك, and
// with the letters that digits stand for; 0 where that is no other.
const (
	Whole = iota
	Stripped
	Unveiled
	Readings
)

// Signature sums up what kind of word a token is: its part of speech or sign, and the strongest class of name.
type Signature uint16

// Base classes of a signature.
const (
	baseOther Signature = iota
	baseNumber
	baseForeign
	baseOpening
	baseClosing
	baseQuote
	baseStop
	baseComma
	baseColon
	baseDash
	baseParticle
	basePerfect
	baseImperfect
	baseNoun
	baseDefinite
	baseName
	baseRare
	baseLikelyName
	baseMaybeName
	baseUnlikelyName
	bases
)

// nameBits is how many bits of a signature the class of name takes.
const nameBits = 4

// Resources are the tables that words are looked up in.
type Resources struct {
	Lexicon  *morph.Lexicon
	Names    *gazetteer.Table
	Clusters Clusters
	Spelling Spelling
	NoTopics bool // leave topics out, to see what they are worth
}

// The templates of features.
const (
	tBias uint8 = iota
	tKey
	tStem
	tBase
	tClitics
	tPrefix
	tSuffix
	tShape
	tUses
	tUse
	tSpelling
	tNames
	tName
	tCluster
	tSignature
	tLength
	tMatch
	tMatchLong
	tMemory
	tMemoryPair
	tEdge
	tPairs
	templates
)

const templateBits = 6

// Letters tells whether f is a feature of the first or last letters of a word.
func (f Feature) Letters() bool { return f.Template() == int(tPrefix) || f.Template() == int(tSuffix) }

// Droppable are the templates that name a word or list it: training leaves them out at times, so that the letters learn too.
var Droppable = [templates]bool{tKey: true, tStem: true, tBase: true, tNames: true, tName: true, tMatch: true, tMatchLong: true}

// Places is how many tokens the features of a word have weights for: itself and two on either side.
const Places = 5

// Edges gives the features of what stands before and after a sentence.
func Edges() (begin, end Feature) { return feature(tEdge, 0), feature(tEdge, 1) }

func feature(template uint8, x uint64) Feature {
	return Feature(mix(uint64(template)+1, x)&^(1<<templateBits-1)) | Feature(template)
}

// Template gives the number of the template that f was made from.
func (f Feature) Template() int { return int(f & (1<<templateBits - 1)) }

// describe works out a word from its surface and its segments, which are those of one token or none. buffer is scratch memory.
func (r *Resources) describe(w *Word, surface string, kind token.Kind, segments []morph.Segment, text string, buffer []byte) []byte {
	buffer = gazetteer.AppendKey(buffer[:0], surface)
	w.Key, w.Kind, w.End = string(buffer), kind, int32(len(surface))
	w.Features = append(w.Features[:0], feature(tBias, 0), feature(tKey, hash(w.Key)))
	if kind != token.Word {
		r.describeSign(w, surface)
		w.clitic = cliticOf(w)
		w.Cues = cue.Of(surface, kind, w.Names, w.Paths[:])
		return buffer
	}
	clitics := uint64(0)
	from := 0 // where the stem begins in buffer
	buffer = buffer[:0]
	for _, s := range segments {
		if s.Role == morph.Stem {
			w.Begin, w.End = int32(s.Begin-segments[0].Begin), int32(s.End-segments[0].Begin)
			buffer = s.AppendNormalized(buffer, text)
			continue
		}
		clitics = mix(clitics, uint64(s.Role)<<32|uint64(s.Len())<<16|uint64(firstLetter(s.Of(text))))
	}
	if len(buffer) == 0 {
		buffer = append(buffer, w.Key...)
	}
	stemFold := string(buffer)
	buffer = gazetteer.AppendKey(buffer[:0], stemFold)
	stem := buffer[from:]
	w.Stem = hash(stem)
	base, article := stem, uint64(0)
	if len(stem) > 3*letter && string(stem[:2*letter]) == "ال" {
		base, article = stem[2*letter:], 1
	}
	w.Features = append(w.Features, feature(tStem, w.Stem), feature(tBase, hash(base)), feature(tClitics, clitics<<1|article))
	for n := 1; n <= 4; n++ {
		if end := n * letter; end < len(base) {
			w.Features = append(w.Features, feature(tPrefix, mix(article, hash(base[:end]))))
		}
	}
	for n := 1; n <= 5; n++ {
		if begin := len(base) - n*letter; begin > 0 {
			w.Features = append(w.Features, feature(tSuffix, mix(article, hash(base[begin:]))))
		}
	}
	w.Features = append(w.Features, feature(tLength, article<<8|uint64(min(len(base)/letter, 12))))
	use, cost, known := r.lookup(stemFold, string(base))
	w.Known = known
	if w.Base = w.Key[len(w.Key)-min(len(base), len(w.Key)):]; w.Base != string(base) {
		w.Base = string(base)
	}
	w.Features = append(w.Features, feature(tUses, uint64(use)<<1|article), feature(tUse, uint64(cost/24)<<2|article<<1|flag(known)))
	likely := r.Spelling.Of(base)
	w.Features = append(w.Features, feature(tSpelling, uint64(likely+128)<<2|article<<1|flag(known && cost < 100)))
	if !r.NoTopics {
		w.topic = topics()[hash(base)]
	}
	r.names(w, stem)
	w.Features = append(w.Features, feature(tNames, uint64(w.Names)))
	for c := gazetteer.Class(1); c < gazetteer.Classes; c++ {
		if w.Names.Has(c) {
			w.Features = append(w.Features, feature(tName, uint64(c)<<1|flag(known && cost < 100)))
		}
	}
	if w.Cluster = r.Clusters.Of(w.Stem); w.Cluster != 0 {
		for _, bits := range clusterBits {
			w.Features = append(w.Features, feature(tCluster, uint64(bits)<<32|uint64(r.Clusters.prefix(w.Cluster, bits))))
		}
	}
	w.Signature = wordBase(use, known, cost, likely, article == 1)<<nameBits | nameClass(w.Names)
	w.Features = append(w.Features, feature(tSignature, uint64(w.Signature)))
	w.clitic = cliticOf(w)
	w.Cues = cue.Of(surface, kind, w.Names, w.Paths[:])
	return buffer
}

// cliticOf tells whether a word begins like one with something attached, with which letter, and whether it was taken for that; 0 for no.
func cliticOf(w *Word) uint8 {
	if len(w.Key) < 2*letter {
		return 0
	}
	for i, clitic := range [...]string{"و", "ف", "ب", "ل", "ك"} {
		if w.Key[:letter] == clitic {
			return uint8(i+1)<<1 | uint8(flag(w.Begin > 0))
		}
	}
	return 0
}

// letter is the length of an Arabic letter in bytes.
const letter = len("ا")

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func firstLetter(s string) uint16 {
	if len(s) < letter {
		return 0
	}
	return uint16(s[0])<<8 | uint16(s[1])
}

// lookup finds a stem in the lexicon, with its article or without.
func (r *Resources) lookup(stem, base string) (use morph.Use, cost int, known bool) {
	form, ok := r.Lexicon.Lookup(stem)
	if !ok {
		if len(stem) > len(base) {
			form, ok = r.Lexicon.Lookup(stem[len(stem)-len(base):])
		}
		if !ok {
			return 0, 255, false
		}
	}
	return form.Use(), form.Cost(), true
}

// Part gives a word of which no more is known than its letters and the tables' names: a part of a hashtag.
func (r *Resources) Part(surface string) *Word {
	w := &Word{Key: string(gazetteer.AppendKey(nil, surface)), Kind: token.Word, End: int32(len(surface))}
	r.names(w, []byte(w.Key))
	w.Cues = cue.Of(surface, w.Kind, w.Names, w.Paths[:])
	return w
}

// names looks a word up in the tables of names.
func (r *Resources) names(w *Word, stem []byte) {
	w.Paths[Whole] = gazetteer.Step(0, w.Key)
	w.later = r.Names.Continues(w.Paths[Whole])
	if string(stem) != w.Key {
		w.Paths[Stripped] = gazetteer.Step(0, stem)
	}
	if plain, ok := gazetteer.Unveil(w.Key); ok {
		w.Paths[Unveiled] = gazetteer.Step(0, plain)
	}
	for reading, p := range w.Paths {
		if p == 0 {
			continue
		}
		if n, ok := r.Names.At(p); ok {
			w.Names |= n.Classes
			w.more |= uint8(flag(n.More)) << reading
		}
	}
}

// wordBase gives the base class of a word in Arabic script.
func wordBase(use morph.Use, known bool, cost int, likely int, article bool) Signature {
	const (
		rare  = 112
		verbs = morph.PerfectFree | morph.PerfectBound
		now   = morph.ImperfectFree | morph.ImperfectBound
		parts = morph.Particle | morph.ParticleGenitive | morph.ParticleBound
		nouns = morph.NounFree | morph.NounDefinite | morph.NounBound
	)
	switch {
	case !known || cost >= rare && use&morph.Name == 0:
		switch {
		case likely > 2:
			return baseLikelyName
		case likely < -2:
			return baseUnlikelyName
		default:
			return baseMaybeName
		}
	case use&parts != 0:
		return baseParticle
	case use&morph.Name != 0:
		return baseName
	case article:
		return baseDefinite
	case use&verbs != 0:
		return basePerfect
	case use&now != 0:
		return baseImperfect
	case use&nouns != 0:
		return baseNoun
	default:
		return baseRare
	}
}

// nameClass gives the strongest class of a set, in four bits.
func nameClass(s gazetteer.Set) Signature {
	for i, c := range []gazetteer.Class{gazetteer.Nationality, gazetteer.Title, gazetteer.Speech, gazetteer.PlaceHead, gazetteer.BodyHead,
		gazetteer.Location, gazetteer.FamilyName, gazetteer.CommonName, gazetteer.Organization, gazetteer.AmbiguousName, gazetteer.AmbiguousPlace,
		gazetteer.AmbiguousOrganization, gazetteer.RareName, gazetteer.Person, gazetteer.Misc} {
		if s.Has(c) {
			return Signature(i + 1)
		}
	}
	return 0
}

// kindBases are the base classes of tokens that are no words in Arabic script; that of a punctuation mark depends on which it is.
var kindBases = [256]Signature{
	token.Number: baseNumber, token.Date: baseNumber, token.Time: baseNumber,
	token.ForeignWord: baseForeign, token.Mention: baseForeign, token.Hashtag: baseForeign, token.URL: baseForeign, token.Email: baseForeign,
}

// describeSign works out a token that is no word in Arabic script.
func (r *Resources) describeSign(w *Word, surface string) {
	w.Stem = hash(w.Key)
	w.Paths[Whole] = gazetteer.Step(0, w.Key)
	w.later = r.Names.Continues(w.Paths[Whole])
	if n, ok := r.Names.At(w.Paths[Whole]); ok {
		w.Names, w.more = n.Classes, uint8(flag(n.More))<<Whole
	}
	base := kindBases[w.Kind]
	if w.Kind == token.Punctuation {
		base = signBase(surface)
	}
	w.Signature = base<<nameBits | nameClass(w.Names)
	shape := uint64(0)
	for i := range min(len(surface), 6) {
		c := surface[i]
		kind := uint64(1)
		switch {
		case c >= '0' && c <= '9':
			kind = 2
		case c >= 'A' && c <= 'Z':
			kind = 3
		case c >= 'a' && c <= 'z':
			kind = 4
		}
		if shape&7 != kind || i < 2 {
			shape = shape<<3 | kind
		}
	}
	w.Features = append(w.Features, feature(tShape, shape<<8|uint64(w.Kind)), feature(tSignature, uint64(w.Signature)), feature(tNames, uint64(w.Names)))
}

// signBase gives the base class of a punctuation mark.
func signBase(sign string) Signature {
	switch sign {
	case "(", "[", "{":
		return baseOpening
	case ")", "]", "}":
		return baseClosing
	case "\"", "«", "»", "“", "”", "'", "‘", "’":
		return baseQuote
	case ".", "!", "؟", "?", "…", "...":
		return baseStop
	case "،", ",", "؛", ";":
		return baseComma
	case ":":
		return baseColon
	case "-", "–", "—", "_", "/":
		return baseDash
	default:
		return baseOther
	}
}
