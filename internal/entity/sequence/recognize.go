package sequence

// recognize notes what is believed of a stretch of a sentence, and appends its names.
func (f *finder) recognize(s Bounds, begin, end int) {
	f.stretch = f.stretch[:0]
	for _, score := range f.scores[begin:end] {
		f.stretch = append(f.stretch, score.scores(f.model.step))
	}
	if end < s.Last { // what follows is outside
		last := &f.stretch[len(f.stretch)-1]
		for t := range last {
			last[t] += f.model.Transitions[t][Outside]
		}
	}
	f.lattice.Run(f.stretch)
	beliefs := f.beliefs[begin:end]
	f.lattice.Marginals(beliefs)
	if !mayName(beliefs) {
		return
	}
	var sure bool
	if f.tags, sure = appendLikeliest(f.tags[:0], beliefs); !sure {
		f.tags = f.decoder.Decode(f.tags[:0], f.stretch, &f.model.Transitions)
	}
	for i := 0; i < len(f.tags); i++ {
		if f.tags[i] == Outside {
			continue
		}
		last := i + 1
		for last < len(f.tags) && f.tags[last].IsLater() {
			last++
		}
		f.names = append(f.names, Name{
			First: begin + i, Last: begin + last, Class: f.tags[i].Class(), Confidence: float32(f.lattice.Span(f.tags, i, last)),
		})
		i = last - 1
	}
}

// mayName tells whether tokens may have names, by the probabilities of their tags: names of others have a confidence below a tenth.
func mayName(beliefs []Scores) bool {
	const surely = 0.9
	for i := range beliefs {
		if beliefs[i][Outside] <= surely {
			return true
		}
	}
	return false
}

// appendLikeliest appends the likeliest tag of each token to dst, as long as they are together likelier than all other sequences: by
// Boole's inequality they are where the doubts in each come to less than a half. It gives the longer slice, and whether it has all.
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
