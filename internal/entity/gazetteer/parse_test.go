package gazetteer_test

import (
	"testing"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

func TestParse(t *testing.T) {
	table, err := gazetteer.Parse("# names\n\nالنسيم للنقل\tORGANIZATION\r\nالنسيم\tORGANIZATION\tالنسيم للنقل\n")
	if err != nil || table.Len() != 2 {
		t.Fatalf("%v, %v", table, err)
	}
	if full, ok := table.Canonical(gazetteer.Organization, "النسيم"); !ok || full != "النسيم للنقل" {
		t.Errorf("canonical form %q, %t", full, ok)
	}
	for file, want := range map[string]string{
		"النسيم":                       `line 1: "النسيم": 1 columns, want a name, its type and, where it is an alias, its canonical form`,
		"# x\nالنسيم\tBODY":            `line 2: type "BODY", want PERSON, LOCATION, ORGANIZATION or MISC`,
		"النسيم\tTITLE":                `line 1: type "TITLE", want PERSON, LOCATION, ORGANIZATION or MISC`,
		" \tPERSON":                    `line 1: " \tPERSON": no name`,
		"النسيم\tORGANIZATION\tx\ty\n": `line 1: "النسيم\tORGANIZATION\tx\ty": 4 columns, want a name, its type and, where it is an alias, its canonical form`,
	} {
		if _, err := gazetteer.Parse(file); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", file, err, want)
		}
	}
}
