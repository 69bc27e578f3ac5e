package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// news are the words of a corpus of news, folded.
type news struct {
	count map[string]int
	after map[string]int // how often the word, with ال, stands right after another with ال: الحكومة التونسية
	// how often the word stands right after لم
	jussive map[string]int
}

func countNews(path string) (*news, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	content, err := io.ReadAll(unzipped)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	text := strings.ToValidUTF8(string(content), "")
	n := &news{map[string]int{}, map[string]int{}, map[string]int{}}
	definite, jussive, end := false, false, 0
	for t := range token.All(text) {
		if t.Kind != token.Word {
			definite, jussive = false, false
			continue
		}
		word := arabic.Fold(t.Of(text))
		n.count[word]++
		article := strings.HasPrefix(word, "ال")
		if article && definite && t.Begin == end+1 {
			n.after[word]++
		}
		if jussive {
			n.jussive[word]++
		}
		definite, jussive, end = article || hasArticle(word), jussives[word], t.End
	}
	return n, nil
}

// hasArticle tells whether a word seems to have ال after a clitic.
func hasArticle(word string) bool {
	for _, p := range []string{"وال", "بال", "لل", "كال", "فال"} {
		if strings.HasPrefix(word, p) && len(word) > len(p)+6 {
			return true
		}
	}
	return false
}

// Bounds of what news must say before a feminine is an adjective.
const (
	minSeen        = 8
	adjectiveShare = 0.4 // of its occurrences with ال that follow another word with ال
)

// nouns are words in ة that are nouns of their own in news elsewhere than in the corpus, which is Tunisian: المناطق البلدية.
var nouns = map[string]bool{
	"شخصية": true, "معلومة": true, "مهمة": true, "بلدية": true, "صيدلية": true, "افتتاحية": true, "داعية": true, "خلفية": true,
	"عقلية": true,
	"عشرة":  true, "خصوصية": true, "قارة": true, "ملكية": true,
}

// verbalNoun tells whether a word has the shape of مشاركة, which is a verbal noun before it is a participle.
func verbalNoun(key string) bool {
	r := []rune(key)
	return len(r) == 6 && r[0] == 'م' && r[2] == 'ا'
}

// adjectives gives the lemmas in ة that the lexicon has as nouns and that news has as feminines of adjectives, with these: العربية is عربي
// far more often than the Arabic language.
func (n *news) adjectives(lexicon *morph.Lexicon) string {
	rows := map[string]string{}
	lexicon.Each(func(f morph.Form) {
		key := f.Key()
		masculine, ok := strings.CutSuffix(key, "ة")
		if !ok || f.Use()&morph.Adjective == 0 {
			return
		}
		if verbalNoun(key) || nouns[key] {
			return
		}
		noun, adjective := false, false
		for _, l := range f.AppendLemmas(nil) {
			noun = noun || l.POS == morph.Noun && arabic.Fold(l.Key) == key
			adjective = adjective || l.POS == morph.Adj && arabic.Fold(l.Key) == masculine
		}
		seen := n.count["ال"+key]
		if noun && adjective && seen >= minSeen && float64(n.after["ال"+key]) >= adjectiveShare*float64(seen) {
			rows[key] = masculine
		}
	})
	var b strings.Builder
	b.WriteString("# Words in ة that news has as feminines of adjectives rather than as nouns: word, adjective. Written by\n" +
		"# internal/build/stems from the lexicon of internal/morph and the ANT corpus 1.1 (Apache-2.0): a word counts that follows another\n" +
		"# with ال often enough. Licence of this file: CC BY-SA 4.0, the lexicon's.\n")
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(&b, "%s\t%s\n", key, rows[key])
	}
	return b.String()
}
