package entity

import (
	"strconv"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/token"
)

// clusters have marked texts, [name|type], and the cluster and canonical form of each mention.
var clusters = []struct{ text, want, why string }{
	{"قال [مصطفى الكاظمي|P] ثم أضاف [الكاظمي|P] أن [مصطفى|P]", "0 0 0", "a surname, a given name"},
	{"[الكاظمي|P] ثم [مصطفى الكاظمي|P]", "0 1", "a surname before its full name is not known to be its"},
	{"[نيكولا ساركوزي|P] و[سيسيليا ساركوزي|P] و[ساركوزي|P]", "0 1 1", "the last who had the name"},
	{"[محمد بن سلمان|P] و[بن سلمان|P]", "0 0", "a name that begins with its father"},
	{"[صدام حسين|P] و[صدام المجيد حسين|P]", "0 0", "a name in the middle"},
	{"قال [خالد آيت الطالب|P] ثم أضاف [آيت الطالب|P] وعاد [الطالب|P]", "0 0 0", "the end of a name of three words"},
	{"فاز [الرجاء البيضاوي|O] وسجل ل[الرجاء|O]", "0 0", "the first word of a club"},
	{"[دمشق|L] و[دمشق|O]", "0 1", "a city and a club"},
	{"[سوريا|L] و[سورية|L]", "0 0", "two spellings of the tables"},
	{"[المرصد السوري لحقوق الإنسان|O] و[المرصد السوري|O]", "0 0", "the beginning of a long name"},
	{"[قوات الأمن الوطني الجديدة|O] ([قاوج|O]) و[قاوج|O]", "0 0 0", "a short form in brackets"},
	{"[بغداد|L] ([رويترز|O])", "0 1", "a dateline"},
}

func TestCluster(t *testing.T) {
	letters := map[string]Type{"P": Person, "L": Location, "O": Organization}
	for _, c := range clusters {
		var text strings.Builder
		var entities []Entity
		for _, part := range strings.FieldsFunc(c.text, func(r rune) bool { return r == '[' || r == ']' }) {
			name, kind, marked := strings.Cut(part, "|")
			if begin := text.Len(); marked {
				entities = append(entities, Entity{Span: token.Span{Begin: begin, End: begin + len(name)}, Type: letters[kind]})
			}
			text.WriteString(name)
		}
		r := &reading{text: text.String()}
		canonize(r, entities)
		cluster(r, entities)
		var got []string
		for _, e := range entities {
			got = append(got, strconv.Itoa(e.Cluster))
		}
		if all := strings.Join(got, " "); all != c.want {
			t.Errorf("%s: %s gives %s, want %s", c.why, c.text, all, c.want)
		}
	}
}
