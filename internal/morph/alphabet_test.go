package morph

import "testing"

// TestAlphabet has the letters that rules name, each by its code.
func TestAlphabet(t *testing.T) {
	for r, want := range map[rune]byte{
		'ا': alif, 'ب': ba, 'ة': taMarbuta, 'ت': ta, 'ز': zay, 'س': sin, 'ع': ayn, 'ف': fa, 'ك': kaf, 'ل': lam, 'م': mim, 'ن': nun, 'ه': ha,
		'و': waw, 'ي': ya, 'ى': alifMaqsura, 'ء': hamza, 'ؤ': hamzaOnWaw, 'ئ': hamzaOnYa, 'گ': gaf, 'أ': 0, 'a': 0, 'ٹ': 0, 'ۦ': 0,
	} {
		if got := Code(r); got != want {
			t.Errorf("Code(%q) = %d, want %d", r, got, want)
		}
	}
	if gaf+1 != Letters {
		t.Errorf("%d letters, want %d and the edge of a word", gaf, Letters)
	}
}
