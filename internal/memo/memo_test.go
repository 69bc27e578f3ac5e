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
