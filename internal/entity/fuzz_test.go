package entity_test

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/entity"
)

// hostile are pieces that, repeated, make a careless finder look ahead again and again.
var hostile = []string{
	"و", "محمد ", "محمد بن ", "الأمم المتحدة ", "مدينة ", "# ", "#_", "#سوريا_", "د١عش ", "(قسد) ", "\"«", "قال الرئيس ", "ا", "a. ", "\u064B", "ـ", ".", "\n",
	"قال لـ\"", "فيلم \"", "(الفرنسية", "— ا (@b) ", "—0A0(@00(@00", "Anna K. ", "Anna Bank ", "الشركة الوطنية للماء والنار ", "الوطنية ", "مطار القاهرة الدولي ", "أ.", "ماري-",
	"وقال سامي نور ", "حزب سامي نور ", "المرصد السوري ", "حي الزهور ", "المخابرات العسكرية العراقية ", "نقلت الشروق عن ",
}

// FuzzFind holds that entities lie in the text in order, apart, on whole characters, and are something.
func FuzzFind(f *testing.F) {
	for _, c := range sentences {
		f.Add(c.text)
	}
	for _, c := range rules {
		f.Add(c.text)
	}
	for _, piece := range hostile {
		f.Add(strings.Repeat(piece, 5))
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, err := find(context.Background(), text)
		if err != nil {
			t.Fatal(err)
		}
		end, clusters := 0, 0
		for _, e := range all {
			switch {
			case e.Begin < end || e.End <= e.Begin || e.End > len(text):
				t.Fatalf("%q: %v after %d", text, e, end)
			case utf8.ValidString(text) && !utf8.ValidString(e.Of(text)):
				t.Fatalf("%q: %q is cut in a character", text, e.Of(text))
			case e.Type < entity.Person || e.Type > entity.Misc || e.Canonical == "" || e.Confidence < 0 || e.Confidence > 1.001:
				t.Fatalf("%q: %+v", text, e)
			case e.Cluster > clusters || e.Cluster < 0:
				t.Fatalf("%q: cluster %d after %d", text, e.Cluster, clusters)
			}
			clusters = max(clusters, e.Cluster+1)
			end = e.End
		}
	})
}

// TestLinear holds that a hostile piece takes time linear in the text: a quadratic case would take minutes.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("a quarter of a megabyte for each hostile piece")
	}
	for _, piece := range hostile {
		text := strings.Repeat(piece, 1<<18/len(piece))
		begin := time.Now()
		if _, err := find(t.Context(), text); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(begin); took > 20*time.Second {
			t.Errorf("%q repeated to a quarter of a megabyte took %v", piece, took)
		}
	}
}
