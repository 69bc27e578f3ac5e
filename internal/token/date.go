package token

// joint is a sign that joins the parts of a date, a time or a score.
type joint uint8

const (
	hyphen    joint = iota + 1 // - and –
	slash                      // /
	backslash                  // \ as right-to-left typing has it: 21\3\2019
	colon                      // :
	fullStop                   // . in dates only: 21.3.2019
)

// jointAt gives the joint at i and its length.
func jointAt(text string, i int) (joint, int) {
	switch byteAt(text, i) {
	case '-':
		return hyphen, 1
	case '/':
		return slash, 1
	case '\\':
		return backslash, 1
	case ':':
		return colon, 1
	case '.':
		return fullStop, 1
	case 0xE2:
		if len(text)-i >= 3 && text[i:i+3] == "–" {
			return hyphen, 3
		}
	}
	return 0, 0
}

// partAt gives the joint at i and the digits after it; the joint is 0 where they are not there.
func partAt(text string, i int) (joint, digits) {
	sign, size := jointAt(text, i)
	if sign == 0 {
		return 0, digits{}
	}
	part := digitsAt(text, i+size)
	if part.count == 0 {
		return 0, digits{}
	}
	return sign, part
}

// joined gives the end and the kind of the date, time or score whose first digits are a; the end is 0 where it is none of them. before
// is the joint that ties a to digits before it.
func joined(text string, a digits, before joint) (end int, kind Kind) {
	first, b := partAt(text, a.end)
	if first == 0 || first == before {
		return 0, 0
	}
	second, c := partAt(text, b.end)
	third, _ := partAt(text, c.end)
	switch {
	case second == first && third == first: // 192.168.1.1, 1:2:3:4
		return 0, 0
	case first == colon && second != colon && isTime(a, b):
		return fractionEnd(text, b.end), Time
	case first == colon && second == colon && isTime(a, b) && isSeconds(c):
		return fractionEnd(text, c.end), Time
	case first == second && isDate(first, a, b, c):
		return timestampEnd(text, first, a, c.end), Date
	case before == 0 && second == 0 && isScore(first, a, b) && !decimalAt(text, b.end):
		return b.end, Number
	default:
		return 0, 0
	}
}

func isTime(hour, minute digits) bool {
	return hour.count <= 2 && hour.value <= 24 && minute.count == 2 && minute.value < 60
}

func isSeconds(d digits) bool { return d.count == 2 && d.value <= 60 }

// isDate tells whether three parts are a date: year first (2019/03/21) or last (21-3-2019, 3/21/2019, and with two digits 21/3/19).
func isDate(sign joint, a, b, c digits) bool {
	switch {
	case sign == colon:
		return false
	case a.count == 4:
		return isYear(a) && c.count <= 2 && isDayAndMonth(b, c)
	case c.count == 4:
		return isYear(c) && a.count <= 2 && isDayAndMonth(a, b)
	default:
		return sign != fullStop && c.count == 2 && a.count <= 2 && isDay(a) && isMonth(b)
	}
}

func isYear(d digits) bool { return d.value >= 1000 && d.value < 3000 }

func isDay(d digits) bool { return d.count <= 2 && d.value >= 1 && d.value <= 31 }

func isMonth(d digits) bool { return d.count <= 2 && d.value >= 1 && d.value <= 12 }

// isDayAndMonth tells whether two parts are a day and a month, in either order.
func isDayAndMonth(a, b digits) bool { return isDay(a) && isMonth(b) || isMonth(a) && isDay(b) }

// isScore tells whether two parts are a score, a short range, a ratio or a fraction: 3-1, 10-15, 3:1, 1/2.
func isScore(sign joint, a, b digits) bool {
	return (sign == hyphen || sign == slash || sign == colon) && a.count <= 3 && b.count <= 3
}

// decimalAt tells whether a separator with a digit after it stands at i, and not a comma before another score (6-4،6-3).
func decimalAt(text string, i int) bool {
	sep, size := separatorAt(text, i)
	next := digitsAt(text, i+size)
	if sep == 0 || next.count == 0 {
		return false
	}
	sign, _ := partAt(text, next.end)
	return sep != comma || sign == 0
}

// fractionEnd gives the end of the fraction of a second at i, or i.
func fractionEnd(text string, i int) int {
	if byteAt(text, i) != '.' {
		return i
	}
	if d := digitsAt(text, i+1); d.count > 0 {
		return d.end
	}
	return i
}

// timestampEnd gives the end of the ISO 8601 time and zone that follow the date that ends at i (2022-01-21T10:30:00Z), or i.
func timestampEnd(text string, sign joint, year digits, i int) int {
	if sign != hyphen || year.count != 4 || byteAt(text, i) != 'T' {
		return i
	}
	hour := digitsAt(text, i+1)
	sign, minute := partAt(text, hour.end)
	if hour.count != 2 || sign != colon || !isTime(hour, minute) {
		return i
	}
	end := minute.end
	if sign, second := partAt(text, end); sign == colon && isSeconds(second) {
		end = fractionEnd(text, second.end)
	}
	if byteAt(text, end) == 'Z' {
		return end + 1
	}
	if size := signLen(text, end); size > 0 {
		if zone := digitsAt(text, end+size); zone.count == 4 {
			return zone.end
		} else if sign, minute := partAt(text, zone.end); sign == colon && isTime(zone, minute) {
			return minute.end
		}
	}
	return end
}
