package service

import (
	"unicode/utf8"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// offsets turns byte offsets of a text into another unit, in one pass: each offset asked for must not be below the one before.
type offsets struct {
	text  string
	unit  khabarv1.OffsetUnit
	byte  int    // how far it has counted
	units uint32 // and what that is in the unit
}

func newOffsets(text string, unit khabarv1.OffsetUnit) *offsets {
	if isASCII(text) {
		unit = khabarv1.OffsetUnit_OFFSET_UNIT_UTF8_BYTE
	}
	return &offsets{text: text, unit: unit}
}

// at gives the offset of the byte offset b, which lies at the beginning of a code point or at the end of the text.
func (o *offsets) at(b int) uint32 {
	switch o.unit {
	case khabarv1.OffsetUnit_OFFSET_UNIT_CODE_POINT:
		for _, c := range []byte(o.text[o.byte:b]) {
			if utf8.RuneStart(c) {
				o.units++
			}
		}
	case khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT:
		for _, c := range []byte(o.text[o.byte:b]) {
			if utf8.RuneStart(c) {
				o.units++
			}
			if c >= firstOfFour { // beyond the Basic Multilingual Plane: two units
				o.units++
			}
		}
	default:
		return uint32(b)
	}
	o.byte = b
	return o.units
}

// firstOfFour is the least byte that begins a code point of four bytes.
const firstOfFour = 0xF0

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
