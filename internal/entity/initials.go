package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// titleLetters are the letters that stand for a title before a name: د. for doctor, م. for engineer, أ. for professor.
const titleLetters = "دمأا"

// maxParts is how many initials and given names are put before a surname at most.
const maxParts = 4

// addInitials puts what stands before a person's surname into the name: an initial or two, ف. رومانو, unless the letters stand for titles,
// the given name before them, جورج و. بوش, and one with a hyphen, ماري-لور.
func addInitials(r *reading, entities []Entity) []Entity {
	text := r.text
	end := 0
	for i := range entities {
		e := &entities[i]
		if e.Type == Person {
			for range maxParts {
				begin, ok := partBefore(text[end:e.Begin], text[e.Begin:e.End])
				if !ok {
					break
				}
				e.Begin = end + begin
			}
			if i > 0 && entities[i-1].Type == Person && (isJoint(text[entities[i-1].End:e.Begin], e.Of(text)) ||
				text[entities[i-1].End:e.Begin] == " " && endsWithInitial(entities[i-1].Of(text))) {
				e.Begin, entities[i-1].End = entities[i-1].Begin, entities[i-1].Begin // which leaves nothing of the one before
			}
		}
		end = e.End
	}
	return slices.DeleteFunc(entities, func(e Entity) bool { return e.End == e.Begin })
}

// isJoint tells whether two people's names are one: a hyphen between them, or an initial at the second's beginning.
func isJoint(between, second string) bool {
	_, size := utf8.DecodeRuneInString(second)
	return between == "-" || between == " " && strings.HasPrefix(second[size:], ".")
}

// endsWithInitial tells whether a name ends with an initial, which no name does: جورج و. of جورج و. بوش.
func endsWithInitial(name string) bool {
	given, initial, ok := strings.Cut(name, " ")
	rest, dot := strings.CutSuffix(initial, ".")
	_, size := utf8.DecodeRuneInString(rest)
	return ok && dot && given != "" && size > 0 && size == len(rest)
}

// partBefore finds an initial, or a given name before an initial or a hyphen, at the end of what stands before a name.
func partBefore(before, name string) (begin int, ok bool) {
	trimmed := strings.TrimRight(before, " ")
	if rest, ok := strings.CutSuffix(trimmed, "."); ok && rest != "" {
		return initialsAt(rest)
	}
	if rest, ok := strings.CutSuffix(before, "-"); ok {
		given := wordBefore(rest, len(rest))
		return len(rest) - len(given), given != "" && isGivenName(given)
	}
	if isJoint(" ", name) {
		given := wordBefore(before, len(before))
		return len(trimmed) - len(given), given != "" && isGivenName(given)
	}
	return 0, false
}

// initialsAt finds letters with full stops between them at the end of a text that a full stop follows.
func initialsAt(rest string) (begin int, ok bool) {
	begin = len(rest)
	for {
		letter, size := utf8.DecodeLastRuneInString(rest[:begin])
		if letter < 'ء' || letter > 'ي' {
			return 0, false
		}
		begin -= size
		ok = ok || !strings.ContainsRune(titleLetters, letter)
		if begin == 0 || strings.ContainsAny(rest[begin-1:begin], " \n(") {
			return begin, ok
		}
		if rest[begin-1] != '.' {
			return 0, false
		}
		begin--
	}
}

func isGivenName(word string) bool {
	n := gazetteer.Default().Classes(word)
	return n.Has(gazetteer.CommonName) || n.Has(gazetteer.AmbiguousName)
}
