package cue_test

import (
	"testing"

	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/token"
)

// words have a word, its kind, and the cues that it has to have and not to have.
var words = []struct {
	word      string
	kind      token.Kind
	want, not cue.Set
	why       string
}{
	{"سوريا", token.Word, cue.Name | cue.Alone, cue.Head, "a name of one word"},
	{"المخابرات", token.Word, cue.National, cue.Head, "a body that many states have"},
	{"العسكرية", token.Word, cue.Later, cue.National, "a later word of المخابرات العسكرية"},
	{"الأناضول", token.Word, cue.Credit | cue.Alone, 0, "an agency that stands in brackets"},
	{"الأوروبية", token.Word, cue.Credit, 0, "the first word of one"},
	{"المرصد", token.Word, cue.Alias | cue.Official, 0, "a short name begins with it; so do official names"},
	{"فيلم", token.Word, cue.Head, cue.Official, "a noun that tells of the name in quotes after it"},
	{"وفيلم", token.Word, cue.Head, 0, "with what is attached"},
	{"اذاعة", token.Word, cue.Head, 0, "no hamza"},
	{"للمركز", token.Word, cue.Official, cue.Head, "after ل the article has no alif"},
	{"بن", token.Word, cue.Son, 0, "between a name and the father's"},
	{"بِن", token.Word, 0, cue.Son, "only as news writes it, without marks"},
	{"وكانت", token.Word, cue.Been, cue.Saying, "with و"},
	{"وأوردت", token.Word, cue.Reporting, 0, "with و and a hamza"},
	{"فأوردت", token.Word, 0, cue.Reporting, "not with ف"},
	{"Reuters", token.ForeignWord, cue.Capital, 0, "a capital"},
	{"reuters", token.ForeignWord, 0, cue.Capital, "none"},
	{"U.S.", token.Abbreviation, cue.Capital, 0, "an abbreviation"},
	{"«", token.Punctuation, cue.Opening, 0, "opens a quotation"},
	{"»", token.Punctuation, 0, cue.Opening, "closes one"},
	{"@samer", token.Mention, cue.Handle, cue.Capital, "an account"},
}

func TestOf(t *testing.T) {
	for _, c := range words {
		path := gazetteer.PathOf(c.word)
		got := cue.Of(c.word, c.kind, gazetteer.Default().Classes(c.word), []gazetteer.Path{path})
		if got&c.want != c.want || got&c.not != 0 {
			t.Errorf("%s: %b, want %b and not %b: %s", c.word, got, c.want, c.not, c.why)
		}
	}
}

func TestSaying(t *testing.T) {
	var speech gazetteer.Set = 1 << gazetteer.Speech
	if got := cue.Of("قال", token.Word, speech, []gazetteer.Path{0}); got&cue.Saying == 0 {
		t.Errorf("a verb of saying has %b", got)
	}
}

func TestHeadAt(t *testing.T) {
	for _, c := range []struct {
		word  string
		begin int
		ok    bool
	}{{"فيلم", 0, true}, {"بفيلم", len("ب"), true}, {"فيلمان", 0, false}, {"", 0, false}} {
		if _, begin, ok := cue.HeadAt(c.word); ok != c.ok || ok && begin != c.begin {
			t.Errorf("%q: %d, %t, want %d, %t", c.word, begin, ok, c.begin, c.ok)
		}
	}
}

func TestOfficialAt(t *testing.T) {
	for _, c := range []struct {
		word  string
		begin int
		ok    bool
	}{{"المركز", 0, true}, {"والمركز", len("و"), true}, {"للمركز", len("ل"), true}, {"مركز", 0, false}, {"ومركز", 0, false}} {
		if begin, ok := cue.OfficialAt(c.word); ok != c.ok || ok && begin != c.begin {
			t.Errorf("%q: %d, %t, want %d, %t", c.word, begin, ok, c.begin, c.ok)
		}
	}
}
