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

// topical is a token whose word tells a topic.
type topical struct {
	at    int32
	topic uint8
}

// findTopics works out what the text is about at each sentence, from the words of topics around it.
func (p *Page) findTopics() {
	var counts [maxTopics]int // of the words around the sentence
	from, to := 0, 0          // which of the topical words are counted
	for k, s := range p.Sentences {
		begin, end := max(0, s.First-topicSpan), min(len(p.Words), s.Last+topicSpan)
		for ; to < len(p.topical) && int(p.topical[to].at) < end; to++ {
			counts[p.topical[to].topic]++
		}
		for ; from < to && int(p.topical[from].at) < begin; from++ {
			counts[p.topical[from].topic]--
		}
		best, top := uint8(0), topicFloor*(end-begin)/1000
		for t := uint8(1); t < maxTopics; t++ {
			if counts[t] > top {
				best, top = t, counts[t]
			}
		}
		p.Sentences[k].Topic = best
	}
}
