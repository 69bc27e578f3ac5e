package arabic

// FoldsAlone tells whether what Fold makes of a letter of the block U+0600 to U+06FF does not depend on the letters around it, as it does
// of a hamza as a mark of its own.
func FoldsAlone(letter rune) bool {
	return letter >= 0x600 && letter <= 0x6FF && !composes(letter)
}
