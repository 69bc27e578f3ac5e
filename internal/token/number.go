package token

import (
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// units are the Latin units that come apart from a number that they touch: 50km. Other letters make one word with it: 5G, 2nd, 4K.
var units = [...]string{
	"km", "m", "cm", "mm", "nm", "kg", "g", "mg", "t", "l", "ml", "ha", "ft", "mi", "mph", "kmh", "kph",
	"W", "kW", "KW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "V", "kV", "Hz", "kHz", "MHz", "GHz",
	"KB", "MB", "GB", "TB", "Mbps", "Gbps", "am", "pm", "AM", "PM", "C", "F", "KM", "KG",
	"M", "B", "mn", "bn", // millions and billions: $100M
	"hp", "USD", "EUR", "GBP", "JPY", "CNY", "SAR", "AED", "QAR", "KWD", "BHD", "OMR", "EGP", "JOD", "IQD", "SYP", "LBP", "TND", "MAD", "DZD", "LYD",
}

// number gives what begins with the digit, or the sign before a digit, at i: a number, date, time, score, keycap emoji, or a foreign
// word or address that begins with digits (5G, 4shared.com).
func (s *scanner) number(i int) (begin, end int, kind Kind) {
	text := s.text
	first := digitsAt(text, i)
	if first.count == 0 { // a sign
		first = digitsAt(text, i+signLen(text, i))
	}
	j := first.end
	c, size := classAt(text, j)
	switch {
	case c == classForeign, size == 1 && (text[j] == '@' || text[j] == '.' && isASCIILetter(byteAt(text, j+1))):
		if end, kind := s.address(i, j); end > i {
			return i, end, kind
		}
		if c == classForeign && !unitAt(text, j) {
			return s.foreign(i)
		}
		return i, s.numberEnd(i, first), Number
	case size == 0, c == classSpace:
		return i, j, Number
	case c == classMark && first.count == 1 && marksHold(text, j, keycap):
		return i, marksEnd(text, j), Emoji
	}
	if end, kind := joined(text, first, s.jointBefore(i)); end > 0 {
		return i, end, kind
	}
	return i, s.numberEnd(i, first), Number
}

// digits is a run of digits and what it is worth.
type digits struct {
	end   int
	count int
	value int // of the first maxDigits digits
}

// maxDigits bounds the value of a run; longer ones are in no date or time.
const maxDigits = 9

// digitsAt gives the run of digits that begins at i.
func digitsAt(text string, i int) digits {
	d := digits{end: i}
	for {
		value, size := digitValueAt(text, d.end)
		if value < 0 {
			return d
		}
		if d.count < maxDigits {
			d.value = d.value*10 + value
		}
		d.count++
		d.end += size
	}
}

// digitValueAt gives the value and length of the digit at i, -1 where none stands there.
func digitValueAt(text string, i int) (value, size int) {
	if i >= len(text) {
		return -1, 0
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return arabic.DigitValue(r), size
}

// signLen gives the length of the plus or minus at i, 0 where none stands there.
func signLen(text string, i int) int {
	switch {
	case byteAt(text, i) == '-', byteAt(text, i) == '+':
		return 1
	case len(text)-i > 3 && text[i:i+3] == "−":
		return 3
	default:
		return 0
	}
}

// numberEnd gives the end of the number whose first digits are given, through its separators.
func (s *scanner) numberEnd(i int, left digits) int {
	text := s.text
	list := s.afterComma(i)
	groups, decimal := false, false
	for {
		sep, size := separatorAt(text, left.end)
		if sep == 0 {
			return left.end
		}
		right := digitsAt(text, left.end+size)
		if right.count == 0 {
			return left.end
		}
		if sep == comma {
			next, nextSize := separatorAt(text, right.end)
			more := next == comma && isDigit(text, right.end+nextSize)
			grouped := right.count == 3 && left.count <= 3
			switch {
			case list, left.count >= 4 && right.count >= 4: // 2014،2015
				return left.end
			case decimal && left.count != 3: // 3.5،4.2, but 1.250,75
				return left.end
			case !grouped && (more || groups): // 1,2,3
				return left.end
			}
			groups = true
		}
		decimal = sep == point
		left = right
	}
}

// separator is a sign that may stand inside a number.
type separator uint8

const (
	comma separator = iota + 1 // , ، ٬: groups, decimals, or a list
	point                      // . ٫ ' ر: never a list
)

// separatorAt gives the separator at i and its length.
func separatorAt(text string, i int) (separator, int) {
	switch c := byteAt(text, i); c {
	case ',':
		return comma, 1
	case '.', '\'':
		return point, 1
	case 0xD8: // ، and the ر of agencies: 5ر3 بالمئة
		switch byteAt(text, i+1) {
		case 0x8C:
			return comma, 2
		case 0xB1:
			return point, 2
		}
	case 0xD9: // ٫ ٬
		switch byteAt(text, i+1) {
		case 0xAB:
			return point, 2
		case 0xAC:
			return comma, 2
		}
	case 0xE2: // ’
		if byteAt(text, i+1) == 0x80 && byteAt(text, i+2) == 0x99 {
			return point, 3
		}
	}
	return 0, 0
}

// afterComma tells whether the number at i follows a comma that follows a number: it is in a list, and so is its own comma.
func (s *scanner) afterComma(i int) bool {
	if !s.touches(i) || s.last.Kind != Punctuation {
		return false
	}
	sep, _ := separatorAt(s.text, s.last.Begin)
	return sep == comma && s.digitBefore(s.last.Begin)
}

// jointBefore gives the joint between a digit and the number at i, 0 where there is none: then the number is part of something longer
// than one date, time or score (07-555-1234).
func (s *scanner) jointBefore(i int) joint {
	if !s.touches(i) || s.last.Kind != Punctuation || !s.digitBefore(s.last.Begin) {
		return 0
	}
	sign, _ := jointAt(s.text, s.last.Begin)
	return sign
}

// digitBefore tells whether a digit ends at i.
func (s *scanner) digitBefore(i int) bool {
	for back := i - 1; back >= 0 && back >= i-4; back-- {
		if s.text[back]&0xC0 != 0x80 {
			return isDigit(s.text, back)
		}
	}
	return false
}

// unitAt tells whether a Latin unit stands at i, by itself.
func unitAt(text string, i int) bool {
	end := foreignRun(text, i)
	return contains(units[:], text[i:end])
}
