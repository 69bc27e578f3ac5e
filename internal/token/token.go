package token

import "iter"

// Span is a half-open stretch of a text in bytes: text[s.Begin:s.End].
type Span struct{ Begin, End int }

// Of gives the stretch of text that the span covers.
func (s Span) Of(text string) string { return text[s.Begin:s.End] }

// Len gives the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Begin }

// Token is one unit of a text: where it stands and what it is.
type Token struct {
	Span
	Kind Kind
}

// Kind is what a token is.
type Kind uint8

// The kinds of tokens.
const (
	Word         Kind = iota + 1 // in Arabic script, clitics attached: وبالحسكة, لـ, د١عش, ﷺ
	ForeignWord                  // in another script: Reuters, don't, F16
	Number                       // 28, 3.5, ١٬٢٣٤٫٥٦, -7, and in one piece 3-1, 10-15, 1/2
	Punctuation                  // ، . ؟ « ... and a tatweel that stands alone
	Symbol                       // % $ + # and stray marks
	Emoji                        // 🇵🇸, 👨‍👩‍👧, 5️⃣
	URL                          // https://…, www.…, pic.twitter.com/…
	Email                        // news@example.org
	Mention                      // @khabar
	Hashtag                      // #غزة_الآن
	Date                         // 2019/03/21
	Time                         // 10:30
	Abbreviation                 // د. أ.د. ق.م. هـ ا.ف.ب U.S.
)

var kindNames = [...]string{
	Word: "WORD", ForeignWord: "FOREIGN_WORD", Number: "NUMBER", Punctuation: "PUNCTUATION", Symbol: "SYMBOL", Emoji: "EMOJI",
	URL: "URL", Email: "EMAIL", Mention: "MENTION", Hashtag: "HASHTAG", Date: "DATE", Time: "TIME", Abbreviation: "ABBREVIATION",
}

// String gives the kind's name in the contract, without its prefix: FOREIGN_WORD. A kind that does not exist gives the empty string.
func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		return ""
	}
	return kindNames[k]
}

// All walks over the tokens of text in order. It allocates nothing and takes time linear in len(text). Bytes that are not UTF-8 come
// as symbols, one by one.
func All(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		s := scanner{text: text}
		for {
			t, ok := s.next()
			if !ok || !yield(t) {
				return
			}
		}
	}
}

// Append appends the tokens of text to dst and returns the longer slice.
func Append(dst []Token, text string) []Token {
	s := scanner{text: text}
	for {
		t, ok := s.next()
		if !ok {
			return dst
		}
		dst = append(dst, t)
	}
}
