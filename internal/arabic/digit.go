package arabic

import "unicode"

// DigitValue gives the value of a decimal digit of any script, 0 to 9: 7, ٧, ۷ and ７ are all worth 7. It gives -1 for anything else.
func DigitValue(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '٠' && r <= '٩':
		return int(r - '٠')
	case r >= '۰' && r <= '۹':
		return int(r - '۰')
	case r < 0x80 || !unicode.Is(unicode.Nd, r):
		return -1
	}
	// Unicode keeps the digits of every script in runs of ten that begin with zero.
	for _, rng := range unicode.Nd.R16 {
		if r <= rune(rng.Hi) {
			return int(r-rune(rng.Lo)) % 10
		}
	}
	for _, rng := range unicode.Nd.R32 {
		if r <= rune(rng.Hi) {
			return int(r-rune(rng.Lo)) % 10
		}
	}
	return -1
}
