package token

import "strings"

const (
	zwj        = "\u200D"
	emojiStyle = "\uFE0F" // variation selector 16: show as an emoji
	firstEmoji = "\u2600" // pictographs from here on are emoji even without it: ☀ ❤ ✔
)

// pictograph gives the emoji sequence that begins at i (UAX #29, rules WB3c, WB4, WB15): a flag of two letters, or pictographs joined by
// ZWJ with their skin tones. A pictograph that is text by default (© ™ ↔) is a symbol, ‼ and ⁉ are punctuation.
func (s *scanner) pictograph(i int) (begin, end int, kind Kind) {
	text := s.text
	c, size := classAt(text, i)
	j := marksEnd(text, i+size)
	if c == classRegional {
		if c, size := classAt(text, j); c == classRegional {
			return i, marksEnd(text, j+size), Emoji
		}
		return i, j, Symbol
	}
	kind = Emoji
	if c == classPictograph && !strings.Contains(text[i+size:j], emojiStyle) && text[i:i+size] < firstEmoji {
		kind = Symbol
		if sign := text[i : i+size]; sign == "‼" || sign == "⁉" {
			kind = Punctuation
		}
	}
	for strings.HasPrefix(text[j:], zwj) {
		next := j + len(zwj)
		c, size := classAt(text, next)
		if c != classEmoji && c != classPictograph {
			break
		}
		j = marksEnd(text, next+size)
	}
	return i, j, kind
}

// marksHold tells whether one of the marks at i is mark.
func marksHold(text string, i int, mark string) bool {
	return strings.Contains(text[i:marksEnd(text, i)], mark)
}
