// Package sequence is the statistical part of entity recognition: a linear-chain conditional random field (Lafferty, McCallum and
// Pereira, "Conditional random fields", 2001) over the tokens of a sentence, and a memory over the document on top of it.
//
// What a token looks like is described once, by Describer, for training and for use: a Word holds what depends on its letters alone and
// is worked out once for each distinct word; Context adds what depends on its neighbours. Every feature is a 64-bit hash. A Model is
// a table from such hashes to one small weight for each Tag, read where it lies in the program file.
//
// internal/build/ner derives the model.
package sequence
