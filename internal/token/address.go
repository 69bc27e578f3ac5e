package token

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// topLevelDomains are the last labels by which a host without a scheme is known (aljazeera.net, t.co), sorted: the country codes and the
// generic ones that news sites use.
var topLevelDomains = [...]string{
	"ac", "ad", "ae", "aero", "af", "ag", "agency", "ai", "al", "am", "ao", "app", "aq", "ar", "as", "at", "au", "aw", "ax", "az",
	"ba", "bb", "bd", "be", "bf", "bg", "bh", "bi", "biz", "bj", "blog", "bm", "bn", "bo", "br", "bs", "bt", "bw", "by", "bz",
	"ca", "cat", "cc", "cd", "cf", "cg", "ch", "ci", "ck", "cl", "cloud", "club", "cm", "cn", "co", "com", "coop", "cr", "cu", "cv", "cw", "cx",
	"cy", "cz", "de", "dev", "digital", "dj", "dk", "dm", "do", "dz", "ec", "edu", "ee", "eg", "er", "es", "et", "eu", "fi", "fj", "fk", "fm",
	"fo", "fr", "ga", "gd", "ge", "gf", "gg", "gh", "gi", "gl", "global", "gm", "gn", "gov", "gp", "gq", "gr", "gs", "gt", "gu", "gw", "gy",
	"hk", "hm", "hn", "hr", "ht", "hu", "id", "ie", "il", "im", "in", "info", "int", "io", "iq", "ir", "is", "it", "je", "jm", "jo", "jobs", "jp",
	"ke", "kg", "kh", "ki", "km", "kn", "kp", "kr", "kw", "ky", "kz", "la", "lb", "lc", "li", "link", "live", "lk", "lr", "ls", "lt", "lu", "lv",
	"ly", "ma", "mc", "md", "me", "media", "mg", "mh", "mil", "mk", "ml", "mm", "mn", "mo", "mobi", "mp", "mq", "mr", "ms", "mt", "mu", "museum",
	"mv", "mw", "mx", "my", "mz", "na", "name", "nc", "ne", "net", "network", "news", "nf", "ng", "ni", "nl", "no", "np", "nr", "nu", "nz",
	"om", "one", "online", "org", "pa", "pe", "pf", "pg", "ph", "pk", "pl", "pm", "pn", "post", "pr", "press", "pro", "ps", "pt", "pw", "py", "qa",
	"re", "ro", "rs", "ru", "rw", "sa", "sb", "sc", "sd", "se", "sg", "sh", "shop", "si", "site", "sk", "sl", "sm", "sn", "so", "space", "sport",
	"sr", "ss", "st", "store", "su", "sv", "sx", "sy", "sz", "tc", "td", "tech", "tel", "tf", "tg", "th", "tj", "tk", "tl", "tm", "tn", "to",
	"today", "top", "tr", "travel", "tt", "tv", "tw", "tz", "ua", "ug", "uk", "us", "uy", "uz", "va", "vc", "ve", "vg", "vi", "video", "vip", "vn",
	"vu", "wf", "wiki", "world", "ws", "xyz", "ye", "yt", "za", "zm", "zone", "zw",
}

// Bounds on what an address may be made of (RFC 1035, RFC 5321): they keep looking ahead short.
const (
	maxHost  = 253
	maxLabel = 63
	maxLocal = 64
)

// address gives the end and the kind of the URL or e-mail address that begins with the word text[i:j], or the end i.
func (s *scanner) address(i, j int) (end int, kind Kind) {
	text := s.text
	if i < s.plain || !isASCIIAlnum(text[i]) {
		return i, 0
	}
	if strings.HasPrefix(text[j:], "://") {
		if end := urlEnd(text, j, j+len("://")); end > j+len("://") {
			return end, URL
		}
		return i, 0
	}
	atom := i
	for atom < len(text) && atom-i < maxHost+maxLocal && isAtom(text[atom]) {
		atom++
	}
	if byteAt(text, atom) == '@' && atom-i <= maxLocal && text[atom-1] != '.' {
		if end, last := hostEnd(text, atom+1); last != "" {
			return end, Email
		}
	}
	if end, last := hostEnd(text, i); last != "" && (isTopLevel(last) || isWWW(text[i:end])) {
		return urlEnd(text, i, end), URL
	}
	// No later word of this run begins an address either, or it would end this one.
	s.plain = atom
	return i, 0
}

// isAtom tells whether c may stand before the @ of an address.
func isAtom(c byte) bool {
	return isASCIIAlnum(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%'
}

// hostEnd gives the end of the host name at i (labels with dots between them) and its last label, empty where no host stands there.
func hostEnd(text string, i int) (end int, last string) {
	j, label := i, i
	for ; j < len(text) && j-i <= maxHost; j++ {
		switch c := text[j]; {
		case isASCIIAlnum(c):
			continue
		case j == label || !isASCIIAlnum(byteAt(text, j+1)):
		case c == '-':
			continue
		case c == '.':
			label = j + 1
			continue
		}
		break
	}
	if label == i || j-i > maxHost {
		return i, ""
	}
	return j, text[label:j]
}

// isWWW tells whether a host begins with www. and has a name after it.
func isWWW(host string) bool {
	return len(host) > 4 && strings.EqualFold(host[:4], "www.") && strings.Contains(host[4:], ".")
}

// isTopLevel tells whether label is a known last label, in small letters or in capitals.
func isTopLevel(label string) bool {
	if label == "" || len(label) > maxLabel {
		return false
	}
	capitals := label[0] <= 'Z'
	for i := range len(label) {
		if (label[i] <= 'Z') != capitals {
			return false
		}
	}
	_, ok := slices.BinarySearchFunc(topLevelDomains[:], label, func(domain, label string) int {
		for i := range min(len(domain), len(label)) {
			if d := int(domain[i]) - int(label[i]|0x20); d != 0 {
				return d
			}
		}
		return len(domain) - len(label)
	})
	return ok
}

// urlEnd gives the end of the URL that begins at begin and goes on at i: after its scheme, or after its host, where only a port, a path,
// a query or a fragment may follow.
func urlEnd(text string, begin, i int) int {
	j := i
	if !strings.HasSuffix(text[begin:i], "://") {
		if sign, port := partAt(text, i); sign == colon {
			j = port.end
		}
		if c := byteAt(text, j); c != '/' && c != '?' && c != '#' {
			return j
		}
	}
	var round, square int
	for j < len(text) {
		c := text[j]
		if c < utf8.RuneSelf {
			if !isURLByte(c) {
				break
			}
			switch c {
			case '(':
				round++
			case ')':
				round--
			case '[':
				square++
			case ']':
				square--
			}
			j++
			continue
		}
		// Letters of other scripts belong to an address after a sign (…/wiki/حلب), not after a Latin letter (t.co/abcوقال).
		class, size := classAt(text, j)
		if !inHashtag.has(class) || isASCIIAlnum(text[j-1]) {
			break
		}
		j += size
	}
	for ; j > i; j-- {
		switch c := text[j-1]; {
		case c == ')' && round < 0:
			round++
		case c == ']' && square < 0:
			square++
		case strings.IndexByte(".,;:!?'*", c) >= 0:
		default:
			return j
		}
	}
	return j
}

// isURLByte tells whether the ASCII character c may stand in a URL (RFC 3986).
func isURLByte(c byte) bool {
	return isASCIIAlnum(c) || strings.IndexByte("-._~:/?#[]@!$&'()*+,;=%", c) >= 0
}

// mention gives the end of the user name after the @ at i, or i: Latin letters, digits and underscores, or letters of one other script.
func (s *scanner) mention(i int) int {
	text := s.text
	j := i + 1
	if c := byteAt(text, j); c < utf8.RuneSelf {
		for j < len(text) && (isASCIIAlnum(text[j]) || text[j] == '_') {
			j++
		}
		if j == i+1 {
			return i
		}
		return j
	}
	if j = tagEnd(text, j); j == i+1 {
		return i
	}
	return j
}

// hashtag gives the end of the hashtag whose # ends at i, or i: letters, marks, digits and underscores, at least one letter.
func (s *scanner) hashtag(i int) int {
	end := tagEnd(s.text, i)
	for j := i; j < end; {
		c, size := classAt(s.text, j)
		if letterSet.has(c) {
			return end
		}
		j += size
	}
	return i
}

// tagEnd gives the end of the letters, marks, digits and underscores at i.
func tagEnd(text string, i int) int {
	for {
		j := runOf(text, i, inHashtag)
		if byteAt(text, j) == '_' {
			i = j + 1
			continue
		}
		if next := runOf(text, j, 1<<classJoin); next > j {
			if c, _ := classAt(text, next); inHashtag.has(c) {
				i = next
				continue
			}
		}
		return j
	}
}
