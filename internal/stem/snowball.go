package stem

import "slices"

// Snowball gives the stem of an Arabic word by the algorithm of the Snowball project, as AppendSnowball does. It allocates where the stem
// differs from the word.
func Snowball(word string) string {
	var buffer [64]byte
	return asString(AppendSnowball(buffer[:0], word), word)
}

// AppendSnowball appends to dst the stem that the Snowball project's Arabic algorithm gives a word, and returns the longer slice: المدارس
// gives مدارس, وسيكتبونها gives يكتب. It is the algorithm of arabic.sbl (Assem Chelli and Abdelkrim Aries; Snowball 2.2.0 and 3.1.1 agree),
// and ASCII letters become small, as in the project's program stemwords. The stem may be empty (ـ), and has more bytes than the word only
// where ligatures come apart (ﻻ). Bytes that are not UTF-8 stay. It allocates only where dst is too short, and takes time linear in
// len(text).
func AppendSnowball(dst []byte, text string) []byte {
	start := len(dst)
	dst = slices.Grow(dst, len(text)+len(text)/3) // a ligature of three bytes becomes two letters of two
	w := word{bytes: dst[start:start]}
	defined := isDefined(text)
	hamzas := w.normalize(text)

	w.toEnd()
	if done := !defined && w.verbSuffixes() || w.nounSuffixes(defined); !done {
		w.toEnd()
		w.suffix(&alifMaqsura)
	}

	w.cursor = 0
	w.prefix(&hamzaPrefixes)
	w.prefix(&conjunctions)
	if !w.prefix(&articles) && !w.prefix(&nounPrefixes) && !defined {
		w.prefix(&futures)
		w.prefix(&istafala)
	}
	if hamzas {
		w.seatHamzas()
	}
	return dst[:start+len(w.bytes)]
}

// isDefined tells whether a word as written begins with the article, and so is a noun (Checks1 of arabic.sbl). Marks count as letters here,
// as they do there.
func isDefined(text string) bool {
	if len(text) < 2 || !articles.edges.has(text[0], text[1]) {
		return false
	}
	for i := range articles.rows {
		// The article counts in a word one letter shorter than the shortest from which it comes off.
		if row := &articles.rows[i]; len(text) >= len(row.letters) && text[:len(row.letters)] == row.letters {
			return atLeast(text, row.least-1)
		}
	}
	return false
}

// atLeast tells whether s has that many code points.
func atLeast(s string, letters int) bool {
	for i := 0; i < len(s) && letters > 0; i++ {
		if s[i]&0xC0 != 0x80 {
			letters--
		}
	}
	return letters == 0
}

// verbSuffixes takes the suffixes of verbs off: pronouns of the object, then those of the subject (سألتموها). It tells whether there were
// any.
func (w *word) verbSuffixes() bool {
	if !w.suffix(&verbObjects) {
		return w.suffix(&verbPlurals) || w.suffix(&verbSubjects)
	}
	for w.suffix(&verbObjects) {
	}
	_ = w.suffix(&verbSubjects) || w.suffix(&verbPluralsBeforeObject)
	return true
}

// nounSuffixes takes the suffixes of nouns off: number and gender, then the ي of relation (اللبنانية). It tells whether there was a ي;
// whatever else came off stays off if there was none. The original's pronouns of nouns (Suffix_Noun_Step1a) are left out: all that they
// would take the objects and subjects of verbs have taken before, or the word is defined and may have none.
func (w *word) nounSuffixes(defined bool) bool {
	switch {
	case w.suffix(&femaleEnding):
	case w.suffix(&nunEnding) && w.nounNumber():
	default:
		w.toEnd() // a ن may have come off
		_ = !defined && w.suffix(&longVowels) || w.suffix(&femalePlural)
	}
	return w.suffix(&relation)
}

// nounNumber takes one suffix of number or gender off.
func (w *word) nounNumber() bool {
	return w.suffix(&longVowels) || w.suffix(&femalePlural) || w.suffix(&openT)
}
