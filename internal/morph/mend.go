package morph

import "github.com/khabar-nlp/khabar/internal/arabic"

// mending says how the spelling of a segment differs from that of the word that it is: clitics change what they touch.
type mending struct {
	begin   beginning
	end     ending
	special uint8 // an entry of specials and one, whose part has the spelling
	part    uint8
}

// beginning says what is missing before a segment.
type beginning uint8

const (
	nothingBefore beginning = iota
	alifBefore              // ل and لحكومة is ل and الحكومة
	articleBefore           // ل and لجنة is ل and اللجنة
)

// ending says what the last letter of a segment stands for.
type ending uint8

const (
	asWritten   ending = iota
	toTaMarbuta        // مدرست is مدرسة
	toMaqsura          // مستوا is مستوى
	toYa               // القاضى is القاضي
	toHamza            // أبناؤ is أبناء
	plusAlif           // كتبو is كتبوا
	minusWaw           // رأيتمو is رأيتم
)

// endingLetters are the letters that endings put in place of the last one.
var endingLetters = [...]string{toTaMarbuta: "ة", toMaqsura: "ى", toYa: "ي", toHamza: "ء"}

// Dropped gives the letters before the segment that writing dropped: ا before لحكومة in للحكومة, ال before لجنة in للجنة, which is the
// committee. Where nothing was dropped it is empty.
func (s Segment) Dropped() string {
	switch s.mend.begin {
	case alifBefore:
		return "ا"
	case articleBefore:
		return "ال"
	default:
		return ""
	}
}

// AppendNormalized appends the full spelling of the segment, folded as arabic.Fold does, and gives the longer slice: الحكومة for the second
// segment of للحكومة, مدرسة for the first of مدرسته, عن for the first of عما. text is the one that the segment was found in. This is the
// field normalized of the service. It is safe for concurrent use.
func (s Segment) AppendNormalized(dst []byte, text string) []byte {
	if s.mend.special != 0 {
		return append(dst, specials[s.mend.special-1].parts[s.mend.part].normalized...)
	}
	dst = append(dst, s.Dropped()...)
	dst = arabic.AppendFold(dst, s.Of(text))
	const size = len("ا")
	switch s.mend.end {
	case asWritten:
		return dst
	case plusAlif:
		return append(dst, "ا"...)
	case minusWaw:
		return dst[:len(dst)-size]
	default:
		return append(dst[:len(dst)-size], endingLetters[s.mend.end]...)
	}
}

// mendEnd works out the ending of the form of an analysis.
func (s *Segmenter) mendEnd(a *Analysis) ending {
	l := &s.letters
	last := l.code[a.End-1]
	if a.Respelt {
		return s.respelling(a, last)
	}
	if a.Pronoun == 0 || a.End-a.Begin < 2 {
		return asWritten
	}
	before := l.code[a.End-2]
	switch {
	case last == ta && (a.Class == ClassNoun && s.opened(a, taMarbuta) || a.Class == ClassUnknown && before != alif):
		return toTaMarbuta
	case last == alif && a.Class != ClassUnknown && s.opened(a, alifMaqsura):
		return toMaqsura
	case last == ya && a.Class == ClassParticle && s.opened(a, alifMaqsura):
		return toMaqsura
	case (last == hamzaOnWaw || last == hamzaOnYa) && s.opened(a, hamza):
		return toHamza
	case last == waw && before == mim && a.Class == ClassPerfect:
		return minusWaw
	case last == waw && (a.Class == ClassPerfect || a.Class == ClassImperfect || a.Class == ClassImperative) && s.followed(a, alif):
		return plusAlif
	default:
		return asWritten
	}
}

// respelling gives what the last letter stands for. Where the word is one as it stands (علي, which may be على), it stays.
func (s *Segmenter) respelling(a *Analysis, last byte) ending {
	if itself, ok := s.look(a.Begin, a.End-1, last); ok && itself.cost < unseenCost && itself.use.free() {
		return asWritten
	}
	switch last {
	case ha:
		return toTaMarbuta
	case ya:
		return toMaqsura
	default:
		return toYa
	}
}

// opened tells whether the form of an analysis is another one with its last letter changed: one that stands alone, where the form itself
// does not, or does so less often.
func (s *Segmenter) opened(a *Analysis, letter byte) bool {
	other, ok := s.look(a.Begin, a.End-1, letter)
	if !ok || other.use&classUses[a.Class].free == 0 {
		return false
	}
	itself, ok := s.look(a.Begin, a.End-1, s.letters.code[a.End-1])
	return !ok || itself.use&classUses[a.Class].free == 0 || itself.cost > other.cost
}

// followed tells whether the form of an analysis stands alone only with one more letter, and then as the same class. أخو, which stands
// alone before a name, is no verb without its alif.
func (s *Segmenter) followed(a *Analysis, letter byte) bool {
	other, ok := s.look(a.Begin, a.End, letter)
	itself, _ := s.look(a.Begin, a.End-1, s.letters.code[a.End-1])
	return ok && !itself.use.free() && other.use&classUses[a.Class].free != 0
}

// look gives what the lexicon has of some letters of the word and one more.
func (s *Segmenter) look(begin, end uint8, last byte) (e entry, ok bool) {
	w := walk{state: start}
	for _, c := range s.letters.code[begin:end] {
		if w, _, ok = s.lexicon.step(w, c); !ok {
			return e, false
		}
	}
	w, final, ok := s.lexicon.step(w, last)
	if !ok || !final {
		return e, false
	}
	return s.lexicon.entry(w.number - 1), true
}
