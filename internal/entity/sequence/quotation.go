package sequence

// quotation is where a token stands in a short quotation or bracket: the title of a book, a name, an acronym.
type quotation struct {
	before *Word // the word before the opening sign
	place  uint8 // 0 outside, then first, inner, last, alone
	length uint8 // words in it
	sign   Signature
}

// maxQuotation is how many tokens a quotation has at most that may be a name.
const maxQuotation = 7

// findQuotations finds the short quotations of a sentence.
func (p *Page) findQuotations(s Bounds) {
	for i := s.First; i < s.Last; i++ {
		open := p.Words[i].Signature >> nameBits
		if open != baseQuote && open != baseOpening {
			continue
		}
		end := i + 1
		for end < min(s.Last, i+maxQuotation+2) && !closes(open, p.Words[end].Signature>>nameBits) {
			end++
		}
		if end == s.Last || end == i+1 || end == i+maxQuotation+2 {
			continue
		}
		for k := i + 1; k < end; k++ {
			q := quotation{before: p.word(s, i-1), place: 2, length: uint8(end - i - 1), sign: open}
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
		i = end
	}
}

func closes(open, sign Signature) bool {
	return open == baseQuote && sign == baseQuote || open == baseOpening && sign == baseClosing
}
