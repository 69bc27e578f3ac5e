// Package morph takes Arabic words apart: و+ب+مدرست+هم, ل+لحكومة. It holds a lexicon of Modern Standard Arabic and a model of the clitics
// around its forms.
//
// A word is read in every way that clitics and the lexicon allow; each way has a cost, how unlikely it is in news, and the cheapest way to
// cut the word is taken. Where no way has a form that news has, forms that the lexicon lacks compete, at the cost of their letters. All
// costs were estimated from news by internal/build/lexicon, without any text that was segmented by hand in the scheme that is measured.
//
// The lexicon is a minimal automaton that is read where it lies in the program: nothing is loaded, nothing allocated. Segments are spans
// of the text as it was sent; what a piece is in full (ل+الحكومة) is worked out on demand by AppendNormalized.
//
// Everything exported is safe for concurrent use.
package morph
