// Package cue tells by the letters of a word alone which rules of package entity have to look at it: a noun that names follow, a verb of
// saying, a mark that opens a quotation, the first word of a name that a table has. Package sequence works that out once for each word
// that it keeps, so that a rule goes to the words it needs and passes over the others.
//
// The cue words stand in the TSV files beside this one. The package is safe for concurrent use; its first use reads the tables.
package cue
