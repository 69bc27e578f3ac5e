package entity

import (
	"strings"
	"unicode/utf8"
)

// titleLetters are the letters that stand for a title before a name: د. for doctor, م. for engineer, أ. for professor.
const titleLetters = "دمأا"

// addInitials puts the initial before a person's name into it: ف. رومانو, unless the letter stands for a title.
func addInitials(text string, entities []Entity) {
	end := 0
	for i := range entities {
		e := &entities[i]
		if e.Type == Person {
			if begin, ok := initialBefore(text[end:e.Begin]); ok {
				e.Begin = end + begin
			}
		}
		end = e.End
	}
}

// initialBefore finds a letter with a full stop at the end of what stands before a name.
func initialBefore(before string) (begin int, ok bool) {
	rest, ok := strings.CutSuffix(strings.TrimRight(before, " "), ".")
	if !ok || rest == "" {
		return 0, false
	}
	letter, size := utf8.DecodeLastRuneInString(rest)
	begin = len(rest) - size
	alone := begin == 0 || strings.ContainsAny(rest[begin-1:begin], " \n(")
	return begin, alone && letter >= 'ء' && letter <= 'ي' && !strings.ContainsRune(titleLetters, letter)
}
