package service

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"google.golang.org/protobuf/proto"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// texts gives the news items by name, and the five articles too where KHABAR_CORPUS names their folder.
func texts(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../nlp/testdata/news/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no news items: %v", err)
	}
	if folder := os.Getenv("KHABAR_CORPUS"); folder != "" {
		articles, err := filepath.Glob(filepath.Join(folder, "*.txt"))
		if err != nil || len(articles) == 0 {
			t.Fatalf("no articles where KHABAR_CORPUS points: %v", err)
		}
		files = append(files, articles...)
	}
	all := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = string(data)
	}
	return all
}

// singleCalls give a layer of a text by the call that is for it, as the part of Analyze's answer that it is.
var singleCalls = map[khabarv1.Feature]func(t *testing.T, s *Service, text string, unit khabarv1.OffsetUnit) *khabarv1.AnalyzeResponse{
	khabarv1.Feature_FEATURE_TOKENS: func(t *testing.T, s *Service, text string, unit khabarv1.OffsetUnit) *khabarv1.AnalyzeResponse {
		r, err := s.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: text, OffsetUnit: unit})
		if err != nil {
			t.Fatal(err)
		}
		return &khabarv1.AnalyzeResponse{Tokens: r.GetTokens(), Sentences: r.GetSentences()}
	},
	khabarv1.Feature_FEATURE_STEMS: func(t *testing.T, s *Service, text string, unit khabarv1.OffsetUnit) *khabarv1.AnalyzeResponse {
		r, err := s.Stem(t.Context(), &khabarv1.StemRequest{Text: text, OffsetUnit: unit})
		if err != nil {
			t.Fatal(err)
		}
		return &khabarv1.AnalyzeResponse{Stems: r.GetStems()}
	},
	khabarv1.Feature_FEATURE_ENTITIES: func(t *testing.T, s *Service, text string, unit khabarv1.OffsetUnit) *khabarv1.AnalyzeResponse {
		r, err := s.TagEntities(t.Context(), &khabarv1.TagEntitiesRequest{Text: text, OffsetUnit: unit})
		if err != nil {
			t.Fatal(err)
		}
		return &khabarv1.AnalyzeResponse{Entities: r.GetEntities()}
	},
	khabarv1.Feature_FEATURE_NUMBERS: func(t *testing.T, s *Service, text string, unit khabarv1.OffsetUnit) *khabarv1.AnalyzeResponse {
		r, err := s.ParseNumbers(t.Context(), &khabarv1.ParseNumbersRequest{Text: text, OffsetUnit: unit})
		if err != nil {
			t.Fatal(err)
		}
		return &khabarv1.AnalyzeResponse{Numbers: r.GetNumbers()}
	},
}

// TestSingleCallsGiveWhatAnalyzeGives asks for each layer by its own call, by Analyze alone, and by Analyze with all the others.
func TestSingleCallsGiveWhatAnalyzeGives(t *testing.T) {
	s := New(DefaultLimits(), quiet)
	if len(singleCalls) != len(featuresOfBuild) {
		t.Errorf("%d layers have a call of their own, want all %d", len(singleCalls), len(featuresOfBuild))
	}
	for name, text := range texts(t) {
		for unit := range units {
			analyze := func(features ...khabarv1.Feature) *khabarv1.AnalyzeResponse {
				r, err := s.Analyze(t.Context(), &khabarv1.AnalyzeRequest{Text: text, OffsetUnit: unit, Features: features})
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				return r
			}
			together := &khabarv1.AnalyzeResponse{}
			for feature, call := range singleCalls {
				single := call(t, s, text, unit)
				if !proto.Equal(single, analyze(feature)) {
					t.Errorf("%s in %v: the call of %v gives something else than Analyze of it alone", name, unit, feature)
				}
				proto.Merge(together, single)
			}
			if !proto.Equal(together, analyze()) {
				t.Errorf("%s in %v: the single calls together give something else than Analyze of all", name, unit)
			}
		}
	}
}

// TestSpansFallOnTokens wants every stem on a token, every entity and number from where a token or segment begins to where one ends, what
// is counted likewise, and each surface where its span says, in every unit. Two kinds of spans lie within a token: a name in a hashtag
// begins and ends anywhere after its sign (#ليبيا, #Libya_Floods), and the number of an IDENTIFIER is its digits (5G).
func TestSpansFallOnTokens(t *testing.T) {
	s := New(DefaultLimits(), quiet)
	spans := 0
	for name, text := range texts(t) {
		for unit, cut := range units {
			r, err := s.Analyze(t.Context(), &khabarv1.AnalyzeRequest{Text: text, OffsetUnit: unit})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			var hashtags []*khabarv1.Span
			begins, ends, tokens := map[uint32]bool{}, map[uint32]bool{}, map[[2]uint32]bool{}
			for _, token := range r.GetTokens() {
				begins[token.GetSpan().GetBegin()], ends[token.GetSpan().GetEnd()] = true, true
				tokens[[2]uint32{token.GetSpan().GetBegin(), token.GetSpan().GetEnd()}] = true
				if token.GetKind() == khabarv1.TokenKind_TOKEN_KIND_HASHTAG {
					hashtags = append(hashtags, token.GetSpan())
				}
				for _, segment := range token.GetSegments() {
					begins[segment.GetSpan().GetBegin()], ends[segment.GetSpan().GetEnd()] = true, true
				}
			}
			lies := func(what, surface string, span *khabarv1.Span) {
				spans++
				if got := cut(text, span.GetBegin(), span.GetEnd()); got != surface {
					t.Errorf("%s in %v: %s %q at %v lies on %q", name, unit, what, surface, span, got)
				}
			}
			check := func(what, surface string, span *khabarv1.Span) {
				lies(what, surface, span)
				if !begins[span.GetBegin()] || !ends[span.GetEnd()] {
					t.Errorf("%s in %v: %s %q at %v is not on tokens or segments", name, unit, what, surface, span)
				}
			}
			for _, stem := range r.GetStems() {
				check("stem of", stem.GetText(), stem.GetSpan())
				if !tokens[[2]uint32{stem.GetSpan().GetBegin(), stem.GetSpan().GetEnd()}] {
					t.Errorf("%s in %v: the stem of %q at %v is not of a token", name, unit, stem.GetText(), stem.GetSpan())
				}
			}
			tagged := func(at uint32) bool { // a hashtag, after its sign
				return slices.ContainsFunc(hashtags, func(h *khabarv1.Span) bool { return h.GetBegin() < at && at < h.GetEnd() })
			}
			for _, e := range r.GetEntities() {
				if tagged(e.GetSpan().GetBegin()) {
					begins[e.GetSpan().GetBegin()] = true
				}
				if tagged(e.GetSpan().GetEnd() - 1) {
					ends[e.GetSpan().GetEnd()] = true
				}
				check("entity", e.GetText(), e.GetSpan())
			}
			for _, n := range r.GetNumbers() {
				if n.GetKind() == khabarv1.NumberKind_NUMBER_KIND_IDENTIFIER {
					lies("number", n.GetText(), n.GetSpan())
				} else {
					check("number", n.GetText(), n.GetSpan())
				}
				if n.GetCounted() != nil {
					check("counted", n.GetCountedText(), n.GetCounted())
				}
			}
		}
	}
	if spans == 0 {
		t.Error("no spans")
	}
}
