package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// cluster numbers the entities of a text, from 0 on in the order of their first mention: mentions of one entity share a number. They are
// of one entity where they have one canonical form (داعش and تنظيم الدولة), where one is a part of the other that news goes on with
// (مصطفى الكاظمي and الكاظمي, المرصد السوري لحقوق الإنسان and المرصد السوري), or where the second is the short form of the first in brackets.
// Every mention gets the fullest name of its cluster.
func cluster(r *reading, entities []Entity) []Entity {
	c := &r.clustering
	c.reset(len(entities))
	for i := range entities {
		e := &entities[i]
		key := arabic.Fold(e.Of(r.text))
		if e.Type == Person && c.surname(key, i) {
			e.Canonical = e.Of(r.text) // of whom the text speaks, not of whom the tables know
		}
		if e.Canonical != e.Of(r.text) {
			key = arabic.Fold(e.Canonical)
		}
		c.meet(e.Type, key, i)
		if e.Type == Person {
			c.person(key, i)
		}
		if e.Type == Organization {
			c.body(key, i)
		}
		if i > 0 && isShortForm(r.text, &entities[i-1], e) {
			c.join(i-1, i)
		}
	}
	for i := range entities {
		e := &entities[i]
		if root := c.root(i); root < i {
			e.Cluster = entities[root].Cluster
		} else {
			e.Cluster = len(c.fullest)
			c.fullest = append(c.fullest, "")
		}
		if f := &c.fullest[e.Cluster]; len(e.Canonical) > len(*f) {
			*f = e.Canonical
		}
	}
	for i := range entities {
		entities[i].Canonical = c.fullest[entities[i].Cluster]
	}
	return entities
}

// clustering is a union of sets (Tarjan, 1975) with the names that lead to them. The root of a set is the first entity in it. Its own memory
// serves one text after the other.
type clustering struct {
	parent  []int
	last    map[gazetteer.Path]int // the last entity that words lead to: see meet, person and body
	words   []string               // of the name in work
	fullest []string               // the fullest name of each cluster
}

// reset makes n sets of one entity.
func (c *clustering) reset(n int) {
	c.parent, c.fullest = c.parent[:0], c.fullest[:0]
	for i := range n {
		c.parent = append(c.parent, i)
	}
	const usual = 1 << 10 // ways to entities: to empty a larger map takes longer than to make one
	if c.last == nil || len(c.last) > usual {
		c.last = map[gazetteer.Path]int{}
	}
	clear(c.last)
}

// release forgets the text.
func (c *clustering) release() {
	clear(c.words[:cap(c.words)])
	clear(c.fullest)
}

func (c *clustering) root(i int) int {
	for c.parent[i] != i {
		c.parent[i] = c.parent[c.parent[i]]
		i = c.parent[i]
	}
	return i
}

// join makes two sets one, under the entity that comes first.
func (c *clustering) join(i, k int) {
	a, b := c.root(i), c.root(k)
	c.parent[max(a, b)] = min(a, b)
}

// meet joins an entity to the first of its type with the same name: the city and the club of one name are two.
func (c *clustering) meet(of Type, key string, i int) {
	if name := gazetteer.Step(gazetteer.Path(of), key); !c.joinBy(name, i) {
		c.last[name] = i
	}
}

// joinBy joins an entity to the last that some words lead to, and tells whether there is one.
func (c *clustering) joinBy(words gazetteer.Path, i int) bool {
	full, ok := c.last[words]
	if ok {
		c.join(full, i)
	}
	return ok
}

// split gives the words of a folded name, until the next call.
func (c *clustering) split(key string) []string {
	c.words = c.words[:0]
	for w := range strings.FieldsFuncSeq(key, isBlank) {
		c.words = append(c.words, w)
	}
	return c.words
}

// surname joins a mention to the last fuller name that has it, as its end or as one of its words: الكاظمي or مصطفى to مصطفى الكاظمي, آيت الطالب
// to خالد آيت الطالب.
func (c *clustering) surname(key string, i int) bool {
	first, rest, more := strings.Cut(key, " ")
	p := bare(first)
	for more {
		first, rest, more = strings.Cut(rest, " ")
		p = gazetteer.Step(p, first)
	}
	return c.joinBy(p, i)
}

// person joins a name to one with the same first and last word, صدام حسين to صدام المجيد حسين, and notes what may come back of it.
func (c *clustering) person(key string, i int) {
	words := c.split(key)
	n := len(words)
	if n < 2 || n > maxNameWords {
		return
	}
	ends := gazetteer.Step(gazetteer.Step(gazetteer.Step(0, words[0]), "…"), words[n-1])
	c.joinBy(ends, i)
	c.last[ends] = i
	for k := range words {
		p := bare(words[k])
		c.last[p] = i
		if k > 0 && k < n-1 {
			for _, w := range words[k+1:] {
				p = gazetteer.Step(p, w)
			}
			c.last[p] = i
		}
	}
}

// bare gives where a word leads without the article: الكاظمي comes back as كاظمي in لكاظمي.
func bare(word string) gazetteer.Path { return gazetteer.Step(0, strings.TrimPrefix(word, "ال")) }

// beginOfBody is where the first words of bodies lead from.
var beginOfBody = gazetteer.Step(0, "\x00")

// body joins a mention of one word or two to the last longer name that begins with them: الرجاء to الرجاء البيضاوي.
func (c *clustering) body(key string, i int) {
	const long = 2
	words := c.split(key)
	begin := beginOfBody
	for n, w := range words[:min(len(words), long)] {
		if begin = gazetteer.Step(begin, w); n+1 < len(words) {
			c.last[begin] = i
		} else {
			c.joinBy(begin, i)
		}
	}
}

// isShortForm tells whether b stands in brackets or quotes right after a and is its short form by the look of it: one word of
// few letters, or Latin capitals.
func isShortForm(text string, a, b *Entity) bool {
	if a.Type != b.Type || b.Begin < a.End {
		return false
	}
	if between := strings.TrimSpace(text[a.End:b.Begin]); len(between) > longestOpening || !opening[between] {
		return false
	}
	short, long := text[b.Begin:b.End], text[a.Begin:a.End]
	return !strings.Contains(short, " ") && strings.Contains(long, " ")
}

// opening are the signs between a name and its short form.
var opening = map[string]bool{"(": true, "\"": true, "«": true, "“": true, "('": true, "(\"": true, "(«": true, "[": true}

// longestOpening is how many bytes the longest of them has.
const longestOpening = len("“")
