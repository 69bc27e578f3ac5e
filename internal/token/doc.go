// Package token cuts Arabic text into tokens and sentences.
//
// A Token is a span of the text and a kind; it never holds or rewrites text. Tokens do not overlap, never split a code point or a letter
// from its marks, and only white space and invisible controls lie between them, so that tokens and gaps give back the text byte for
// byte. All walks over them without allocating, in time linear in the length of the text; Append collects them; AppendSentences groups
// them.
//
// What is a word is Unicode's (UAX #29) wherever news does not need otherwise; README.md beside this file says where it does, with
// reasons, and TestWordBreak holds the differences to that list. The rules are one file each: word.go, foreign.go, number.go,
// address.go, abbreviation.go, emoji.go, punctuation.go, sentence.go. Their vocabulary stands in tables at the top of those files.
//
// Everything exported is safe for concurrent use.
package token
