package gold

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// Standoff writes a marking without the words: the text's SHA-256, then a row a sentence (S, offsets, and a checksum of its tokens) with
// a row for each of its tokens after it (offsets in bytes, kind).
func Standoff(text string, l Layer) string {
	var b strings.Builder
	fmt.Fprintf(&b, "sha256\t%s\n", Sum(text))
	for _, s := range l.Sentences {
		fmt.Fprintf(&b, "S\t%d\t%d\t%08x\n", s.Begin, s.End, checksum(text, l.Tokens[s.First:s.Last]))
		for _, t := range l.Tokens[s.First:s.Last] {
			fmt.Fprintf(&b, "%d\t%d\t%s\n", t.Begin, t.End, t.Kind)
		}
	}
	return b.String()
}

// ParseStandoff reads what Standoff wrote and checks it against the text. It returns an error where the text is another one, or a row
// does not fit.
func ParseStandoff(text, standoff string) (Layer, error) {
	var l Layer
	n := 0
	var sum uint32
	for row := range strings.Lines(standoff) {
		n++
		row = strings.TrimSpace(row)
		var t token.Token
		var s token.Sentence
		var kind, want string
		switch {
		case row == "" || row[0] == '#':
		case scan(row, "sha256\t%s", &want):
			if got := Sum(text); got != want {
				return l, fmt.Errorf("line %d: the text's SHA-256 is %s, want %s: it is another text", n, got, want)
			}
		case scan(row, "S\t%d\t%d\t%x", &s.Begin, &s.End, &sum):
			s.First, s.Last = len(l.Tokens), len(l.Tokens)
			l.Sentences = append(l.Sentences, s)
		case scan(row, "%d\t%d\t%s", &t.Begin, &t.End, &kind):
			if t.Kind = kindOf(kind); t.Kind == 0 || t.Begin < 0 || t.End > len(text) || t.Begin >= t.End || len(l.Sentences) == 0 {
				return l, fmt.Errorf("line %d: %q: no such token", n, row)
			}
			l.Tokens = append(l.Tokens, t)
			last := &l.Sentences[len(l.Sentences)-1]
			last.Last = len(l.Tokens)
			if t.End == last.End && checksum(text, l.Tokens[last.First:]) != sum {
				return l, fmt.Errorf("line %d: the checksum of the sentence does not fit", n)
			}
		default:
			return l, fmt.Errorf("line %d: %q: want a sentence or a token", n, row)
		}
	}
	return l, nil
}

func scan(row, format string, args ...any) bool {
	n, err := fmt.Sscanf(row, format, args...)
	return err == nil && n == len(args)
}

// Sum gives the SHA-256 of a text in hexadecimal.
func Sum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func checksum(text string, tokens []token.Token) uint32 {
	crc := crc32.NewIEEE()
	for _, t := range tokens {
		_, _ = crc.Write([]byte(t.Of(text) + "\n"))
	}
	return crc.Sum32()
}

func kindOf(name string) token.Kind {
	for k := token.Word; k.String() != ""; k++ {
		if k.String() == name {
			return k
		}
	}
	return 0
}
