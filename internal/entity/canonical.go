package entity

import (
	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// canonize gives each mention the usual full name of what it names: that of a table where it is an alias there (داعش), and otherwise the
// mention itself, with the article whole again that writing dropped (لجزيرة in للجزيرة is الجزيرة). A user's names go first.
func canonize(text string, segments []morph.Segment, entities []Entity, own *gazetteer.Table) {
	tables := []*gazetteer.Table{gazetteer.Default()}
	if own != nil {
		tables = []*gazetteer.Table{own, tables[0]}
	}
	s := 0
	for i := range entities {
		e := &entities[i]
		for s < len(segments) && segments[s].Begin < e.Begin {
			s++
		}
		e.Canonical = e.Of(text)
		if s < len(segments) && segments[s].Begin == e.Begin {
			e.Canonical = segments[s].Dropped() + e.Canonical
		}
		for _, t := range tables {
			if full, ok := fullName(t, e); ok {
				e.Canonical = full
				break
			}
		}
	}
}

// fullName gives what a table has a mention stand for.
func fullName(t *gazetteer.Table, e *Entity) (full string, ok bool) {
	if full, ok = t.Canonical(gazetteer.Class(e.Type), e.Canonical); ok {
		return full, true
	}
	if plain, veiled := unveiled(arabic.AppendFold(nil, e.Canonical)); veiled {
		return t.Canonical(gazetteer.Class(e.Type), plain)
	}
	return "", false
}
