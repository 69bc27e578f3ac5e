package morph

// The letters of keys, each with its code. The codes are part of the format of lexicon.bin.
const alphabet = "ابةتثجحخدذرزسشصضطظعغفقكلمنهويىءؤئپچژڤگ"

// The codes, named.
const (
	_ = iota
	alif
	ba
	taMarbuta
	ta
	tha
	jim
	hah
	khah
	dal
	dhal
	ra
	zay
	sin
	shin
	sad
	dad
	tah
	zah
	ayn
	ghayn
	fa
	qaf
	kaf
	lam
	mim
	nun
	ha
	waw
	ya
	alifMaqsura
	hamza
	hamzaOnWaw
	hamzaOnYa
	peh
	tcheh
	jeh
	veh
	gaf
)

// codes holds the code of each letter.
var codes = makeCodes()

// makeCodes indexes the alphabet by the low byte of the code point: every letter of it stands in the block U+0600 to U+06FF.
func makeCodes() (table [256]byte) {
	n := byte(0)
	for _, r := range alphabet {
		n++
		table[r&0xFF] = n
	}
	return table
}

// Code gives the code of a letter of a folded key, 1 to Letters-1, and 0 for anything that no key of the lexicon holds.
func Code(r rune) byte {
	if r>>8 != 0x06 {
		return 0
	}
	return codes[r&0xFF]
}

// Letters is the number of codes; 0, which no letter has, stands for the edge of a word.
const Letters = 39
