package sequence

import (
	"testing"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// TestScore holds that the scores of tokens are what their features say, each looked up by itself as training has them.
func TestScore(t *testing.T) {
	const text = "وصل الرئيس إيمانويل ماكرون إلى بيروت، وقال لصحيفة \"الشرق الأوسط\" (لندن) إن فرنسا باقية. وفاز ريال مدريد على برشلونة بهدفين في الدوري.\n" +
		"والتقى محمد بن سلمان الأمين العام للأمم المتحدة في الرياض"
	m := Default()
	tokens := token.Append(nil, text)
	segments := morph.Append(nil, text, tokens, morph.ATB)
	names, _, err := m.Find(t.Context(), text, tokens, segments)
	if err != nil || len(names) == 0 {
		t.Fatalf("%d names, %v", len(names), err)
	}
	page := m.Read(text, tokens, segments) // its words have their features, but no votes
	f := &finder{model: m, ctx: t.Context(), text: text, page: newPage(len(tokens), m.edges)}
	if err := f.page.fill(t.Context(), text, tokens, segments, f.word); err != nil {
		t.Fatal(err)
	}
	m.survey(f.page, text, tokens)
	f.scores, f.outlooks = blank(f.scores, len(tokens)), blank(f.outlooks, len(tokens))
	looked := 0
	for _, s := range page.Sentences {
		f.score(s)
		for i := s.First; i < s.Last; i++ {
			if f.outlooks[i] == settled {
				continue
			}
			looked++
			var want lanes
			for p := range Places {
				at := i + p - Places/2
				features := page.word(s, at).Features
				if at >= s.First && at < s.Last {
					features = page.AppendWide(features[:len(features):len(features)], at)
				}
				v := m.sum(&f.prober, features)
				want.add(v.pack()[p])
			}
			for _, feature := range page.AppendNarrow(nil, s, i) {
				want.add(m.narrow.of(feature))
			}
			if f.scores[i] != want {
				t.Errorf("%s: %v, want %v", tokens[i].Of(text), f.scores[i].scores(m.step), want.scores(m.step))
			}
		}
	}
	if looked == 0 || looked == len(tokens) {
		t.Errorf("%d of %d tokens are looked at closely", looked, len(tokens))
	}
}
