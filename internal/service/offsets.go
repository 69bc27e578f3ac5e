package service

import (
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/token"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// offsets turns byte offsets of a text into another unit. It counts each stretch of the text once as long as the offsets asked for
// ascend, as those of tokens do. For one that lies before the last it goes back to the one asked for before that, as from the end of a word to
// the segments within it, or otherwise no further than a block.
type offsets struct {
	text   string
	unit   khabarv1.OffsetUnit
	last   position // how far it has counted
	before position // how far it had when the last offset was asked for
	blocks []uint32 // the offset, in the unit, at the end of each block that it has passed; nil where the unit is the byte
}

// position is a place in a text, in bytes and in the unit.
type position struct {
	byte  int
	units uint32
}

// block is how many bytes may have to be counted again for an offset before the last.
const block = 512

func newOffsets(text string, unit khabarv1.OffsetUnit) *offsets {
	if isASCII(text) {
		unit = khabarv1.OffsetUnit_OFFSET_UNIT_UTF8_BYTE
	}
	o := &offsets{text: text, unit: unit}
	if o.counts() {
		o.blocks = make([]uint32, 0, len(text)/block)
	}
	return o
}

// counts tells whether the unit is another than the byte.
func (o *offsets) counts() bool {
	return o.unit == khabarv1.OffsetUnit_OFFSET_UNIT_CODE_POINT || o.unit == khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT
}

// at gives the offset of the byte offset b, which lies at the beginning of a code point or at the end of the text.
func (o *offsets) at(b int) uint32 {
	if o.blocks == nil {
		return uint32(b)
	}
	return o.seek(b)
}

// seek goes to the byte offset b and gives its offset.
func (o *offsets) seek(b int) uint32 {
	switch {
	case b >= o.last.byte:
		o.before = o.last
	case b >= o.before.byte:
		o.last = o.before
	default:
		o.last = position{}
		if n := b / block; n > 0 {
			o.last = position{n * block, o.blocks[n-1]}
		}
		o.before = o.last
	}
	for end := (o.last.byte/block + 1) * block; end <= b; end += block {
		o.count(end)
		if len(o.blocks) < end/block {
			o.blocks = append(o.blocks, o.last.units)
		}
	}
	o.count(b)
	return o.last.units
}

// span gives a span in the unit.
func (o *offsets) span(s token.Span) *khabarv1.Span {
	return &khabarv1.Span{Begin: o.at(s.Begin), End: o.at(s.End)}
}

// count goes on to byte b.
func (o *offsets) count(b int) {
	utf16, units := o.unit == khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT, o.last.units
	for _, c := range []byte(o.text[o.last.byte:b]) {
		if utf8.RuneStart(c) {
			units++
		}
		if utf16 && c >= firstOfFour { // beyond the Basic Multilingual Plane: two units
			units++
		}
	}
	o.last = position{b, units}
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
