package token

// middle are the signs that may stand inside a foreign word, between letters: don't, L’Express, Catalan col·lecció.
var middle = [...]string{"'", "’", "·", "‧"}

// foreign gives the word in another script that begins at i, or the address or abbreviation that it begins.
func (s *scanner) foreign(i int) (begin, end int, kind Kind) {
	text := s.text
	j := foreignRun(text, i)
	switch c := byteAt(text, j); c {
	case '.', '@', ':', '-', '+', '%', '/', '_':
		if end, kind := s.address(i, j); end > i {
			return i, end, kind
		}
		if c == '.' {
			if end := s.foreignAbbreviation(i, j); end > j {
				return i, end, Abbreviation
			}
		}
	}
	for {
		next := afterMiddle(text, j)
		if next == j {
			return i, j, ForeignWord
		}
		j = foreignRun(text, next)
	}
}

// foreignRun gives the end of the letters, digits and marks of other scripts at i, with underscores and joining controls between them.
func foreignRun(text string, i int) int {
	for {
		j := runOf(text, i, inForeign)
		next := j
		for byteAt(text, next) == '_' {
			next++
		}
		if next == j {
			next = runOf(text, j, 1<<classJoin)
		}
		if c, _ := classAt(text, next); next == j || !inForeign.has(c) {
			return j
		}
		i = next
	}
}

// afterMiddle gives the offset after a sign inside a word that is followed by a letter, or j.
func afterMiddle(text string, j int) int {
	for _, m := range middle {
		if len(text)-j > len(m) && text[j:j+len(m)] == m {
			if c, _ := classAt(text, j+len(m)); c == classForeign {
				return j + len(m)
			}
		}
	}
	return j
}

// foreignAbbreviation gives the end of the Latin abbreviation that begins with the word text[i:j] and a dot, or j: U.S. e.g. Dr. and
// the initial of J. Smith.
func (s *scanner) foreignAbbreviation(i, j int) int {
	text := s.text
	if _, single := foreignLetterAt(text, i); single {
		end, letters := dottedEnd(text, j, foreignLetterAt)
		switch {
		case letters > 1 && byteAt(text, end) == '.' && !isDigit(text, end+1):
			return end + 1
		case letters > 1:
			return end
		case text[i] >= 'A' && text[i] <= 'Z' && byteAt(text, j+1) == ' ' && beforeWord(text, j+1):
			if s.last.Kind == Word && isLabelled(s.last.Of(text)) && beginsSentence(text, j+1) { // فيتامين C. وأضاف
				return j
			}
			return j + 1
		}
	}
	if contains(foreignTitles[:], text[i:j]) {
		return j + 1
	}
	return j
}

// foreignLetterAt tells whether exactly one foreign letter stands at i, by itself, and gives its end.
func foreignLetterAt(text string, i int) (end int, ok bool) {
	c, size := classAt(text, i)
	if c != classForeign {
		return i, false
	}
	next, _ := classAt(text, i+size)
	return i + size, !inForeign.has(next) && next != classJoin
}
