package sequence

import (
	_ "embed" // the words of topics
	"strings"
	"sync"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

//go:embed topics.tsv
var topicsFile string

// maxTopics is how many topics there are at most, none among them.
const maxTopics = 6

// topics gives the topic of a stem by its hash; a topic is a number from 1 on.
var topics = sync.OnceValue(func() map[uint64]uint8 {
	table := map[uint64]uint8{}
	numbers := map[string]uint8{}
	for line := range strings.Lines(topicsFile) {
		name, words, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || name[0] == '#' {
			continue
		}
		if numbers[name] == 0 {
			numbers[name] = uint8(len(numbers) + 1)
		}
		for w := range strings.FieldsSeq(words) {
			table[hash(gazetteer.AppendKey(nil, w))] = numbers[name]
		}
	}
	return table
})

// How much of a text tells its topic: the words on either side, and how many of them at least are of the topic, of a thousand.
const (
	topicSpan  = 120
	topicFloor = 25
)

// findTopics works out what the text is about at each sentence, from the words of topics around it.
func (p *Page) findTopics() {
	var counts [maxTopics]int32 // of the words from and to which they are counted
	from, to := 0, 0
	for k, s := range p.Sentences {
		for ; to < min(s.Last+topicSpan, len(p.Words)); to++ {
			counts[p.Words[to].topic]++
		}
		for ; from < s.First-topicSpan; from++ {
			counts[p.Words[from].topic]--
		}
		best, top := uint8(0), int32(topicFloor*(to-from)/1000)
		for t := uint8(1); t < maxTopics; t++ {
			if counts[t] > top {
				best, top = t, counts[t]
			}
		}
		p.Sentences[k].Topic = best
	}
}
