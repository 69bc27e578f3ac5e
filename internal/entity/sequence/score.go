package sequence

// score works out the scores of the tokens of a sentence: first what is read without a search, which settles most of them, and then for the
// others what is said of them by features that have to be looked up.
func (f *finder) score(s Bounds) {
	p, near := f.page, f.model.surroundings
	first, before, w, after := p.edges[0], p.edges[0], p.word(s, s.First), p.word(s, s.First+1)
	former := near.of(before.Signature, w.Signature)
	for i := s.First; i < s.Last; i++ {
		last, latter := p.word(s, i+2), near.of(w.Signature, after.Signature)
		score := &f.scores[i]
		score.add(first.votes[0])
		score.add(before.votes[1])
		score.add(*w.own(s.Topic))
		score.add(after.votes[3])
		score.add(last.votes[4])
		score.add(near.at[min(i-s.First, begun)][w.Signature])
		score.add(former.latter.where(w.clitic == 0))
		score.add(latter.former)
		if p.matches[i].length == 0 {
			score.add(near.plain[s.Topic])
		} else {
			f.features = p.AppendWide(f.features[:0], i)
			f.spread(s, i)
		}
		first, before, w, after, former = before, w, after, last, latter
	}
	f.through = f.model.worth.open(f.outlooks[s.First:s.Last], f.scores[s.First:s.Last], f.through)
	for i := s.First; i < s.Last; i++ {
		if f.outlooks[i] != settled {
			f.join(s, i)
		}
	}
	f.joiner.add(f.scores, &f.model.narrow)
}

// own gives what a word says of its own tags under a topic.
func (w *Word) own(topic uint8) *lanes {
	if topic == 0 {
		return &w.votes[Places/2]
	}
	return &w.under[topic]
}

// join asks for what narrow features say of token i that score has not read.
func (f *finder) join(s Bounds, i int) {
	p := f.page
	before, w, after := p.word(s, i-1), p.word(s, i), p.word(s, i+1)
	f.joiner.want(stemAfter(before, w), i)
	f.joiner.want(stemBefore(w, after), i)
	if w.clitic != 0 {
		f.joiner.want(signatureAfter(before.Signature, w.Signature), i)
		f.joiner.want(cliticAfter(before.Signature, w.clitic, w.Signature), i)
	}
	if match := p.matches[i]; match.length != 0 {
		f.joiner.want(matchUnder(s.Topic, match), i)
	}
	if q := &p.quotations[i]; q.place != 0 {
		f.features = q.appendQuoted(f.features[:0], s.Topic, p.word(s, int(q.before)), w)
		for _, feature := range f.features {
			f.joiner.want(feature, i)
		}
	}
}

// spread adds what the wide features of token i say to the scores of the tokens around it. There are so few that no limit is reached.
func (f *finder) spread(s Bounds, i int) {
	wide := &f.model.wide
	var said votes
	for _, slot := range f.prober.find(wide, f.prober.begin(wide, f.features)) {
		row := wide.row(int(slot))
		for p := range said {
			said[p].add(lanesOfRow(row[p*Tags:]))
		}
	}
	for p, said := range &said {
		if at := i - (p - Places/2); at >= s.First && at < s.Last {
			f.scores[at].add(said)
		}
	}
}
