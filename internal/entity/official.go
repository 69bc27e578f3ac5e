package entity

import (
	_ "embed" // the nouns and adjectives
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

//go:embed official.tsv
var officialFile string

// official are the nouns that begin official names of bodies, and the adjectives after them, by folded word.
var official = sync.OnceValue(func() map[string]map[string]bool {
	all := map[string]map[string]bool{"noun": {}, "adjective": {}, "time": {}, "purpose": {}}
	for line := range strings.Lines(officialFile) {
		if word, part, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && line[0] != '#' {
			all[part][arabic.Fold(word)] = true
		}
	}
	return all
})

// officials finds official names: a definite noun of a body, one or two adjectives, ل and what the body is for (الشركة التونسية للكهرباء والغاز، المركز الوطني للإنذار
// المبكر).
func officials(text string, tokens []token.Token) []Entity {
	var found []Entity
	for i := 0; i+1 < len(tokens); i++ {
		if tokens[i].Kind != token.Word || !strings.HasPrefix(tokens[i+1].Of(text), "ال") {
			continue
		}
		begin, ok := officialNoun(tokens[i].Of(text))
		if !ok {
			continue
		}
		k := i + 1
		for k < min(len(tokens), i+maxNameWords) && isNext(text, tokens, k) && isOfficialAdjective(tokens[k].Of(text)) {
			k++
		}
		if k == i+1 || k >= len(tokens) || !isNext(text, tokens, k) || isListedBody(text[tokens[i].Begin+begin:tokens[k-1].End]) {
			continue
		}
		last := k
		if isPurpose(text, tokens, k) {
			last++
		} else if !strings.HasPrefix(tokens[k].Of(text), "لل") {
			continue
		}
		for last+1 < min(len(tokens), i+maxNameWords) && isNext(text, tokens, last+1) && goesOn(tokens[last+1].Of(text)) {
			last++
		}
		found = append(found, Entity{
			Span: token.Span{Begin: tokens[i].Begin + begin, End: tokens[last].End}, Type: Organization, Confidence: listedPhrase,
		})
		i = last
	}
	return found
}

// isPurpose tells whether two words are what a body is for: لكرة القدم, لحقوق الإنسان.
func isPurpose(text string, tokens []token.Token, k int) bool {
	word, ok := strings.CutPrefix(arabic.Fold(tokens[k].Of(text)), "ل")
	return ok && official()["purpose"][word] && k+1 < len(tokens) && isNext(text, tokens, k+1) && strings.HasPrefix(tokens[k+1].Of(text), "ال")
}

// isNext tells whether a token is a word one blank after the one before.
func isNext(text string, tokens []token.Token, k int) bool {
	return tokens[k].Kind == token.Word && text[tokens[k-1].End:tokens[k].Begin] == " "
}

// officialNoun tells whether a word is a noun that begins official names, after what is attached, and where the noun begins. After ل the article is
// written without its alif.
func officialNoun(word string) (begin int, ok bool) {
	var buffer [usualWord]byte
	key := string(arabic.AppendFold(buffer[:0], word))
	nouns := official()["noun"]
	switch bare, isFor := strings.CutPrefix(key, "لل"); {
	case nouns[key]:
		return 0, true
	case isFor && nouns["ال"+bare]:
		_, size := utf8.DecodeRuneInString(word)
		return size, true
	case strings.HasPrefix(key, "و"), strings.HasPrefix(key, "ب"), strings.HasPrefix(key, "ف"):
		_, size := utf8.DecodeRuneInString(word)
		return size, nouns[key[len("و"):]]
	}
	return 0, false
}

func isOfficialAdjective(word string) bool {
	return official()["adjective"][arabic.Fold(word)] || isNationality(word)
}

// goesOn tells whether a word goes on with what a body is for: a definite adjective or another noun after و, but no time and no verb.
func goesOn(word string) bool {
	key := arabic.Fold(word)
	bare := strings.TrimPrefix(key, "و")
	if !strings.HasPrefix(bare, "ال") || official()["time"][bare] || isParticle(bare) {
		return false
	}
	if bare != key {
		return !official()["noun"][bare] // والصندوق begins another name
	}
	if strings.HasSuffix(key, "ية") || strings.HasSuffix(key, "ي") {
		return true
	}
	f, ok := morph.Default().Lookup(key)
	if !ok {
		f, ok = morph.Default().Lookup(strings.TrimPrefix(key, "ال"))
	}
	return ok && f.AppendLemmas(nil)[0].POS == morph.Adj
}
