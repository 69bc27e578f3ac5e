package guess

import (
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/morph"
)

func TestEdits(t *testing.T) {
	for _, c := range []struct{ word, lemma, edit string }{
		{"مدرسات", "مدرسة", ":-ات+ة"},
		{"معلمون", "معلم", ":-ون+"},
		{"يستعملون", "استعمل", "ي:ا-ون+"},
		{"قبائل", "قبيلة", "01ائ4=01ي4ة"},
		{"مفتاح", "مفتاح", ":-+"},
	} {
		e := editOf(c.word, c.lemma)
		if e.String() != c.edit {
			t.Errorf("editOf(%s, %s) = %s, want %s", c.word, c.lemma, e, c.edit)
		}
		again, err := ParseEdit(e.String())
		if err != nil || again != e {
			t.Errorf("ParseEdit(%s) = %v, %v", e, again, err)
		}
		made := compile(e)
		word := codes(c.word)
		if !made.fits(word) {
			t.Fatalf("%s does not fit %s", e, c.word)
		}
		if got := string(morph.AppendCodes(nil, made.apply(nil, word))); got != c.lemma {
			t.Errorf("%s makes %s of %s, want %s", e, got, c.word, c.lemma)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	whole := string(Encode([]Edit{keep, withArticle}, make([]int8, 2*Buckets)))
	if _, err := Open(whole); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"", magic, whole[:len(whole)-1], strings.Replace(whole, ":-+", "xxx", 1)} {
		if _, err := Open(file); err == nil {
			t.Errorf("a file of %d bytes is taken, want an error", len(file))
		}
	}
}
