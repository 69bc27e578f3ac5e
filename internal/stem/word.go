package stem

// word is a word while its affixes come off: its bytes, how many letters (code points) these are, and the place in bytes where the next
// affix is looked for, which is what the Snowball language calls the cursor.
type word struct {
	bytes   []byte
	letters int
	cursor  int
}

// toEnd puts the cursor behind the last letter.
func (w *word) toEnd() { w.cursor = len(w.bytes) }

// suffix applies the row that ends at the cursor, leaves the cursor before what it put there, and tells whether there was one. Where there
// was none nothing has changed.
func (w *word) suffix(table *affixes) bool {
	end := w.cursor
	if end < 2 || !table.edges.has(w.bytes[end-2], w.bytes[end-1]) {
		return false
	}
	for i := range table.rows {
		if row := &table.rows[i]; row.ends(w.bytes[:end]) {
			begin := end - len(row.letters)
			return w.apply(row, begin, begin)
		}
	}
	return false
}

// prefix applies the row that begins at the cursor, leaves the cursor behind what it put there, and tells whether there was one. Where
// there was none nothing has changed.
func (w *word) prefix(table *affixes) bool {
	begin := w.cursor
	if begin+2 > len(w.bytes) || !table.edges.has(w.bytes[begin], w.bytes[begin+1]) {
		return false
	}
	for i := range table.rows {
		if row := &table.rows[i]; row.begins(w.bytes[begin:]) {
			return w.apply(row, begin, begin+len(row.with))
		}
	}
	return false
}

// apply does what a row says of its letters at begin, if the word has enough letters, and moves the cursor.
func (w *word) apply(row *affix, begin, cursor int) bool {
	if w.letters < row.least {
		return false
	}
	rest := w.bytes[begin+len(row.letters):]
	n := begin + copy(w.bytes[begin:], row.with)
	w.bytes = w.bytes[:n+copy(w.bytes[n:], rest)]
	w.letters += row.change()
	w.cursor = cursor
	return true
}
