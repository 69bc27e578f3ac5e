package token

// family is a set of signs that open and close each other. Writers mix the shapes of one family (”…“, »…»), so that which of them opens
// is read from the spaces around it, and from the shape only where the spaces do not tell.
type family uint8

const (
	straight  family = iota + 1 // " “ ” „ '' and their like
	single                      // ' ‘ ’, which are apostrophes and minutes too: read from the spaces only
	guillemet                   // « » << >> ‹ ›
	round                       // ( ) (( ))
	square                      // [ ] { } ﴿ ﴾
	families
)

// shape is what a sign does by its shape.
type shape uint8

const (
	opens shape = iota + 1
	closes
	either
)

// quoteSign gives the family and shape of a sign, 0 for any other.
func quoteSign(sign string) (family, shape) {
	switch sign {
	case `"`, "''", "``":
		return straight, either
	case "'", "‘", "’", "‚", "‛":
		return single, either
	case "“", "„", "‟", "❝":
		return straight, opens
	case "”", "❞":
		return straight, closes
	case "«", "<<", "‹":
		return guillemet, opens
	case "»", ">>", "›":
		return guillemet, closes
	case "(", "((":
		return round, opens
	case ")", "))":
		return round, closes
	case "[", "{", "﴿":
		return square, opens
	case "]", "}", "﴾":
		return square, closes
	default:
		return 0, 0
	}
}

// pair is a quotation or bracket that is closed on its line: the indexes of its two signs.
type pair struct{ open, close int }

// quotes pairs the quotation marks and brackets of a line. Its slices are kept from line to line.
type quotes struct {
	closed  []pair // the outermost pairs, in order
	closing []int  // the closing signs, paired or not, in order
	stack   []mark // the signs that are open
	opened  [families]int
	next    int // index into closing of the first that closes has not passed
}

// mark is an open sign.
type mark struct {
	at     int
	family family
}

// match pairs the signs of a line. A sign that is never closed on its line opens nothing. Linear: every sign is pushed and popped once.
func (q *quotes) match(l *line) {
	q.closed, q.closing, q.stack, q.opened, q.next = q.closed[:0], q.closing[:0], q.stack[:0], [families]int{}, 0
	for _, k := range l.signs {
		family, shape := quoteSign(l.surface(k))
		if family == 0 {
			continue
		}
		switch q.role(l, k, family, shape) {
		case opens:
			q.stack = append(q.stack, mark{k, family})
			q.opened[family]++
		case closes:
			q.closing = append(q.closing, k)
			if q.opened[family] > 0 {
				q.close(k, family)
			}
		default: // a minute or an apostrophe
		}
	}
}

// role tells whether sign k opens or closes; 0 where it does neither.
func (q *quotes) role(l *line, k int, f family, s shape) shape {
	if f == round || f == square {
		return s
	}
	before, after := q.apartBefore(l, k), apartAfter(l, k)
	switch {
	case before && !after:
		return opens
	case !before && after:
		return closes
	case f == single:
		return 0
	case s == opens:
		return opens
	case q.opened[f] > 0:
		return closes
	case before && after && s == closes:
		return closes
	default: // و»أوصى», ل"رويترز"
		return opens
	}
}

// apartBefore tells whether white space, the line's beginning, a colon or an opening sign stands before token k.
func (q *quotes) apartBefore(l *line, k int) bool {
	return !l.isTight(k) || l.surface(k-1) == ":" || len(q.stack) > 0 && q.stack[len(q.stack)-1].at == k-1
}

// apartAfter tells whether white space, the line's end, or a sign that follows closing quotes stands after token k.
func apartAfter(l *line, k int) bool {
	if !l.isTight(k + 1) {
		return true
	}
	sign := l.surface(k + 1)
	_, shape := quoteSign(sign)
	return l.tokens[k+1].Kind == Punctuation && (shape == closes || isPause(sign) || endsSentence(l, k+1) || sign == "..")
}

// close pairs sign k with the innermost open one of its family; what was opened inside and never closed opens nothing.
func (q *quotes) close(k int, f family) {
	for {
		top := q.stack[len(q.stack)-1]
		q.stack = q.stack[:len(q.stack)-1]
		q.opened[top.family]--
		if top.family != f {
			continue
		}
		for len(q.closed) > 0 && q.closed[len(q.closed)-1].open > top.at {
			q.closed = q.closed[:len(q.closed)-1]
		}
		q.closed = append(q.closed, pair{top.at, k})
		return
	}
}

// closes tells whether token k is a closing sign; k grows from call to call.
func (q *quotes) closes(k int) bool {
	for q.next < len(q.closing) && q.closing[q.next] < k {
		q.next++
	}
	return q.next < len(q.closing) && q.closing[q.next] == k
}
