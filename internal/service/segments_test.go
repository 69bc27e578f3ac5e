package service

import (
	"strings"
	"testing"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// TestSegments asks for one sentence in every scheme. Each segment is its text, its role and its normalized form.
func TestSegments(t *testing.T) {
	const text = "قالت للحكومة إنه بمدرستهم."
	s := New(DefaultLimits(), quiet)
	for scheme, want := range map[khabarv1.Segmentation]string{
		khabarv1.Segmentation_SEGMENTATION_NONE: "",
		khabarv1.Segmentation_SEGMENTATION_ATB: "ل PREPOSITION ل، لحكومة STEM الحكومة، إن STEM ان، ه PRONOUN ه، " +
			"ب PREPOSITION ب، مدرست STEM مدرسة، هم PRONOUN هم",
		khabarv1.Segmentation_SEGMENTATION_D3: "ل PREPOSITION ل، ل ARTICLE ال، حكومة STEM حكومة، إن STEM ان، ه PRONOUN ه، " +
			"ب PREPOSITION ب، مدرست STEM مدرسة، هم PRONOUN هم",
	} {
		r, err := s.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: text, Segmentation: scheme})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, token := range r.GetTokens() {
			for _, g := range token.GetSegments() {
				got = append(got, g.GetText()+" "+strings.TrimPrefix(g.GetRole().String(), "SEGMENT_ROLE_")+" "+g.GetNormalized())
			}
		}
		if all := strings.Join(got, "، "); all != want {
			t.Errorf("%v:\ngot  %s\nwant %s", scheme, all, want)
		}
	}
}
