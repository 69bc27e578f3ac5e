// Package gold reads and writes what people marked in texts by hand, for the tests: tokens with their kinds, and sentences.
//
// The notation has a sentence a line and a space between tokens. A token that is not an Arabic word carries a letter for its kind after a
// slash; lines that begin with ## are comments:
//
//	قال الوزير لـ «/P رويترز »/P إن 50/N كم تكفي ./P
//
// Texts that may not be published have their gold in stand-off form instead: offsets, kinds and checksums, no words. See Standoff.
//
// Only tests and programs under internal/build import this package.
package gold

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/token"
)

// letters are the letters of the kinds, at the kind's index; a word has none.
const letters = "\x00\x00FNPSJUEMHDTA"

// Layer is the marking of one text.
type Layer struct {
	Tokens    []token.Token
	Sentences []token.Sentence
}

// Parse reads the notation of a text. It returns an error that names the line of the notation where a token does not fit the text.
func Parse(text, notation string) (Layer, error) {
	var l Layer
	pos := 0
	n := 0
	for row := range strings.Lines(notation) {
		n++
		fields := strings.Fields(row)
		if len(fields) == 0 || fields[0] == "##" {
			continue
		}
		first := len(l.Tokens)
		for _, field := range fields {
			surface, kind := split(field)
			pos = skipGap(text, pos, surface)
			if !strings.HasPrefix(text[pos:], surface) {
				return l, fmt.Errorf("line %d: token %q: the text has %.30q", n, surface, text[pos:])
			}
			l.Tokens = append(l.Tokens, token.Token{Span: token.Span{Begin: pos, End: pos + len(surface)}, Kind: kind})
			pos += len(surface)
		}
		l.Sentences = append(l.Sentences, token.Sentence{
			Span:  token.Span{Begin: l.Tokens[first].Begin, End: l.Tokens[len(l.Tokens)-1].End},
			First: first, Last: len(l.Tokens),
		})
	}
	if rest := skipGap(text, pos, ""); rest < len(text) {
		return l, fmt.Errorf("line %d: text left over: %.30q", n, text[rest:])
	}
	return l, nil
}

// split takes the letter of the kind off a field.
func split(field string) (surface string, kind token.Kind) {
	if n := len(field); n > 2 && field[n-2] == '/' {
		if k := strings.IndexByte(letters[2:], field[n-1]); k >= 0 {
			return field[:n-2], token.Kind(k + 2)
		}
	}
	return field, token.Word
}

// skipGap gives the offset of the next token at or after pos: past white space and invisible controls, unless the surface begins with one.
func skipGap(text string, pos int, surface string) int {
	for pos < len(text) && (surface == "" || !strings.HasPrefix(text[pos:], surface)) {
		r, size := utf8.DecodeRuneInString(text[pos:])
		if !unicode.In(r, unicode.White_Space, unicode.Cf, unicode.Cc) {
			break
		}
		pos += size
	}
	return pos
}

// Format writes the notation of a text's tokens and sentences, the inverse of Parse.
func Format(text string, l Layer) string {
	var b strings.Builder
	for _, s := range l.Sentences {
		for k := s.First; k < s.Last; k++ {
			if k > s.First {
				b.WriteByte(' ')
			}
			t := l.Tokens[k]
			b.WriteString(t.Of(text))
			if t.Kind != token.Word {
				b.WriteByte('/')
				b.WriteByte(letters[t.Kind])
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Diff compares two markings of a text and describes the first differences, sentence by sentence; empty where there are none.
func Diff(text string, got, want Layer) string {
	g, w := strings.Split(Format(text, got), "\n"), strings.Split(Format(text, want), "\n")
	var b strings.Builder
	for i := 0; i < max(len(g), len(w)) && b.Len() < maxDiff; i++ {
		if line(g, i) != line(w, i) {
			fmt.Fprintf(&b, "sentence %d:\n\tgot  %s\n\twant %s\n", i, line(g, i), line(w, i))
		}
	}
	return b.String()
}

// maxDiff bounds the bytes of a Diff.
const maxDiff = 2000

func line(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}
