package stem

// An affix is a row of a table: letters at an edge of a word, and what becomes of them. Every letter is of the block U+0600 to U+067F, two
// bytes in UTF-8.
type affix struct {
	letters string
	least   int    // the letters that the word must have, these included
	with    string // what stands in their place; nothing in most rows
}

// never is the least of a row that matches only to keep a shorter one from matching.
const never = 1 << 30

// change says by how many letters a word grows where the row applies; it is negative or 0.
func (a *affix) change() int { return (len(a.with) - len(a.letters)) / 2 }

// begins tells whether a word begins with the letters. Its second byte tells most rows apart without a call.
func (a *affix) begins(word []byte) bool {
	n := len(a.letters)
	return len(word) >= n && word[1] == a.letters[1] && string(word[:n]) == a.letters
}

// ends tells whether a word ends in the letters. Its last byte tells most rows apart without a call.
func (a *affix) ends(word []byte) bool {
	n := len(word) - len(a.letters)
	return n >= 0 && word[len(word)-1] == a.letters[len(a.letters)-1] && string(word[n:]) == a.letters
}

// affixes is a table of which the longest row that matches counts, an "among" of the Snowball language: where the word has too few letters
// for that row, no shorter one is tried.
type affixes struct {
	rows  []affix   // the longer before the shorter
	edges letterSet // the outer letters of the rows, so that most words need no look at them
}

// prefixes makes a table of rows that stand at the beginning of a word.
func prefixes(rows ...affix) affixes {
	table := affixes{rows: rows}
	for _, row := range rows {
		table.edges.add(row.letters[0], row.letters[1])
	}
	return table
}

// suffixes makes a table of rows that stand at the end of a word.
func suffixes(rows ...affix) affixes {
	table := affixes{rows: rows}
	for _, row := range rows {
		table.edges.add(row.letters[len(row.letters)-2], row.letters[len(row.letters)-1])
	}
	return table
}

// letterSet is a set of letters of the block U+0600 to U+067F, each given as its two bytes in UTF-8 (0xD8 or 0xD9, and 0x80 to 0xBF).
type letterSet [2]uint64

func (s *letterSet) add(lead, trail byte) { s[lead&1] |= 1 << (trail & 0x3F) }

// has tells whether the set holds the letter of these two bytes; of bytes that are no such letter it may say anything.
func (s *letterSet) has(lead, trail byte) bool { return s[lead&1]>>(trail&0x3F)&1 != 0 }
