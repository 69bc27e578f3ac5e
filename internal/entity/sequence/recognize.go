package sequence

// recognize notes what is believed of a stretch of a sentence, and appends its names.
func (f *finder) recognize(s Bounds, begin, end int) {
	f.stretch = f.stretch[:0]
	for _, score := range f.scores[begin:end] {
		f.stretch = append(f.stretch, score.scores(f.model.step))
	}
	if end < s.Last { // what follows is outside
		f.stretch[len(f.stretch)-1].lead(Outside, &f.model.Transitions)
	}
	f.lattice.Run(f.stretch)
	beliefs := f.beliefs[begin:end]
	f.lattice.Marginals(beliefs)
	if !mayName(beliefs) {
		return
	}
	f.decode(beliefs)
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

// decode finds the likeliest sequence of tags of the stretch. It is at least as likely as that of the tags that are the likeliest by
// themselves, and at most as likely as any of its own tags: so it has all those tags that leave less doubt than that, and only what is between
// them has to be searched.
func (f *finder) decode(beliefs []Scores) {
	f.tags = appendLikeliest(f.tags[:0], beliefs)
	const rounding = 0.99
	together := float32(f.lattice.together(f.tags, 0, len(f.tags)) * rounding)
	for i := 0; i < len(f.tags); i++ {
		begin, before := i, Outside
		for i < len(f.tags) && 1-beliefs[i][f.tags[i]] >= together {
			i++
		}
		if i == begin {
			continue
		}
		if begin > 0 {
			before = f.tags[begin-1]
		}
		if i < len(f.tags) {
			f.stretch[i-1].lead(f.tags[i], &f.model.Transitions)
		}
		f.decoder.after(before, f.tags[begin:i], f.stretch[begin:i], &f.model.Transitions)
	}
}

// appendLikeliest appends the likeliest tag of each token by itself to dst and gives the longer slice.
func appendLikeliest(dst []Tag, beliefs []Scores) []Tag {
	const half = 0.5
	for i := range beliefs {
		b, tag := &beliefs[i], Outside
		for t := Tag(1); t < Tags && b[tag] <= half; t++ {
			if b[t] > b[tag] {
				tag = t
			}
		}
		dst = append(dst, tag)
	}
	return dst
}
