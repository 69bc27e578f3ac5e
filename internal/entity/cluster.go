package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// cluster numbers the entities of a text, from 0 on in the order of their first mention: mentions of one entity share a number. They are
// of one entity where they have one canonical form (داعش and تنظيم الدولة), where one is a part of the other that news goes on with
// (مصطفى الكاظمي and الكاظمي, المرصد السوري لحقوق الإنسان and المرصد السوري), or where the second is the short form of the first in brackets.
func cluster(text string, entities []Entity) {
	c := clustering{parent: make([]int, len(entities)), byKey: make(map[typedKey]int, len(entities)), byWord: map[string]int{}}
	for i := range entities {
		c.parent[i] = i
	}
	for i := range entities {
		e := &entities[i]
		if e.Type == Person && c.surname(arabic.Fold(e.Of(text)), i) {
			e.Canonical = e.Of(text) // of whom the text speaks, not of whom the tables know
		}
		key := arabic.Fold(e.Canonical)
		c.meet(typedKey{e.Type, key}, i)
		if e.Type == Person {
			c.person(key, i)
		}
		if e.Type == Organization {
			c.body(key, i)
		}
		if i > 0 && isShortForm(text, &entities[i-1], &entities[i]) {
			c.join(i-1, i)
		}
	}
	numbers := map[int]int{}
	for i := range entities {
		root := c.root(i)
		n, ok := numbers[root]
		if !ok {
			n = len(numbers)
			numbers[root] = n
		}
		entities[i].Cluster = n
	}
	// Every mention has the fullest name of its cluster.
	fullest := make([]string, len(numbers))
	for _, e := range entities {
		if f := &fullest[e.Cluster]; len(e.Canonical) > len(*f) {
			*f = e.Canonical
		}
	}
	for i := range entities {
		entities[i].Canonical = fullest[entities[i].Cluster]
	}
}

// typedKey is a folded name and what it is a name of: the city and the club of one name are two.
type typedKey struct {
	of  Type
	key string
}

// clustering is a union of sets (Tarjan, 1975) with the names that lead to them.
type clustering struct {
	parent []int
	byKey  map[typedKey]int
	byWord map[string]int // the last full name with a word, for people; the last name that begins with two words, for bodies
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

func (c *clustering) meet(k typedKey, i int) {
	if first, ok := c.byKey[k]; ok {
		c.join(first, i)
		return
	}
	c.byKey[k] = i
}

// surname joins a mention to the last fuller name that has it, as its end or as one of its words: الكاظمي or مصطفى to مصطفى الكاظمي, آيت الطالب
// to خالد آيت الطالب.
func (c *clustering) surname(key string, i int) bool {
	full, ok := c.byWord[bare(key)]
	if ok {
		c.join(full, i)
	}
	return ok
}

// person joins a name to one with the same first and last word, صدام حسين to صدام المجيد حسين, and notes what may come back of it.
func (c *clustering) person(key string, i int) {
	words := strings.Fields(key)
	n := len(words)
	if n < 2 || n > maxNameWords {
		return
	}
	ends := words[0] + " … " + words[n-1]
	if full, ok := c.byWord[ends]; ok {
		c.join(full, i)
	}
	c.byWord[ends] = i
	for k, w := range words {
		c.byWord[bare(w)] = i
		if k > 0 && k < n-1 {
			c.byWord[bare(strings.Join(words[k:], " "))] = i
		}
	}
}

// bare gives a word without the article: الكاظمي comes back as كاظمي in لكاظمي.
func bare(word string) string { return strings.TrimPrefix(word, "ال") }

// body joins a mention of one word or two to the last longer name that begins with them: الرجاء to الرجاء البيضاوي.
func (c *clustering) body(key string, i int) {
	words := strings.Fields(key)
	const long = 2
	begin := "\x00" + strings.Join(words[:min(len(words), long)], " ")
	if full, ok := c.byWord[begin]; ok && len(words) <= long {
		c.join(full, i)
	}
	for n := 1; n <= long && n < len(words); n++ {
		c.byWord["\x00"+strings.Join(words[:n], " ")] = i
	}
}

// isShortForm tells whether b stands in brackets or quotes right after a and is its short form by the look of it: one word of
// few letters, or Latin capitals.
func isShortForm(text string, a, b *Entity) bool {
	if a.Type != b.Type || b.Begin < a.End {
		return false
	}
	between := strings.TrimSpace(text[a.End:b.Begin])
	if !opening[between] {
		return false
	}
	short, long := text[b.Begin:b.End], text[a.Begin:a.End]
	return !strings.ContainsAny(short, " ") && strings.Contains(long, " ")
}

// opening are the signs between a name and its short form.
var opening = map[string]bool{"(": true, "\"": true, "«": true, "“": true, "('": true, "(\"": true, "(«": true, "[": true}
