package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/fatih/color"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// typeName gives a type of entity without its prefix: PERSON.
func typeName(t khabarv1.EntityType) string { return strings.TrimPrefix(t.String(), "ENTITY_TYPE_") }

// typeColours are the colours of names on a terminal.
var typeColours = map[khabarv1.EntityType]color.Attribute{
	khabarv1.EntityType_ENTITY_TYPE_PERSON:       color.FgHiYellow,
	khabarv1.EntityType_ENTITY_TYPE_LOCATION:     color.FgHiGreen,
	khabarv1.EntityType_ENTITY_TYPE_ORGANIZATION: color.FgHiBlue,
	khabarv1.EntityType_ENTITY_TYPE_MISC:         color.FgHiMagenta,
}

// markedText gives a text with its names in the colours of their types, or where there are no colours, as [name|TYPE]. It finds the names
// by their surface, so that it needs no offsets.
func markedText(d document, colour palette) string {
	if len(d.Response.GetEntities()) == 0 {
		return ""
	}
	var b strings.Builder
	rest := d.Text
	for _, e := range d.Response.GetEntities() {
		before, after, ok := strings.Cut(rest, e.GetText())
		if !ok {
			continue
		}
		b.WriteString(before)
		if colour {
			b.WriteString(colour.paint(typeColours[e.GetType()], e.GetText()))
		} else {
			b.WriteString("[" + e.GetText() + "|" + typeName(e.GetType()) + "]")
		}
		rest = after
	}
	b.WriteString(rest)
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// cluster is an entity of a text: how often it is mentioned, and how.
type cluster struct {
	count     int
	of        khabarv1.EntityType
	canonical string
	forms     []string // in the order of the text, each once
}

// clustersOf gives the entities of a text, those that are mentioned most first.
func clustersOf(r *khabarv1.AnalyzeResponse) []*cluster {
	byNumber := map[uint32]*cluster{}
	var all []*cluster
	for _, e := range r.GetEntities() {
		c := byNumber[e.GetCluster()]
		if c == nil {
			c = &cluster{of: e.GetType(), canonical: e.GetCanonical()}
			byNumber[e.GetCluster()] = c
			all = append(all, c)
		}
		c.count++
		if !slices.Contains(c.forms, e.GetText()) {
			c.forms = append(c.forms, e.GetText())
		}
	}
	slices.SortStableFunc(all, func(a, b *cluster) int { return cmp.Compare(b.count, a.count) })
	return all
}

// clusterTable has a line an entity: how often it is mentioned, its type, its usual full name, and other forms after an arrow.
func clusterTable(d document, colour palette) string {
	var b strings.Builder
	for _, c := range clustersOf(d.Response) {
		fmt.Fprintf(&b, "%6d  %-12s  %s", c.count, typeName(c.of), colour.paint(typeColours[c.of], c.canonical))
		others := slices.DeleteFunc(slices.Clone(c.forms), func(form string) bool { return form == c.canonical })
		if len(others) > 0 {
			b.WriteString(" ← " + strings.Join(others, "، "))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
