package memo_test

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/khabar-nlp/khabar/internal/memo"
)

func TestTable(t *testing.T) {
	table := memo.New[int](1024)
	if got := table.Get("خبر", 1); got != nil {
		t.Errorf("an empty table gave %d", *got)
	}
	table.Put("خبر", 1, 7)
	for _, c := range []struct {
		word string
		of   uint64
		want int
	}{{"خبر", 1, 7}, {"خبر", 2, 0}, {"أخبار", 1, 0}} {
		got := 0
		if v := table.Get(c.word, c.of); v != nil {
			got = *v
		}
		if got != c.want {
			t.Errorf("%s of %d: got %d, want %d", c.word, c.of, got, c.want)
		}
	}
	if n := testing.AllocsPerRun(100, func() { table.Get("خبر", 1) }); n != 0 {
		t.Errorf("Get: %v allocations", n)
	}
}

// TestTableTellsWordsApart has a word of each length, and looks for words that differ from it in one byte or in length.
func TestTableTellsWordsApart(t *testing.T) {
	letters := []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	for n := range memo.MaxWord + 1 {
		table := memo.New[int](1) // one bucket, so that only the entry tells
		table.Put(string(letters[:n]), 0, n)
		if v := table.Get(string(letters[:n]), 0); v == nil || *v != n {
			t.Errorf("a word of %d bytes is not found", n)
		}
		for i := range n {
			for bit := range 8 {
				other := []byte(string(letters[:n]))
				other[i] ^= 1 << bit
				if table.Get(string(other), 0) != nil {
					t.Errorf("%s is taken for %s", other, letters[:n])
				}
			}
		}
		for m := range letters {
			if m != n && table.Get(string(letters[:m]), 0) != nil {
				t.Errorf("%s is taken for %s", letters[:m], letters[:n])
			}
			same := strings.Repeat("a", m)
			if table.Put(strings.Repeat("a", n), 1, n); m != n && table.Get(same, 1) != nil {
				t.Errorf("%d bytes that are all the same are taken for %d", m, n)
			}
		}
	}
}

// TestTableKeepsWhatIsAskedFor lets words pass by that come once, while one is asked for again and again.
func TestTableKeepsWhatIsAskedFor(t *testing.T) {
	table := memo.New[int](1)
	table.Put("خبر", 0, 7)
	for i := range 1000 {
		if v := table.Get("خبر", 0); v == nil || *v != 7 {
			t.Fatalf("forgotten after %d words that came once", i)
		}
		table.Put(strconv.Itoa(i), 0, i)
	}
}

// TestTableForgets puts more words than there is room for, by many at once: what is found is right, and some is.
func TestTableForgets(t *testing.T) {
	table := memo.New[int](64)
	var writers sync.WaitGroup
	for range 4 {
		writers.Go(func() {
			for i := range 5000 {
				table.Put(strconv.Itoa(i), 0, i)
				if v := table.Get(strconv.Itoa(i/2), 0); v != nil && *v != i/2 {
					t.Errorf("%d: got %d", i/2, *v)
				}
			}
		})
	}
	writers.Wait()
	found := 0
	for i := range 5000 {
		if table.Get(strconv.Itoa(i), 0) != nil {
			found++
		}
	}
	if found == 0 || found > 64 {
		t.Errorf("%d words found in a table for 64", found)
	}
}

// TestTableLeavesLongWords has a word that is too long to be kept: its value comes back all the same.
func TestTableLeavesLongWords(t *testing.T) {
	table := memo.New[int](8)
	long := strings.Repeat("ه", memo.MaxWord)
	if got := table.Put(long, 0, 5); *got != 5 {
		t.Errorf("got %d, want 5", *got)
	}
	if got := table.Get(long, 0); got != nil {
		t.Errorf("a word of %d bytes is kept", len(long))
	}
}
