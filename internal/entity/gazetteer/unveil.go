package gazetteer

import "strings"

// veils are the letters that writers put digits for, so that no machine finds the word: د١عش.
var veils = strings.NewReplacer("0", "و", "1", "ا", "3", "ع", "7", "ح")

// Unveil gives a key with its digits as the letters that they stand for: داعش for د1عش. ok is false where it has no such digits among Arabic
// letters.
func Unveil[T ~string | ~[]byte](key T) (plain string, ok bool) {
	digits, letters := false, false
	for i := range len(key) {
		switch c := key[i]; {
		case c == '0' || c == '1' || c == '3' || c == '7':
			digits = true
		case c >= firstArabic && c <= lastArabic:
			letters = true
		}
	}
	if !digits || !letters {
		return "", false
	}
	return veils.Replace(string(key)), true
}

// The first bytes of the letters from ء to ي in UTF-8.
const firstArabic, lastArabic = 0xD8, 0xD9
