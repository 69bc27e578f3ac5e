package stem

import (
	_ "embed" // the model
	"sync"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/stem/guess"
)

//go:embed light_guess.bin
var guessFile string

// defaultGuesser gives the model that the program carries. It panics where the program was built with a broken one.
var defaultGuesser = sync.OnceValue(func() *guess.Model {
	m, err := guess.Open(guessFile)
	if err != nil {
		panic("stem: " + err.Error())
	}
	return m
})

// his is the pronoun ه.
const his morph.Pronoun = 1

// nameDoubt is by how much an edit must be likelier than none, as the guesser counts, of a word that not even news has: most are names.
const nameDoubt = 60

// unknown gives what the guesser makes of a form that the lexicon has no lemma of. Of one that it does not have at all it takes no more
// clitics than و and what stands before ال: most are names (بوكوفا).
func (l *light) unknown(form, letters []byte, a *morph.Analysis) []byte {
	var context guess.Context
	if a.Article != morph.NoArticle {
		context |= guess.Article
	} else if a.Form < 0 && (a.Proclitic != morph.NoProclitic || a.Conjunction == morph.Fa) {
		begin := 0
		if a.Conjunction == morph.Wa {
			begin = 1
		}
		form = append(form[:0], letters[begin:a.End]...)
	}
	if a.Pronoun == his && a.Form < 0 {
		form = append(form, ha)
	} else if a.Pronoun != 0 {
		context |= guess.Pronoun
	}
	if n := len(form) - 1; n > 2 && form[n] == ha && form[n-1] != ya {
		form[n] = taMarbuta
	}
	var buffer [maxKey]byte
	doubt := 0
	if a.Form < 0 {
		doubt = nameDoubt
	}
	guessed := l.guesser.Append(buffer[:0], form, context, doubt, a.Form < 0 && a.Article != morph.NoArticle)
	return append(form[:0], guessed...)
}

// falls tells whether a stem is shorter than its word, or as long and of lighter letters. What does not fall is not done, so that a stem of
// a stem of a stem comes to an end, and that is a stem of its own.
func falls(stem, word []byte) bool {
	if len(stem) != len(word) {
		return len(stem) < len(word)
	}
	return weight(stem) < weight(word)
}

// weight gives the sum of the weights of letters. Those are lighter that others become at the edges of a word: يستعمل is استعمل, مدرست is
// مدرسة.
func weight(codes []byte) int {
	sum := 0
	for _, c := range codes {
		sum += int(letterWeights[c])
	}
	return sum
}

var letterWeights = makeLetterWeights()

func makeLetterWeights() (table [morph.Letters]uint8) {
	for i := range table {
		table[i] = 2
	}
	for w, letters := range []string{"ةىء", "ا", "", "يتنه", "ئؤ"} {
		for _, r := range letters {
			table[morph.Code(r)] = uint8(w)
		}
	}
	return table
}
