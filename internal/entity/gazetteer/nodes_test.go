package gazetteer

import "testing"

// TestNodes puts more nodes than there is room for at first, with paths that begin alike: each comes back, and no other.
func TestNodes(t *testing.T) {
	const n = 5000
	all := newNodes(1)
	for i := range n {
		all.put(Path(i<<20 + 1)).Classes = Set(i + 1)
	}
	all.put(1<<20 + 1).More = true
	for i := range n {
		want := Node{Classes: Set(i + 1), More: i == 1}
		if got := all.at(Path(i<<20 + 1)); got != want {
			t.Fatalf("%d: got %+v, want %+v", i, got, want)
		}
		if got := all.at(Path(i<<20 + 2)); got != (Node{}) {
			t.Fatalf("%d: got %+v of a path that was not put", i, got)
		}
	}
	if got := all.at(0); got != (Node{}) {
		t.Errorf("the empty path gives %+v", got)
	}
	if all.taken != n {
		t.Errorf("%d slots taken by %d nodes", all.taken, n)
	}
}

// TestWordsOf has names with the signs and blanks that part words.
func TestWordsOf(t *testing.T) {
	for _, c := range []struct {
		name string
		want []string
	}{
		{"حزب الله", []string{"حزب", "الله"}},
		{"  حزب\u00A0الله\u2003\n", []string{"حزب", "الله"}},
		{"إف-16", []string{"إف", "-", "16"}},
		{"-أ+&", []string{"-", "أ", "+", "&"}},
		{"«ب»", []string{"«ب»"}},
		{"\xC2", []string{"\xC2"}},
		{" ", nil},
	} {
		var got []string
		for w := range wordsOf(c.name) {
			got = append(got, w)
		}
		if len(got) != len(c.want) {
			t.Errorf("%q: got %q, want %q", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q: got %q, want %q", c.name, got, c.want)
			}
		}
	}
}

func TestContinues(t *testing.T) {
	names, err := Parse("حزب الله\tORGANIZATION\n")
	if err != nil {
		t.Fatal(err)
	}
	if !names.Continues(PathOf("الله")) || names.Continues(PathOf("حزب")) || names.Continues(0) {
		t.Error("want الله alone to continue a name")
	}
}
