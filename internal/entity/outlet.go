package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// What an outlet in quotes has before it: ل of whom somebody spoke to, or the place of a dateline.
const (
	maxOutlet  = 3   // words that its name may have
	spokenNear = 120 // bytes before it that may have the verb of saying or the place
)

// speeches are nouns of what is said to an outlet.
var speeches = map[string]bool{"تصريح": true, "تصريحات": true, "حديث": true, "حوار": true, "مقابلة": true, "اتصال": true}

// isOutlet tells whether what stands in quotes is an outlet that somebody spoke to: قال الوزير لـ"الشرق الأوسط" إن, or one that a line begins with
// after a place: بيروت - "النهار".
func isOutlet(text string, begin int, s token.Span) bool {
	if strings.Count(s.Of(text), " ") >= maxOutlet {
		return false
	}
	line := text[max(0, begin-spokenNear):begin]
	if k := strings.LastIndexByte(line, '\n'); k >= 0 {
		line = line[k+1:]
	}
	if place := strings.TrimRight(line, " -–—:،ـ"); place != "" && place != strings.TrimRight(line, " ") && !strings.ContainsAny(place, " .") {
		n := gazetteer.Default().Classes(place)
		_, size := utf8.DecodeRuneInString(text[s.End:])
		return n.Has(gazetteer.Location) && endsDateline(text[s.End+size:])
	}
	to := strings.TrimRight(line, " ـ")
	if before := wordBefore(to, len(to)); before != "ل" {
		return false
	}
	for word := range strings.FieldsSeq(line) {
		if isSpeech(word) || speeches[strings.TrimPrefix(word, "ال")] {
			return true
		}
	}
	return false
}

// endsDateline tells whether what stands after an outlet in quotes ends a dateline: the end of the line, a sign, other agencies.
func endsDateline(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	letter, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(letter) || strings.HasPrefix(rest, "وو") // بيروت: "النهار" ووكالات
}

// isSpeech tells whether a word is a verb of saying, with و or ف or without.
func isSpeech(word string) bool {
	bare := strings.TrimPrefix(strings.TrimPrefix(word, "و"), "ف")
	n := gazetteer.Default().Classes(word)
	m := gazetteer.Default().Classes(bare)
	return (n | m).Has(gazetteer.Speech)
}
