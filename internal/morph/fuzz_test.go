package morph_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

func FuzzAppend(f *testing.F) {
	for _, c := range append(rows(f, segmentsFile), rows(f, normalizedFile)...) {
		f.Add(c.text)
	}
	for _, piece := range hostile {
		f.Add(strings.Repeat(piece, 3))
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := token.Append(nil, text)
		for _, scheme := range []morph.Scheme{morph.ATB, morph.D3} {
			segments := morph.Append(nil, text, tokens, scheme)
			wantCovered(t, text, tokens, segments, scheme)
			bySteps := morph.NewSegmenter(text, tokens, scheme)
			var steps []morph.Segment
			for range tokens {
				steps = bySteps.Append(steps, 1)
			}
			if !slices.Equal(steps, segments) {
				t.Fatalf("%q: %v token by token, %v at once", text, steps, segments)
			}
		}
	})
}

// wantCovered fails where the segments do not cover the words of a text exactly and in order, or are no sane clitics.
func wantCovered(t *testing.T, text string, tokens []token.Token, segments []morph.Segment, scheme morph.Scheme) {
	t.Helper()
	for i, tok := range tokens {
		if tok.Kind != token.Word {
			continue
		}
		at, before := tok.Begin, morph.Role(0)
		for len(segments) > 0 && segments[0].Token == i {
			s := segments[0]
			segments = segments[1:]
			if s.Begin != at || s.End <= s.Begin || s.End > tok.End {
				t.Fatalf("%.80q: segment %v of %q begins or ends out of place, want it at %d", text, s.Span, tok.Of(text), at)
			}
			if !mayFollow(before, s.Role, scheme) {
				t.Fatalf("%q: %v after %v in %q", text, s.Role, before, tok.Of(text))
			}
			if len(s.AppendNormalized(nil, text)) == 0 {
				t.Fatalf("%q: segment %q of %q is nothing in full", text, s.Of(text), tok.Of(text))
			}
			at, before = s.End, s.Role
		}
		if at != tok.End {
			t.Fatalf("%q: the segments of %q end at %d, want %d", text, tok.Of(text), at, tok.End)
		}
	}
	if len(segments) > 0 {
		t.Fatalf("%q: %d segments are of no word", text, len(segments))
	}
}

// mayFollow tells whether a segment may have a role after one with another, 0 at the beginning of a word.
func mayFollow(before, role morph.Role, scheme morph.Scheme) bool {
	switch role {
	case morph.ConjunctionRole:
		return before == 0 || before == morph.Interrogative // أفلا
	case morph.Interrogative, morph.Future:
		return before == 0 || before == morph.ConjunctionRole
	case morph.Preposition:
		return before == 0 || before == morph.ConjunctionRole
	case morph.ArticleRole:
		return scheme == morph.D3 && (before == 0 || before == morph.ConjunctionRole || before == morph.Preposition)
	case morph.Negation:
		return before != morph.PronounRole
	case morph.Stem:
		return before != morph.Stem && before != morph.PronounRole
	case morph.PronounRole:
		return before == morph.Stem || before == morph.Preposition
	default:
		return false
	}
}

// hostile are pieces that, repeated, make a careless analyser look at a word again and again.
var hostile = []string{
	"و", "ف", "ب", "ل", "لل", "ال", "وال", "ها", "هم", "كما", "ه", "ي", "ا", "أ", "ن", "نا", "و ", "ب ", "ل ", "وه ", "له ", "لله ",
	"فقد ", "مما ", "ـ", "لـ", "و\u064B", "ﻻ", "ﻻ ", "ﷲ", "ﷺ ", "ولل ", "وبمدرستهم", "وبمدرستهم ", "هههه ", "پ", "ٱ", "\u0670", "ا\u0654", "ے ",
}

// TestLinear checks that no hostile piece, repeated to a megabyte, takes long: a quadratic case would take minutes.
func TestLinear(t *testing.T) {
	const size = 1 << 20
	if testing.Short() {
		t.Skip("a megabyte for each hostile piece")
	}
	var tokens []token.Token
	var segments []morph.Segment
	for _, piece := range hostile {
		text := strings.Repeat(piece, size/len(piece))
		tokens = token.Append(tokens[:0], text)
		start := time.Now()
		segments = morph.Append(segments[:0], text, tokens, morph.ATB)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q repeated to a megabyte took %v", piece, took)
		}
		wantCovered(t, text, tokens, segments, morph.ATB)
	}
}

func TestAppendAllocatesNothing(t *testing.T) {
	var text strings.Builder
	for _, c := range append(rows(t, segmentsFile), rows(t, normalizedFile)...) {
		text.WriteString(c.text + "\n")
	}
	tokens := token.Append(nil, text.String())
	segments := make([]morph.Segment, 0, 4*len(tokens))
	var full []byte
	for _, scheme := range []morph.Scheme{morph.ATB, morph.D3} {
		if n := testing.AllocsPerRun(20, func() { segments = morph.Append(segments[:0], text.String(), tokens, scheme) }); n != 0 {
			t.Errorf("Append to a long enough slice: %v allocations, want 0", n)
		}
	}
	const word = "وبمدرستهم"
	segments = morph.Append(segments[:0], word, token.Append(tokens[:0], word), morph.ATB)
	if n := testing.AllocsPerRun(20, func() {
		full = full[:0]
		for _, s := range segments {
			full = s.AppendNormalized(full, word)
		}
	}); n != 0 {
		t.Errorf("AppendNormalized to a long enough slice: %v allocations, want 0", n)
	}
}
