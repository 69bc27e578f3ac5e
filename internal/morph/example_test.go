package morph_test

import (
	"fmt"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

func Example() {
	text := "وقال للحكومة إن بمدرستهم"
	for _, s := range morph.Append(nil, text, token.Append(nil, text), morph.ATB) {
		fmt.Printf("%d %s %s %s\n", s.Token, s.Of(text), s.Role, s.AppendNormalized(nil, text))
	}
	// Output:
	// 0 و CONJUNCTION و
	// 0 قال STEM قال
	// 1 ل PREPOSITION ل
	// 1 لحكومة STEM الحكومة
	// 2 إن STEM ان
	// 3 ب PREPOSITION ب
	// 3 مدرست STEM مدرسة
	// 3 هم PRONOUN هم
}
