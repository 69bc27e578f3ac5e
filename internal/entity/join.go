package entity

import "slices"

// within tells whether b has all of a.
func within(a, b Entity) bool { return b.Begin <= a.Begin && a.End <= b.End }

// prefer gives the entities of both lists in order, without those of the second that overlap one of the first.
func prefer(first, second []Entity) []Entity {
	if len(first) == 0 {
		return second
	}
	if len(second) == 0 {
		return first
	}
	all := make([]Entity, 0, len(first)+len(second))
	k := 0
	for _, e := range second {
		for k < len(first) && first[k].End <= e.Begin {
			all = append(all, first[k])
			k++
		}
		if k == len(first) || first[k].Begin >= e.End {
			all = append(all, e)
		}
	}
	return append(all, first[k:]...)
}

// whereFree puts found entities where none is known.
func whereFree(found, known []Entity) []Entity { return prefer(known, found) }

// overShorter puts found entities over those known that they overlap, where none of those is longer and has the found one in it.
func overShorter(found, known []Entity) []Entity {
	return prefer(without(found, known, func(e Entity, over []Entity) bool { return within(e, over[0]) && over[0].Len() > e.Len() }), known)
}

// overLater puts found entities over those known that they overlap, where they begin before all of those.
func overLater(found, known []Entity) []Entity {
	return prefer(without(found, known, func(e Entity, over []Entity) bool { return over[0].Begin <= e.Begin }), known)
}

// overOtherTypes puts found entities over those known that they overlap, where none of those is of the same type, but for one that the found
// one only goes on from.
func overOtherTypes(found, known []Entity) []Entity {
	return prefer(without(found, known, func(e Entity, over []Entity) bool {
		return slices.ContainsFunc(over, func(o Entity) bool { return o.Type == e.Type && (o.Begin != e.Begin || o.End >= e.End) })
	}), known)
}

// without gives the found entities but for those that overlap known ones, over, in a way that bars them.
func without(found, known []Entity, bars func(e Entity, over []Entity) bool) []Entity {
	k := 0
	return slices.DeleteFunc(found, func(e Entity) bool {
		for k < len(known) && known[k].End <= e.Begin {
			k++
		}
		end := k
		for end < len(known) && known[end].Begin < e.End {
			end++
		}
		return k < end && bars(e, known[k:end])
	})
}
