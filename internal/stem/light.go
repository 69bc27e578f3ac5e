package stem

import (
	"slices"
	"sync"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/stem/guess"
)

// Light gives the stem of an Arabic word as AppendLight does. It allocates where the stem differs from the word.
func Light(word string) string {
	var buffer [2 * maxKey]byte
	return asString(AppendLight(buffer[:0], word), word)
}

// AppendLight appends the stem of an Arabic word to dst and returns the longer slice: one key for all forms of one word, which is a word
// that one can read. والرؤساء gives رئيس, سيعلنون gives اعلن, السورية gives سوري, and بالقاهرة gives القاهرة. See the package's comment for
// how. The stem is folded (see arabic.Fold), its own stem, and only empty where folding leaves nothing of the word. It allocates only where
// dst is too short, folding takes NFKC (see arabic.AppendFold), or the word is one that was not met lately, whose stem is kept up to a bound.
// It takes time linear in len(word), and is safe for concurrent use.
func AppendLight(dst []byte, word string) []byte {
	return appendKept(dst, word, keptLight)
}

// Warm loads what Light stands on, so that no call waits for it. It is safe to call at any time, by any goroutine.
func Warm() { defaultLight() }

// light is the stemmer and what it stands on.
type light struct {
	lexicon *morph.Lexicon
	names   nameSet
	guesser *guess.Model
	keys    []string     // the stems of lemmas, by their numbers
	chosen  map[cell]int // the lemmas of forms that are not of their likeliest
	own     []uint8      // of forms, by their numbers: see ownBits
}

var defaultLight = sync.OnceValue(func() *light {
	return newLight(morph.Default(), defaultNames(), defaultGuesser())
})

// maxKey bounds the letters of what a step gives.
const maxKey = 48

// What a step comes to beside a lemma.
const (
	open  = -1 // a word that may be taken apart further
	final = -2 // its own stem
)

// append appends the stem of a word: of its lemma, or of what a step leaves of it. Every step makes the word fall, so there are few.
func (l *light) append(dst []byte, word string) []byte {
	if hasHamzaMark(word) {
		word = arabic.Fold(word)
	}
	p := l.lexicon.Parser()
	if !p.Read(word) {
		return arabic.AppendFold(dst, word)
	}
	var buffer [maxKey]byte
	for {
		stem, lemma := l.step(buffer[:0], &p)
		switch lemma {
		case open:
			p.ReadCodes(stem)
		case final:
			return morph.AppendCodes(dst, stem)
		default:
			return append(dst, l.keys[lemma]...)
		}
	}
}

// hasHamzaMark tells whether a word has a madda or hamza as a mark of its own (U+0653 to U+0655), which joins the letter before it.
func hasHamzaMark(word string) bool {
	for i := 1; i < len(word); i++ {
		if word[i-1] == 0xD9 && word[i] >= 0x93 && word[i] <= 0x95 {
			return true
		}
	}
	return false
}

// handicap is what it costs a word alone to be of a class, beside what the lexicon says: names are to stay whole.
var handicap = morph.Handicap{morph.ClassName: -12}

// step gives the lemma that the word of the parser is likeliest a form of, or, where there is none (open, final), appends what the word is
// without its clitics and, where the lexicon does not have it, its endings. It works on letters by their codes.
func (l *light) step(dst []byte, p *morph.Parser) (stem []byte, lemma int) {
	letters := p.Codes()
	if form := p.Whole(); form >= 0 && l.own[form]&ownBits != 0 {
		return letters, final
	}
	all := p.ReadAnalyses(&handicap)
	if len(all) == 0 {
		return letters, final
	}
	stem, lemma = l.of(dst, letters, cheapest(all))
	if lemma == open && !falls(stem, letters) {
		return letters, final
	}
	return stem, lemma
}

// of gives the lemma of an analysis of a word, or, where there is none (open, final), appends what it is without its clitics and endings.
func (l *light) of(dst, letters []byte, a *morph.Analysis) (stem []byte, lemma int) {
	if name := l.name(dst, letters, a); name != nil {
		return name, final
	}
	if a.Special() {
		if dst = a.AppendSpecial(dst); len(dst) == 0 {
			dst = append(dst, letters[a.Begin:]...)
		}
		return dst, open
	}
	dst = append(dst, letters[a.Begin:a.End]...)
	form := dst
	if a.Respelt {
		form[len(form)-1] = respelt[form[len(form)-1]]
	}
	if a.Form >= 0 {
		if l.own[a.Form]>>a.Class&1 != 0 {
			return form, final
		}
		if n, ok := l.lemmaOf(a.Form, a.Class); ok {
			return nil, n
		}
	}
	if a.Class != morph.ClassAttested && a.Class != morph.ClassUnknown {
		return withArticle(form, a), open
	}
	return l.unknown(form, letters, a), open
}

// Letters by their codes.
var alif, taMarbuta, fa, lam, ha, waw, maqsura, ya = morph.Code('ا'), morph.Code('ة'), morph.Code('ف'), morph.Code('ل'), morph.Code('ه'),
	morph.Code('و'), morph.Code('ى'), morph.Code('ي')

// respelt are the letters that others at the end of a word stand for.
var respelt = makeRespelt()

func makeRespelt() (table [morph.Letters]byte) {
	table[ha] = taMarbuta
	table[ya] = maqsura
	table[maqsura] = ya
	return table
}

// withArticle puts the article before a form where its word has it.
func withArticle(form []byte, a *morph.Analysis) []byte {
	if a.Article != morph.NoArticle {
		return slices.Insert(form, 0, article...)
	}
	return form
}

var article = []byte{alif, lam}
