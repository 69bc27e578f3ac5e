package entity

import (
	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
)

// finder is a rule that finds names of its own.
type finder struct {
	cues cue.Set // the rule has nothing to find in a text without any of them
	find func(r *reading, known []Entity) []Entity
	join func(found, known []Entity) []Entity // puts what it finds to what was known before
}

// finders are the rules that find names, in their order.
var finders = []finder{
	{cue.National, nationals, overShorter},
	{cue.Opening, quoted, overShorter},
	{cue.Credit, credited, overShorter},
	{cue.Capital, latin, overShorter},
	{cue.Handle, authors, overShorter},
	{cue.Son, patronymics, overLater},
	{cue.Official, officials, overOtherTypes},
	{cue.Head, definites, whereFree},
	{cue.Reporting, cited, prefer},
	{cue.Alias | cue.Saying | cue.Been, remembered, whereFree},
}

// menders are the rules that mend what was found, in their order.
var menders = []func(r *reading, entities []Entity) []Entity{
	addSurnames, possess, addInitials, makeWhole, addOwn, canonize, cluster,
}

// entities gives the entities of the text, of which the model has found names.
func (r *reading) entities(names []sequence.Name) []Entity {
	all := behead(r.text, combine(r.text, decode(r.text, r.page, r.tokens, names), r.listed(gazetteer.Curated(), cue.Name)))
	for _, f := range finders {
		if r.cues&f.cues == 0 {
			continue
		}
		if found := f.find(r, all); len(found) > 0 {
			all = f.join(found, all)
		}
	}
	for _, mend := range menders {
		all = mend(r, all)
	}
	return all
}

// addOwn puts the names that a user has added before all others.
func addOwn(r *reading, entities []Entity) []Entity {
	if r.own == nil {
		return entities
	}
	return prefer(r.ofUser(), entities)
}
