package stem

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

var snowballTables = map[string]*affixes{
	"hamzaPrefixes": &hamzaPrefixes, "conjunctions": &conjunctions, "articles": &articles, "nounPrefixes": &nounPrefixes,
	"futures": &futures, "istafala": &istafala,
	"nunEnding": &nunEnding, "longVowels": &longVowels, "femalePlural": &femalePlural, "openT": &openT,
	"femaleEnding": &femaleEnding, "relation": &relation,
	"verbObjects": &verbObjects, "verbSubjects": &verbSubjects, "verbPlurals": &verbPlurals,
	"verbPluralsBeforeObject": &verbPluralsBeforeObject, "alifMaqsura": &alifMaqsura,
}

// TestRecordedWordsTellEveryRow changes the tables row by row and wants a recorded word to tell: the words cover each row, and the number
// of letters from which on it applies.
func TestRecordedWordsTellEveryRow(t *testing.T) {
	facts := readFacts(t, "testdata/snowball.tsv")
	for name, table := range snowballTables {
		for i := range table.rows {
			wantTold(t, AppendSnowball, facts, name, &table.rows[i])
		}
	}
	facts = readFacts(t, "testdata/light10.tsv")
	for i := range light10Prefixes.rows {
		wantTold(t, AppendLight10, facts, "light10Prefixes", &light10Prefixes.rows[i])
	}
	for i := range light10Suffixes.rows {
		wantTold(t, AppendLight10, facts, "light10Suffixes", &light10Suffixes.rows[i])
	}
}

// untellable are the changes to a row that change no stem, and why.
var untellable = map[string]string{
	"openT ت 3": "a ن came off a word of 6 letters before", "openT ت 5": "the same",
	"longVowels ي 4":    "the same, or it is the ي of relation",
	"verbObjects نا 6":  "verbSubjects takes it",
	"verbSubjects نا 6": "verbObjects has taken it; the row keeps that of ا from the word", "verbSubjects نا never": "the same",
	"light10Suffixes يه 5": "ه and ي come off one by one",
}

// wantTold changes one row at a time and puts it back.
func wantTold(t *testing.T, stemmer Func, facts [][2]string, table string, row *affix) {
	t.Helper()
	was := *row
	others := []int{was.least - 1, was.least + 1, never}
	switch was.least {
	case 0:
		others = []int{never}
	case never:
		others = []int{0}
	}
	for _, least := range others {
		row.least = least
		change := fmt.Sprintf("%s %s %d", table, row.letters, least)
		change = strings.ReplaceAll(change, strconv.Itoa(never), "never")
		if _, hidden := untellable[change]; told(stemmer, facts) == hidden {
			t.Errorf("%s, not %d: told is %t", change, was.least, !hidden)
		}
		*row = was
	}
}

// told tells whether a stemmer differs from what is recorded.
func told(stemmer Func, facts [][2]string) bool {
	var buffer [256]byte
	for _, fact := range facts {
		if string(stemmer(buffer[:0], fact[0])) != fact[1] {
			return true
		}
	}
	return false
}

func readFacts(t *testing.T, path string) (facts [][2]string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if word, stem, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && !strings.HasPrefix(line, "#") {
			facts = append(facts, [2]string{word, stem})
		}
	}
	return facts
}
