package service

import (
	"slices"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/entity"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

const names = "🇮🇶 قال مصطفى الكاظمي إن الأمم المتحدة باقية في بغداد. وأضاف الكاظمي: وفي دمشق أيضا."

// TestTagEntities asks for the same text in every unit, and cuts each entity out as the unit's languages do.
func TestTagEntities(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	want := "مصطفى الكاظمي PERSON 0، الأمم المتحدة ORGANIZATION 1، بغداد LOCATION 2، الكاظمي PERSON 0، دمشق LOCATION 3"
	for unit, cut := range units {
		r, err := s.client.TagEntities(t.Context(), &khabarv1.TagEntitiesRequest{Text: names, OffsetUnit: unit})
		if err != nil {
			t.Fatal(err)
		}
		if got := written(r.GetEntities()); got != want {
			t.Errorf("%v:\ngot  %s\nwant %s", unit, got, want)
		}
		for _, e := range r.GetEntities() {
			if surface := cut(names, e.GetSpan().GetBegin(), e.GetSpan().GetEnd()); surface != e.GetText() {
				t.Errorf("%v: %q lies on %q", unit, e.GetText(), surface)
			}
			if e.GetConfidence() <= 0 || e.GetConfidence() > 1 {
				t.Errorf("%q: confidence %v", e.GetText(), e.GetConfidence())
			}
		}
		if full := r.GetEntities()[3].GetCanonical(); full != "مصطفى الكاظمي" {
			t.Errorf("الكاظمي is %q", full)
		}
	}
}

// written writes entities in short.
func written(entities []*khabarv1.Entity) string {
	var all []string
	for _, e := range entities {
		all = append(all, e.GetText()+" "+strings.TrimPrefix(e.GetType().String(), "ENTITY_TYPE_")+" "+decimal(int(e.GetCluster())))
	}
	return strings.Join(all, "، ")
}

// TestTagEntitiesOfTypes leaves types out, and with them nothing else changes: clusters keep their numbers.
func TestTagEntitiesOfTypes(t *testing.T) {
	s := New(DefaultLimits(), quiet)
	all, err := s.TagEntities(t.Context(), &khabarv1.TagEntitiesRequest{Text: names})
	if err != nil {
		t.Fatal(err)
	}
	types := []khabarv1.EntityType{khabarv1.EntityType_ENTITY_TYPE_PERSON, khabarv1.EntityType_ENTITY_TYPE_LOCATION}
	some, err := s.TagEntities(t.Context(), &khabarv1.TagEntitiesRequest{Text: names, Types: types})
	if err != nil {
		t.Fatal(err)
	}
	kept := slices.DeleteFunc(slices.Clone(all.GetEntities()), func(e *khabarv1.Entity) bool { return !slices.Contains(types, e.GetType()) })
	if got, want := written(some.GetEntities()), written(kept); got != want || len(kept) == len(all.GetEntities()) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestSetNames adds names, changes them and takes them away.
func TestSetNames(t *testing.T) {
	s := New(DefaultLimits(), quiet)
	for _, c := range []struct{ names, want string }{
		{"", "دمشق LOCATION"},
		{"ريم النسيم\tORGANIZATION\nدمشق\tMISC", "ريم النسيم ORGANIZATION 0، دمشق MISC 1"},
		{"", "دمشق LOCATION"},
	} {
		s.SetNames(nil)
		if c.names != "" {
			table, err := entity.ParseNames(c.names)
			if err != nil {
				t.Fatal(err)
			}
			s.SetNames(table)
		}
		r, err := s.TagEntities(t.Context(), &khabarv1.TagEntitiesRequest{Text: "يعمل في ريم النسيم ثم في دمشق", Types: []khabarv1.EntityType{
			khabarv1.EntityType_ENTITY_TYPE_LOCATION, khabarv1.EntityType_ENTITY_TYPE_ORGANIZATION, khabarv1.EntityType_ENTITY_TYPE_MISC,
		}})
		if err != nil {
			t.Fatal(err)
		}
		if got := written(r.GetEntities()); !strings.Contains(got, c.want) {
			t.Errorf("with %q: %s, want %s", c.names, got, c.want)
		}
	}
}
