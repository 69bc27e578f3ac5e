package arabic_test

import (
	"testing"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// TestFoldsAlone checks that letters that fold alone fold as they do alone before and after any other, and that the others are few.
func TestFoldsAlone(t *testing.T) {
	var alone []string
	others := 0
	for r := rune(0x600); r <= 0x6FF; r++ {
		if arabic.FoldsAlone(r) {
			alone = append(alone, string(r))
		} else {
			others++
		}
	}
	if others != 7 || arabic.FoldsAlone('a') || arabic.FoldsAlone('ﺃ') {
		t.Errorf("%d letters do not fold alone, want 7; nor do letters of other blocks", others)
	}
	for _, a := range alone {
		for _, b := range alone {
			if got, want := arabic.Fold(a+b), arabic.Fold(a)+arabic.Fold(b); got != want {
				t.Errorf("%q folds to %q, want %q", a+b, got, want)
			}
		}
	}
}

// TestFoldForm holds what presentation forms fold to, one by one, to Fold.
func TestFoldForm(t *testing.T) {
	n := 0
	for r := range rune(0x10000) {
		fold, ok := arabic.FoldForm(r)
		if !ok {
			continue
		}
		n++
		if want := arabic.Fold(string(r)); fold != want {
			t.Errorf("%U: %q, want %q", r, fold, want)
		}
	}
	if n != 688+144 {
		t.Errorf("%d presentation forms, want %d", n, 688+144)
	}
}
