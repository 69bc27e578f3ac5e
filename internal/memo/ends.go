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

// eight reads eight bytes, the first one lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 |
		uint64(s[7])<<56
}

// four reads four bytes, the first one lowest.
func four(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}
