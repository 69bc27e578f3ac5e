// Package stem brings the forms of one word to one key: المدرسة, مدرسة and بالمدرسة meet.
//
// A stemmer is a function of one word and knows no tokens. Two are conformant, so that an index built elsewhere can be searched from
// here and the other way round:
//
//   - Snowball is the Arabic algorithm of the Snowball project (its prefixes, suffixes and hamzas), equal to stemwords -l arabic;
//   - Light10 is Larkey's light10 as Lucene's ArabicAnalyzer applies it, equal to its filters from LowerCaseFilter to ArabicStemFilter.
//
// Both are tables of affixes (snowball.go, light10.go) over a small engine, work in place on bytes, allocate nothing and take time linear
// in the length of the word. Both do to any string what the original does, which may leave nothing of it (ـ) and does little to words in
// other scripts.
//
// Append and Of stem words as they come: Arabic ones with the stemmer that the caller picks, words in Latin or Cyrillic script with
// github.com/kljensen/snowball in the language that their letters suggest, others folded; a word never comes back empty.
//
// Everything here is a pure function over tables that nothing changes, and safe for concurrent use.
package stem
