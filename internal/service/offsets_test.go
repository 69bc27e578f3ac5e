package service

import (
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// mixed are texts that mix code points of one to four bytes.
var mixed = []string{
	"",
	"Reuters 28",
	"وقالت وكالة «رويترز» إن 28 عنصرا قُتلوا",
	"🇸🇾 سوريا 👨‍👩‍👧 و5️⃣ 👍🏽",
	"العملة € والدرجة °م، ２０ و𝟗",
	"\uFFFF\U00010000\U0010FFFF\u07FF\u0800",
	"e\u0301 ﷺ \u200Fخبر\u200E Москва 新闻",
	news,
}

// FuzzOffsets holds offsets against the standard library at every code point of a text: asked for in order, and, since spans leave gaps,
// every third one only; then in the order of no text.
func FuzzOffsets(f *testing.F) {
	for _, text := range mixed {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 2000 {
			t.Skip("the service refuses what is not UTF-8 before it counts; and this check is slow on what is long")
		}
		boundaries := make([]int, 0, len(text)+1)
		for b := range text {
			boundaries = append(boundaries, b)
		}
		boundaries = append(boundaries, len(text))
		for unit, count := range map[khabarv1.OffsetUnit]func(string) int{
			khabarv1.OffsetUnit_OFFSET_UNIT_UNSPECIFIED:     func(s string) int { return len(s) },
			khabarv1.OffsetUnit_OFFSET_UNIT_UTF8_BYTE:       func(s string) int { return len(s) },
			khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT: func(s string) int { return len(utf16.Encode([]rune(s))) },
			khabarv1.OffsetUnit_OFFSET_UNIT_CODE_POINT:      utf8.RuneCountInString,
		} {
			for _, step := range []int{1, 3} {
				o := newOffsets(text, unit)
				for i := 0; i < len(boundaries); i += step {
					b := boundaries[i]
					if got, want := o.at(b), uint32(count(text[:b])); got != want {
						t.Fatalf("%q: byte %d is %d in %v, want %d", text, b, got, unit, want)
					}
					// The same offset may be asked for twice: one token ends where the next begins.
					if got, want := o.at(b), uint32(count(text[:b])); got != want {
						t.Fatalf("%q: byte %d, asked for again, is %d in %v, want %d", text, b, got, unit, want)
					}
				}
			}
			o := newOffsets(text, unit)
			for i := range boundaries {
				b := boundaries[i*7919%len(boundaries)]
				if got, want := o.at(b), uint32(count(text[:b])); got != want {
					t.Fatalf("%q: byte %d, out of order, is %d in %v, want %d", text, b, got, unit, want)
				}
			}
		}
	})
}

// FuzzTokenize holds the whole way from request to response against the contract, in every unit.
func FuzzTokenize(f *testing.F) {
	for _, text := range mixed {
		f.Add(text)
	}
	s := New(DefaultLimits(), quiet)
	f.Fuzz(func(t *testing.T, text string) {
		for unit, cut := range units {
			r, err := s.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: text, OffsetUnit: unit})
			if err != nil {
				if text == "" || !utf8.ValidString(text) {
					return
				}
				t.Fatal(err)
			}
			checkTokens(t, unit.String(), text, r, cut)
		}
	})
}
