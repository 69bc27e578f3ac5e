package sequence

// mayName tells whether tokens may have names, by the probabilities of their tags: the names of others, if any, have a confidence below a tenth.
func mayName(beliefs []Scores) bool {
	const surely = 0.9
	for i := range beliefs {
		if beliefs[i][Outside] <= surely {
			return true
		}
	}
	return false
}

// appendLikeliest appends the likeliest tag of each token to dst, as long as they are together likelier than all other sequences: by Boole's
// inequality they are where the doubts in each come to less than a half. It gives the longer slice, and whether it has all.
func appendLikeliest(dst []Tag, beliefs []Scores) (tags []Tag, sure bool) {
	const half = 0.5
	doubt := float32(0)
	for i := range beliefs {
		b, tag := &beliefs[i], Outside
		for t := Tag(1); t < Tags && b[tag] <= half; t++ {
			if b[t] > half {
				tag = t
			}
		}
		if doubt += 1 - b[tag]; doubt >= half {
			return dst, false
		}
		dst = append(dst, tag)
	}
	return dst, true
}
