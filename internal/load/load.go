// Package load reads several bytes of a string or a slice as one number, the first one lowest, on every machine alike: for code that looks at letters
// side by side in a register. One that is too short panics.
package load

// Four gives the first four bytes.
func Four[T ~string | ~[]byte](s T) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

// Eight gives the first eight bytes.
func Eight[T ~string | ~[]byte](s T) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 |
		uint64(s[7])<<56
}
