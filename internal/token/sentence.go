package token

import "unicode/utf8"

// Sentence is a stretch of whole tokens: Span covers text from the beginning of the first to the end of the last, tokens[First:Last].
type Sentence struct {
	Span
	First, Last int
}

// AppendSentences appends the sentences of text to dst and returns the longer slice; tokens are All's tokens of text. Every token is in
// exactly one sentence, and the sentences are in order.
//
// A sentence ends at . ؟ ! … and at every line break, and takes closing quotes and brackets along. It does not end at two dots (a pause),
// after the number of a list, or inside a quotation or bracket that is closed on the same line and goes on. It takes time linear in
// the number of tokens. Safe for concurrent use.
func AppendSentences(dst []Sentence, text string, tokens []Token) []Sentence {
	var q quotes
	signs := make([]int, 0, 64) // on the stack, enough for most lines
	for first := 0; first < len(tokens); {
		l := line{text: text, offset: first}
		l.tokens, l.signs = nextLine(text, tokens[first:], signs[:0])
		dst = appendLine(dst, &q, &l)
		first, signs = first+len(l.tokens), l.signs
	}
	return dst
}

// nextLine gives those of the tokens that are on the line of the first one, and appends the indexes of its signs to signs.
func nextLine(text string, tokens []Token, signs []int) ([]Token, []int) {
	end := tokens[0].Begin
	for k := range tokens {
		t := &tokens[k]
		if gap := t.Begin - end; (gap > 1 || gap == 1 && text[end] != ' ') && breaksLine(text[end:t.Begin]) {
			return tokens[:k], signs
		}
		if t.Kind == Punctuation && t.Of(text) != "،" { // every third sign; it neither ends a sentence nor quotes
			signs = append(signs, k)
		}
		end = t.End
	}
	return tokens, signs
}

// breaksLine tells whether a gap between tokens holds a line break.
func breaksLine(gap string) bool {
	for i := 0; i < len(gap); {
		c, size := classAt(gap, i)
		if c == classNewline {
			return true
		}
		i += size
	}
	return false
}

// line is the tokens of one line and the indexes of its signs, commas aside; offset is the index of its first token in the text.
type line struct {
	text   string
	tokens []Token
	signs  []int
	offset int
}

// surface gives what stands at token k.
func (l *line) surface(k int) string { return l.tokens[k].Of(l.text) }

// isTight tells whether token k touches token k-1.
func (l *line) isTight(k int) bool {
	return k > 0 && k < len(l.tokens) && l.tokens[k-1].End == l.tokens[k].Begin
}

// appendLine appends the sentences of one line.
func appendLine(dst []Sentence, q *quotes, l *line) []Sentence {
	q.match(l)
	first := 0
	cut := func(last int) {
		span := Span{l.tokens[first].Begin, l.tokens[last-1].End}
		dst = append(dst, Sentence{span, l.offset + first, l.offset + last})
		first = last
	}
	closed := q.closed
	next := 0 // no sentence ends before it
	for _, k := range l.signs {
		if k < next || !endsSentence(l, k) || k == first || isListNumber(l, first, k) || isInName(l, k) || onlySigns(l, k) {
			continue
		}
		end := k + 1
		for end < len(l.tokens) && (q.closes(end) || endsSentence(l, end) || l.isTight(end) && l.surface(end) == "..") {
			end++
		}
		for len(closed) > 0 && closed[0].close < end {
			closed = closed[1:]
		}
		inside := len(closed) > 0 && closed[0].open < k
		if !inside && !goesOn(l, k, end) {
			cut(end)
		}
		next = end
	}
	if first < len(l.tokens) {
		cut(len(l.tokens))
	}
	return dst
}

// endsSentence tells whether token k is an end sign. Two dots are a pause.
func endsSentence(l *line, k int) bool {
	if l.tokens[k].Kind != Punctuation {
		return false
	}
	sign := l.surface(k)
	switch first, _ := utf8.DecodeRuneInString(sign); first {
	case '.':
		return sign != ".."
	case '!', '?', '؟', '…', '۔', '！', '？', '‽':
		return true
	default:
		return false
	}
}

// isListNumber tells whether the dot at token k belongs to the number of a list, the first of its sentence: 1. البند
func isListNumber(l *line, first, k int) bool {
	return k == first+1 && l.tokens[first].Kind == Number && l.surface(k) == "." && k+1 < len(l.tokens)
}

// domains are the words that end the names of websites written in Arabic: العربية.نت
var domains = [...]string{"نت", "كوم", "نيوز", "أون", "تي", "تك"}

// isInName tells whether the dot at token k, with no space on either side, is inside a name: العربية.نت, Node.js, PM2.5, @khabar.news.
func isInName(l *line, k int) bool {
	if l.surface(k) != "." || !l.isTight(k) || !l.isTight(k+1) {
		return false
	}
	switch l.tokens[k+1].Kind {
	case ForeignWord, Number:
		return l.tokens[k-1].Kind == ForeignWord || l.tokens[k-1].Kind == Mention
	case Word:
		return contains(domains[:], l.surface(k+1))
	default:
		return false
	}
}

// onlySigns tells whether the end sign at token k stands alone in its bracket: (...), (!)
func onlySigns(l *line, k int) bool {
	if !l.isTight(k) || !l.isTight(k+1) {
		return false
	}
	open, opening := quoteSign(l.surface(k - 1))
	shut, closing := quoteSign(l.surface(k + 1))
	return open == shut && opening == opens && closing == closes && (open == round || open == square)
}

// goesOn tells whether the sentence that could end before token next, with its end sign at token k, goes on there: «أين هم؟»، قال. After a
// plain full stop a dash with spaces around it begins a sentence, as in lists.
func goesOn(l *line, k, next int) bool {
	if next == len(l.tokens) {
		return false
	}
	if l.surface(k) == "." && k+1 == next && !l.isTight(next) && !l.isTight(next+1) && isDash(l.surface(next)) {
		return false
	}
	return isPause(l.surface(next))
}

// isPause tells whether a sign parts a sentence inside.
func isPause(sign string) bool {
	switch sign {
	case ",", "،", ";", "؛", ":":
		return true
	default:
		return isDash(sign)
	}
}

func isDash(sign string) bool {
	switch sign {
	case "-", "–", "—", "―":
		return true
	default:
		return false
	}
}
