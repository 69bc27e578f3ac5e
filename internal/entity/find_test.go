package entity_test

import (
	"context"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/entity"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// rules are texts for what is done beside the model, each with what has to be among the entities: span, type, canonical form.
var rules = []struct{ why, text, want string }{
	{"a phrase of the tables, whatever the model makes of its words", "وأعلنت قوات سوريا الديمقراطية انسحابها", "قوات سوريا الديمقراطية|ORGANIZATION|قوات سوريا الديمقراطية"},
	{"an acronym that stands for it", "وقالت قسد إنها انسحبت", "قسد|ORGANIZATION|قوات سوريا الديمقراطية"},
	{"digits for letters", "هاجم د١عش القرية", "د١عش|ORGANIZATION|تنظيم الدولة الإسلامية"},
	{"a hashtag", "تابعوا #سوريا الآن", "سوريا|LOCATION|سوريا"},
	{"a hashtag of two words", "تابعوا #الأمم_المتحدة الآن", "الأمم_المتحدة|ORGANIZATION|الأمم_المتحدة"},
	{"the article after ل", "قال المتحدث لقناة لبنانية ثم للأمم المتحدة", "لأمم المتحدة|ORGANIZATION|الأمم المتحدة"},
	{"a head is outside", "في مدينة دمشق", "دمشق|LOCATION|دمشق"},
	{"a surname by itself", "وقال ترامب إن الاتفاق جاهز", "ترامب|PERSON|دونالد ترامب"},
	{"an initial", "قال الصحافي ف. رومانو إن الصفقة تمت", "ف. رومانو|PERSON|ف. رومانو"},
	{"a letter for a title", "قال د. سمير رومانو إن الصفقة تمت", "سمير رومانو|PERSON|سمير رومانو"},
	{"another spelling", "زار سورية", "سورية|LOCATION|سوريا"},
	{"hamza left out", "قالت الامم المتحدة", "الامم المتحدة|ORGANIZATION|الأمم المتحدة"},
	{"marks", "في دِمَشْقَ", "دِمَشْقَ|LOCATION|دِمَشْقَ"},
}

func TestRules(t *testing.T) {
	for _, c := range rules {
		all, err := find(context.Background(), c.text)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range all {
			got = append(got, e.Of(c.text)+"|"+e.Type.String()+"|"+e.Canonical)
		}
		if !strings.Contains(strings.Join(got, "\n"), c.want) {
			t.Errorf("%s: %q gives %q, want %s among them", c.why, c.text, got, c.want)
		}
	}
}

// traps are sentences with words that are names elsewhere, and no name here.
var traps = []string{
	"كان أمل الناس كبيرا في أن يعم السلام", "عاش في سلام مع جيرانه", "هو رجل كريم عادل", "وصل أمس الأحد", "يوم الاثنين المقبل", "تمشي رويدا رويدا",
	"قالت الوزارة إن الحكومة ستجتمع", "في شهر آذار المقبل", "جمال الطبيعة في الربيع", "وعاد فرح الأطفال",
}

func TestTraps(t *testing.T) {
	for _, text := range traps {
		all, err := find(context.Background(), text)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range all {
			t.Errorf("%q: %q is no %s", text, e.Of(text), e.Type)
		}
	}
}

// TestOwnNames has names that a user adds: they go before all else, with what is attached outside.
func TestOwnNames(t *testing.T) {
	own, err := gazetteer.Parse("# ours\nشركة النسيم للنقل\tORGANIZATION\nالنسيم\tORGANIZATION\tشركة النسيم للنقل\nدمشق\tMISC\n")
	if err != nil {
		t.Fatal(err)
	}
	const text = "قالت شركة النسيم للنقل إن سفن النسيم غادرت، وللنسيم مكتب في دمشق"
	tokens := token.Append(nil, text)
	all, err := entity.Find(t.Context(), text, tokens, morph.Append(nil, text, tokens, morph.ATB), own)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range all {
		got = append(got, e.Of(text)+"|"+e.Type.String()+"|"+e.Canonical)
	}
	want := "شركة النسيم للنقل|ORGANIZATION|شركة النسيم للنقل، النسيم|ORGANIZATION|شركة النسيم للنقل، " +
		"لنسيم|ORGANIZATION|شركة النسيم للنقل، دمشق|MISC|دمشق"
	if all := strings.Join(got, "، "); all != want {
		t.Errorf("got  %s\nwant %s", all, want)
	}
}
