package sequence

// quotation is where a token stands in a short quotation or bracket: the title of a book, a name, an acronym.
type quotation struct {
	before int32 // the token before the opening sign
	place  uint8 // 0 outside, then first, inner, last, alone
	length uint8 // words in it
	sign   Signature
}

// maxQuotation is how many tokens a quotation has at most that may be a name.
const maxQuotation = 7

// findQuotations finds the short quotations.
func (p *Page) findQuotations() {
	k, free := 0, 0 // the sentence, and the token after the last quotation
	for _, at := range p.openings {
		i := int(at)
		if i < free {
			continue
		}
		for p.Sentences[k].Last <= i {
			k++
		}
		open, limit := p.Words[i].Signature>>nameBits, p.Sentences[k].Last
		end := i + 1
		for end < min(limit, i+maxQuotation+2) && !closes(open, p.Words[end].Signature>>nameBits) {
			end++
		}
		if end == limit || end == i+1 || end == i+maxQuotation+2 {
			continue
		}
		for k := i + 1; k < end; k++ {
			q := quotation{before: at - 1, place: 2, length: uint8(end - i - 1), sign: open}
			switch {
			case end == i+2:
				q.place = 4
			case k == i+1:
				q.place = 1
			case k == end-1:
				q.place = 3
			}
			p.quotations[k] = q
		}
		free = end + 1
	}
}

func closes(open, sign Signature) bool {
	return open == baseQuote && sign == baseQuote || open == baseOpening && sign == baseClosing
}
