package stem

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/french"
	"github.com/kljensen/snowball/hungarian"
	"github.com/kljensen/snowball/norwegian"
	"github.com/kljensen/snowball/russian"
	"github.com/kljensen/snowball/spanish"
	"github.com/kljensen/snowball/swedish"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// script is what decides which stemmers a word may go to.
type script uint8

const (
	scriptNone script = iota // a script without stemmers, or no letter at all
	scriptArabic
	scriptLatin
	scriptCyrillic
)

// scriptOf gives the script of the first letter of a word.
func scriptOf(word string) script {
	if len(word) > 1 && (word[0] == 0xD8 && word[1] >= 0xA1 && word[1] <= 0xBF || word[0] == 0xD9 && word[1] >= 0x81 && word[1] <= 0x8A) {
		return scriptArabic // ء to غ, ف to ي: nearly every word
	}
	for _, r := range word {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			return scriptLatin
		case r >= 'ء' && r <= 'ي' && r != 'ـ':
			return scriptArabic
		case r < 0x80 || !unicode.IsLetter(r) || unicode.Is(unicode.Common, r): // a tatweel belongs to no script
			continue
		case unicode.Is(unicode.Arabic, r):
			return scriptArabic
		case unicode.Is(unicode.Latin, r):
			return scriptLatin
		case unicode.Is(unicode.Cyrillic, r):
			return scriptCyrillic
		default:
			return scriptNone
		}
	}
	return scriptNone
}

// languages says to which stemmer a word goes: to that of the first row of its script of which a letter is in the word. A row without
// letters takes what is left. Where there is no stemmer the language has none, and the word stays as it is.
var languages = []struct {
	script  script
	letters string
	stem    func(word string, stopWordsToo bool) string
}{
	{scriptCyrillic, "іїєґўђјљњћџѓќѕәғқңөұүһ", nil}, // Ukrainian, Belarusian, Serbian, Macedonian, Kazakh
	{scriptCyrillic, "", russian.Stem},
	{scriptLatin, "őű", hungarian.Stem},
	{scriptLatin, "ßüãõğışțșţăąćęłńśźżčďěňřšťůžđ", nil}, // German, Portuguese, Turkish, Romanian, Polish, Czech, Croatian
	{scriptLatin, "æø", norwegian.Stem},
	{scriptLatin, "åäö", swedish.Stem},
	{scriptLatin, "ñ¿¡áíóú", spanish.Stem},
	{scriptLatin, "éèêëàâçîïôùûœ", french.Stem},
	{scriptLatin, "", english.Stem},
}

// longest is the longest word, in bytes, that is stemmed in another language; what is longer is no word, and is only folded. It bounds
// the time that a library whose steps are not all linear may take.
const longest = 256

// appendForeign appends the stem of a word in another script to dst.
func appendForeign(dst []byte, word string) []byte {
	folded := arabic.Fold(word)
	if len(folded) <= longest {
		script := scriptOf(word)
		for _, language := range languages {
			if language.script != script || language.letters != "" && !strings.ContainsAny(folded, language.letters) {
				continue
			}
			if language.stem != nil {
				folded = language.stem(folded, true)
			}
			break
		}
	}
	return append(dst, folded...)
}
