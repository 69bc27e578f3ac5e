package sequence

// join gives a narrow feature: what two or three things are at once. Each kind has a number.
func join(kind, a, b, c uint64) Feature {
	h := mix(a+kind*prime, b)
	if c != 0 {
		h = mix(h, c)
	}
	return Feature(h&^(1<<templateBits-1)) | Feature(tPairs)
}

// The features of two neighbours, as they speak for the tags of the second, after the first, or of the first, before the second.

func stemAfter(before, w *Word) Feature { return join(1, before.Stem, w.Stem, 0) }

func stemBefore(w, after *Word) Feature { return join(2, w.Stem, after.Stem, 0) }

func signatureAfter(before, w Signature) Feature { return join(3, uint64(before), uint64(w), 0) }

func signatureBefore(w, after Signature) Feature { return join(4, uint64(w), uint64(after), 0) }

func cliticAfter(before Signature, clitic uint8, w Signature) Feature {
	return join(5, uint64(clitic), uint64(before), uint64(w))
}

// The features of a word and of where it stands: how far from the beginning of its sentence, under which topic, in a name of several words.

func signatureAt(distance int, w Signature) Feature {
	return join(6, uint64(min(distance, begun)), uint64(w), 0)
}

// begun is how far from the beginning of a sentence its words are all alike.
const begun = 3

func stemUnder(topic uint8, w *Word) Feature { return join(7, uint64(topic), w.Stem, 0) }

func namesUnder(topic uint8, w *Word) Feature {
	return join(8, uint64(topic), uint64(w.Signature), uint64(w.Names))
}

func matchUnder(topic uint8, m match) Feature {
	return join(9, uint64(topic), uint64(m.classes), uint64(m.place))
}

// appendQuoted appends the features of a word in a quotation.
func (q *quotation) appendQuoted(dst []Feature, topic uint8, before, w *Word) []Feature {
	where, signature := uint64(q.sign)<<16|uint64(q.place)<<8, uint64(w.Signature)
	return append(dst,
		join(10, where|uint64(q.length), uint64(topic), 0),
		join(11, where, before.Stem, 0),
		join(12, where, uint64(before.Cluster), signature),
		join(13, where|uint64(q.length), signature, 0),
		join(14, where, uint64(before.Signature), signature),
	)
}

// AppendNarrow appends the features of token i of a sentence that join several words, or a word and its surroundings. They are few: with
// joins of three words, of clusters, or of a word and the signature of its neighbour, what the model makes of new texts gets worse.
func (p *Page) AppendNarrow(dst []Feature, s Bounds, i int) []Feature {
	before, w, after := p.word(s, i-1), p.word(s, i), p.word(s, i+1)
	dst = append(dst,
		stemAfter(before, w),
		stemBefore(w, after),
		signatureAfter(before.Signature, w.Signature),
		signatureBefore(w.Signature, after.Signature),
		cliticAfter(before.Signature, w.clitic, w.Signature),
		signatureAt(i-s.First, w.Signature),
		stemUnder(s.Topic, w),
		namesUnder(s.Topic, w),
		matchUnder(s.Topic, p.matches[i]),
	)
	if q := &p.quotations[i]; q.place != 0 {
		dst = q.appendQuoted(dst, s.Topic, p.word(s, int(q.before)), w)
	}
	return dst
}
