package token

import (
	"strings"
	"unicode/utf8"
)

// keycap is the mark that makes an emoji of a digit, # or *.
const keycap = "\u20E3"

// runOfSign gives the signs that make one token with a sign however often they repeat or mix (؟!), and what the run is; no members where
// the sign stands for itself.
func runOfSign(sign string) (members string, kind Kind) {
	switch sign {
	case ".", "…":
		return ".…", Punctuation
	case "!", "?", "؟", "！", "？", "‽":
		return "!?؟！？‽", Punctuation
	case "-", "–", "—", "―", "_", "*":
		return sign, Punctuation
	case "=", "~":
		return sign, Symbol
	default:
		return "", 0
	}
}

// doubled are the signs that are a quotation mark when doubled, and what they are singly.
var doubled = [...]struct {
	sign string
	once Kind
}{
	{"<", Symbol}, {">", Symbol}, {"'", Punctuation}, {"`", Symbol},
}

// sign gives the token that begins with the sign of the given length at i: punctuation, a symbol, a signed number, a hashtag or a
// mention.
func (s *scanner) sign(i, size int) (begin, end int, kind Kind) {
	text := s.text
	switch c := text[i]; c {
	case ',', ':', '"':
		return i, i + 1, Punctuation
	case '(', ')':
		return i, s.bracket(i), Punctuation
	case '@':
		if end := s.mention(i); end > i {
			return i, end, Mention
		}
	case '#':
		if end := s.hashtag(i + 1); end > i+1 {
			return i, end, Hashtag
		}
	}
	if s.signsNumber(i) {
		return s.number(i)
	}
	if next := marksEnd(text, i+size); next > i+size && strings.Contains(text[i+size:next], keycap) {
		return i, next, Emoji
	}
	sign := text[i : i+size]
	if members, kind := runOfSign(sign); members != "" {
		return i, signRunEnd(text, i+size, members), kind
	}
	for _, d := range doubled {
		if sign == d.sign {
			if strings.HasPrefix(text[i+size:], sign) {
				return i, i + 2*size, Punctuation
			}
			return i, i + size, d.once
		}
	}
	if c, _ := classAt(text, i); c == classPunct || c == classOpening {
		return i, i + size, Punctuation
	}
	return i, i + size, Symbol
}

// signRunEnd gives the end of the run of signs at i that are in members.
func signRunEnd(text string, i int, members string) int {
	for i < len(text) {
		_, size := utf8.DecodeRuneInString(text[i:])
		if !strings.Contains(members, text[i:i+size]) {
			return i
		}
		i += size
	}
	return i
}

// bracket gives the end of the round bracket at i. Doubled brackets are one sign, as some papers quote: ((…)); two that close different
// pairs are two.
func (s *scanner) bracket(i int) int {
	if byteAt(s.text, i+1) != s.text[i] {
		return i + 1
	}
	if s.text[i] == '(' {
		s.depth++
		return i + 2
	}
	if s.depth == 0 {
		return i + 1
	}
	s.depth--
	return i + 2
}

// signsNumber tells whether a plus or minus stands at i and belongs to the number after it: it follows white space, an opening sign or a
// currency sign; elsewhere it is a hyphen (إف-16), and so it is before a word that begins with a digit (+5G).
func (s *scanner) signsNumber(i int) bool {
	size := signLen(s.text, i)
	if size == 0 || !isDigit(s.text, i+size) {
		return false
	}
	if c, _ := classAt(s.text, s.last.Begin); s.touches(i) && c != classOpening && c != classCurrency {
		return false
	}
	end := digitsAt(s.text, i+size).end
	c, length := classAt(s.text, end)
	if s.last.Kind == Number && !s.touches(i) && s.near(i) && digitsAt(s.text, s.last.Begin).end == s.last.End && (length == 0 || c == classSpace || c == classNewline || c == classPunct) {
		return false // 2016 -2020, a range of bare numbers; but not 15,200 -0.5%
	}
	return c != classForeign || unitAt(s.text, end)
}
