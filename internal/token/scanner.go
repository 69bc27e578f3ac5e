package token

import "unicode/utf8"

// scanner walks over a text. Every rule looks a bounded stretch ahead, or remembers how far it looked, so that the whole walk is linear.
type scanner struct {
	text     string
	pos      int   // everything before it is done
	last     Token // the token before, zero at the start
	measured int   // the end of an era or unit right after a number
	depth    int   // how many ((…)) are open: their )) is one sign
	plain    int   // no address begins before this offset (see address)
}

// next gives the next token, false at the end.
func (s *scanner) next() (Token, bool) {
	text := s.text
	for i := s.pos; i < len(text); {
		c := text[i]
		if c == ' ' {
			i++
			continue
		}
		if i+1 < len(text) && arabicPair(c, text[i+1]) == pairLetter {
			j := pairsEnd(text, i)
			if j-i > len("د") && text[j-len(tatweel):j] != tatweel && (byteAt(text, j) == ' ' || endsWord(text, j)) { // nearly every token
				s.last = Token{Span{i, j}, Word}
				s.pos = j
				return s.last, true
			}
			return s.emit(s.word(i, j))
		}
		class, size := classAt(text, i)
		switch class {
		case classArabic:
			return s.emit(s.word(i, i))
		case classSpace, classNewline, classControl, classJoin:
			i += size
			continue
		case classForeign:
			return s.emit(s.foreign(i))
		case classDigit:
			return s.emit(s.number(i))
		case classTatweel, classMark:
			return s.emit(s.stray(i))
		case classEmoji, classPictograph, classRegional:
			return s.emit(s.pictograph(i))
		case classPhrase:
			return s.emit(i, i+size, Word)
		case classSingle:
			return s.emit(i, i+size, ForeignWord)
		case classKatakana:
			return s.emit(i, runOf(text, i, 1<<classKatakana|1<<classMark), ForeignWord)
		case classFraction:
			return s.emit(i, i+size, Number)
		default:
			return s.emit(s.sign(i, size))
		}
	}
	s.pos = len(text)
	return Token{}, false
}

// emit makes a token of what a rule found, with the marks on its last character, and goes on after it.
func (s *scanner) emit(begin, end int, kind Kind) (Token, bool) {
	if end < len(s.text) && s.text[end] >= utf8.RuneSelf {
		end = marksEnd(s.text, end)
	}
	s.last = Token{Span{begin, end}, kind}
	s.pos = end
	return s.last, true
}

// touches tells whether the token before ends exactly at i.
func (s *scanner) touches(i int) bool { return s.last.End == i && i > 0 }

// afterNumber tells whether the token before is a number, a date or a time, at most one space before i.
func (s *scanner) afterNumber(i int) bool {
	switch s.last.Kind {
	case Number, Date, Time:
		return s.near(i)
	default:
		return false
	}
}

// afterMeasure tells whether the token before is a number or its unit, at most one space before i.
func (s *scanner) afterMeasure(i int) bool {
	return s.afterNumber(i) || s.last.Kind == Abbreviation && s.last.End == s.measured && s.near(i)
}

// near tells whether at most one space lies between the token before and i.
func (s *scanner) near(i int) bool {
	switch s.text[s.last.End:i] {
	case "", " ", "\u00A0":
		return true
	default:
		return false
	}
}
