package sequence

// narrowTable is a hash table from features to rows of weights for the tags of one token, read where it lies; the set of its marks says of
// most features that are not in it that they are not.
type narrowTable struct {
	rows  string
	marks markSet
}

// narrowSteps is how many steps of wide rows a step of narrow ones is worth.
const narrowSteps = 2

// narrowMark gives what tells the features of the narrow table from each other: 24 bits of the hash, never 0.
func (f Feature) narrowMark() uint32 { return uint32(f>>40) | 1 }

// narrowMarkAt reads the mark of the narrow slot that begins at a byte.
func narrowMarkAt(narrow string, at int) uint32 {
	return uint32(narrow[at]) | uint32(narrow[at+1])<<8 | uint32(narrow[at+2])<<16
}

// markSet is the set of the marks of a narrow table, a bit each: a megabyte, which a cache holds.
type markSet []uint64

// newMarkSet gives the marks of a narrow table.
func newMarkSet(narrow string) markSet {
	s := make(markSet, 1<<(8*narrowMark-1)/64)
	for at := 0; at < len(narrow); at += narrowSize {
		if mark := narrowMarkAt(narrow, at); mark != 0 {
			s[mark>>7] |= 1 << (mark >> 1 & 63)
		}
	}
	return s
}

// has gives 1 where the mark, which is odd, is in the set, and 0 where it is not.
func (s markSet) has(mark uint32) int { return int(s[mark>>7] >> (mark >> 1 & 63) & 1) }

// first gives where the first slot of a feature begins.
func (t *narrowTable) first(f Feature) int { return f.slot(len(t.rows)/narrowSize) * narrowSize }

// of gives what a feature says.
func (t *narrowTable) of(f Feature) (l lanes) {
	if t.marks.has(f.narrowMark()) != 0 {
		at := t.first(f)
		l = t.from(f, at, narrowMarkAt(t.rows, at))
	}
	return l
}

// from gives what a feature says whose first slot begins at a byte and has a mark.
func (t *narrowTable) from(f Feature, at int, seen uint32) lanes {
	for want := f.narrowMark(); seen != want; seen = narrowMarkAt(t.rows, at) {
		if seen == 0 {
			return lanes{}
		}
		if at += narrowSize; at == len(t.rows) {
			at = 0
		}
	}
	l := lanesOfRow(t.rows[at+narrowMark : at+narrowSize])
	return lanes{l.first * narrowSteps, l.later * narrowSteps}
}

// joined is a narrow feature of a token.
type joined struct {
	feature Feature
	token   int32
}

// joiner adds up narrow features. It goes over them three times, so that nothing waits for the memory twice: those that are not in the
// table by their marks go, with no decision that a processor could guess wrong; then the slots of all others are read before any is looked
// at.
type joiner struct {
	wanted []joined
	probes []narrowProbe
}

// narrowProbe is the search for one feature in the narrow table: the slot to look into, and the mark that stands there.
type narrowProbe struct {
	at   int
	seen uint32
}

// want asks for what a feature says of a token.
func (j *joiner) want(f Feature, token int) { j.wanted = append(j.wanted, joined{f, int32(token)}) }

// add adds what was asked for to the scores of tokens, and forgets it.
func (j *joiner) add(scores []lanes, t *narrowTable) {
	n := 0
	for _, w := range j.wanted {
		j.wanted[n] = w
		n += t.marks.has(w.feature.narrowMark())
	}
	j.wanted = j.wanted[:n]
	j.probes = j.probes[:0]
	for _, w := range j.wanted {
		at := t.first(w.feature)
		j.probes = append(j.probes, narrowProbe{at, narrowMarkAt(t.rows, at)})
	}
	for i, w := range j.wanted {
		scores[w.token].add(t.from(w.feature, j.probes[i].at, j.probes[i].seen))
	}
	j.wanted = j.wanted[:0]
}
