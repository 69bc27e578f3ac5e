package main

import (
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
)

// lacks tells whether a source of evidence is left out, to see what it is worth.
func (o *options) lacks(evidence string) bool {
	return slices.Contains(strings.Split(o.without, ","), evidence)
}

// ablate leaves out what training is to do without.
func (o *options) ablate(c *corpus, r *sequence.Resources) {
	if o.lacks("names") {
		r.Names = gazetteer.New()
	}
	o.memory = o.memory && !o.lacks("memory")
	if o.lacks("tuning") {
		o.epochs, o.tuning = 12, 0
	}
	if o.lacks("news") {
		o.weight[news] = 0
	}
	r.NoTopics = o.lacks("topics")
	for source, name := range map[source]string{wikifane: "wikifane", wojood: "wojood", written: "written"} {
		if o.lacks(name) {
			c.train = slices.DeleteFunc(c.train, func(d *document) bool { return d.source == source })
		}
	}
}
