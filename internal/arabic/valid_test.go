package arabic_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// TestValidUTF8 puts every pair of bytes at every place among letters.
func TestValidUTF8(t *testing.T) {
	const around = "خبر a أخبارa"
	for first := range 256 {
		for second := range 256 {
			for i := range len(around) - 1 {
				s := around[:i] + string([]byte{byte(first), byte(second)}) + around[i+2:]
				if got, want := arabic.ValidUTF8(s), utf8.ValidString(s); got != want {
					t.Fatalf("%q: %t, want %t", s, got, want)
				}
			}
		}
	}
}

// TestValidUTF8OfCharacters puts characters of every length, whole and cut short, at every place among letters.
func TestValidUTF8OfCharacters(t *testing.T) {
	for _, c := range []string{
		"a", "د", "“", "🙏", "\u007F", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\xED\xA0\x80", "\U0010FFFF", "\xF4\x90\x80\x80",
	} {
		for n := range 20 {
			for length := range len(c) + 1 {
				s := strings.Repeat("a", n) + c[:length] + "خبر" + strings.Repeat(c, 3)
				if got, want := arabic.ValidUTF8(s), utf8.ValidString(s); got != want {
					t.Errorf("%q: %t, want %t", s, got, want)
				}
			}
		}
	}
}

func FuzzValidUTF8(f *testing.F) {
	for _, c := range folds {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := arabic.ValidUTF8(s), utf8.ValidString(s); got != want {
			t.Errorf("%q: %t, want %t", s, got, want)
		}
	})
}

func BenchmarkValidUTF8(b *testing.B) {
	text := strings.Repeat("أعلنت وزارة الداخلية العراقية، أمس الأحد، إلقاء القبض على 28 مُتّهمًا في بغداد «بعد متابعة» ", 50)
	for name, valid := range map[string]func(string) bool{"ours": arabic.ValidUTF8, "utf8": utf8.ValidString} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				valid(text)
			}
		})
	}
}
