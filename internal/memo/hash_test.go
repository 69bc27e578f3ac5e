package memo

import "testing"

// TestHashSpreads puts words into buckets that differ in three letters, at their ends or far from them: no bucket gets much more than its
// share, or much less.
func TestHashSpreads(t *testing.T) {
	var letters []string
	for _, r := range "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" {
		letters = append(letters, string(r))
	}
	for _, around := range [][2]string{{"", ""}, {"وال", ""}, {"ال", "ون"}, {"وبالاست", "اتهمها"}} {
		const buckets = 256
		var loads, tags [buckets]int
		seed, words := newSeed(), 0
		for _, a := range letters {
			for _, b := range letters {
				for _, c := range letters {
					_, h := seed.read(around[0] + a + b + c + around[1])
					loads[h>>56]++
					tags[h&0xFF]++
					words++
				}
			}
		}
		share := float64(words) / buckets
		for i := range buckets {
			for _, load := range []int{loads[i], tags[i]} {
				if float64(load) < share/3 || float64(load) > share*2 {
					t.Errorf("%s…%s: %d words of %d share one of %d places", around[0], around[1], load, words, buckets)
				}
			}
		}
	}
}
