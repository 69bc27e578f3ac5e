package memo

// ends are the first and the last eight bytes of a word, as far as it has them; they may overlap. With its length they are all of a word of
// up to sixteen bytes, as nearly every word is.
type ends struct{ first, last uint64 }

// middle gives what a word is beside its ends.
func middle(word string) string {
	if len(word) <= 2*8 {
		return ""
	}
	return word[8 : len(word)-8]
}
