// Package number finds the numbers of Arabic news, in words, digits or both, and says what each is worth, what it counts and how sure the
// writer was.
//
// It is a grammar over tokens. Its vocabulary is tables: words.tsv (the number words), context.tsv (words around numbers), bounds.tsv
// (نحو, على الأقل), currencies.tsv and nationalities.tsv, duals.tsv (شهرين). Words are looked up by a key that folds spelling away
// (خمسمائه, اربعه, مِئَة), with and without the proclitics and the article written onto them, so that offsets never move.
//
// cardinal.go reads what a number is worth, quantity.go what it turns out to be, counted.go and bound.go what stands around it (README.md
// has the map). Values are exact: they are rationals throughout. What fits no reading is not a number.
//
// Everything exported is safe for concurrent use.
package number
