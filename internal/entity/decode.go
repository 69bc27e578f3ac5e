package entity

import (
	"iter"
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/token"
)

// decode turns names over tokens into entities over bytes: what is attached before the first word is left out (وأذربيجان is أذربيجان), and so
// is a pronoun after the last (برلمانها is برلمان).
func decode(text string, page *sequence.Page, tokens []token.Token, names []sequence.Name) []Entity {
	entities := make([]Entity, 0, len(names))
	for _, n := range names {
		for n := range apart(text, page, tokens, n) {
			for n.Last > n.First && goesNoFurther(page.Words[n.Last-1].Key) {
				n.Last--
			}
			if n.Last == n.First || n.Last-n.First == 1 && isAddress(tokens[n.First].Kind) {
				continue
			}
			first, last := page.Words[n.First], page.Words[n.Last-1]
			entities = append(entities, Entity{
				Span: token.Span{
					Begin: tokens[n.First].Begin + int(first.Begin),
					End:   tokens[n.Last-1].Begin + int(last.End),
				},
				Type:       Type(n.Class),
				Confidence: n.Confidence,
			})
		}
	}
	return entities
}

// goesNoFurther tells whether a word, by its key, is one that no name ends with: a و by itself, and the signs of blessing, ﷺ and ﷻ.
func goesNoFurther(key string) bool { return key == "و" || key == blessing || key == majesty }

var blessing, majesty = keyOf("ﷺ"), keyOf("ﷻ")

func keyOf(word string) string { return string(gazetteer.AppendKey(nil, word)) }

// apart parts people's names where و joins two: ميتروفيتش ونيمار are two people. A body may have it in its name: وزارة الصحة والسكان.
func apart(text string, page *sequence.Page, tokens []token.Token, n sequence.Name) iter.Seq[sequence.Name] {
	return func(yield func(sequence.Name) bool) {
		for i := n.First + 1; n.Class == gazetteer.Person && i < n.Last; i++ {
			if w := page.Words[i]; w.Begin > 0 && strings.HasPrefix(w.Key, "و") && (w.Known || w.Names != 0 || isJoined(tokens[i].Of(text))) {
				first := n
				first.Last, n.First = i, i
				if !yield(first) {
					return
				}
			}
		}
		yield(n)
	}
}

// isJoined tells whether a word begins with و and a hamza on an alif, as no name does by itself: فيرتز وإيكيتيكي.
func isJoined(word string) bool {
	return strings.HasPrefix(word, "وأ") || strings.HasPrefix(word, "وإ") || strings.HasPrefix(word, "وآ")
}

// isAddress tells whether a token is one that no name is: a handle is not its owner's name.
func isAddress(k token.Kind) bool { return k == token.Mention || k == token.URL || k == token.Email }
