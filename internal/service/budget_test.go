package service

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// item is the news item that budgets are of, of some hundred words.
const item = "../nlp/testdata/news/33-courts-former-minister.txt"

// TestAllocationBudgets holds each call to what it allocates for one news item, with an eighth to spare: what messages, offsets and stems
// take does not grow with the text; what is found in it, a name or a number, costs some allocations each.
func TestAllocationBudgets(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates")
	}
	data, err := os.ReadFile(item)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	s := New(DefaultLimits(), quiet)
	analyze := func(features ...khabarv1.Feature) func() error {
		return func() error {
			_, err := s.Analyze(t.Context(), &khabarv1.AnalyzeRequest{Text: text, Features: features})
			return err
		}
	}
	for _, row := range []struct {
		name   string
		call   func() error
		budget float64
	}{
		{"Tokenize", func() error { _, err := s.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: text}); return err }, 22},
		{"tokens", analyze(khabarv1.Feature_FEATURE_TOKENS), 22},
		{"stems", analyze(khabarv1.Feature_FEATURE_STEMS), 11},
		{"entities", analyze(khabarv1.Feature_FEATURE_ENTITIES), 44},
		{"numbers", analyze(khabarv1.Feature_FEATURE_NUMBERS), 40},
		{"all layers", analyze(), 102},
	} {
		n := testing.AllocsPerRun(50, func() {
			if err := row.call(); err != nil {
				t.Fatal(err)
			}
		})
		if t.Logf("%s: %.0f allocations", row.name, n); n > row.budget {
			t.Errorf("%s: %.0f allocations, want at most %.0f", row.name, n, row.budget)
		}
	}
}

// TestEveryLayerStopsSoon ends the context in the middle of a megabyte of each layer, by a cancel and by a deadline: the call returns
// within ten milliseconds. Machines are shared, so that one of some tries is enough; a layer that does not look at its context fails in
// all.
func TestEveryLayerStopsSoon(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector takes ten times as long")
	}
	const soon, tries = 10 * time.Millisecond, 20
	data, err := os.ReadFile(item)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat(string(data), DefaultMaxTextBytes/len(data))
	s := New(DefaultLimits(), quiet)
	for _, features := range [][]khabarv1.Feature{
		{khabarv1.Feature_FEATURE_TOKENS}, {khabarv1.Feature_FEATURE_STEMS}, {khabarv1.Feature_FEATURE_ENTITIES},
		{khabarv1.Feature_FEATURE_NUMBERS}, nil,
	} {
		r := &khabarv1.AnalyzeRequest{Text: text, Features: features}
		whole := time.Hour
		for range 2 { // the second time knows the words of the first
			start := time.Now()
			if _, err := s.Analyze(t.Context(), r); err != nil {
				t.Fatal(err)
			}
			whole = min(whole, time.Since(start))
		}
		for _, part := range []time.Duration{whole / 4, whole / 2} {
			for _, want := range []codes.Code{codes.Canceled, codes.DeadlineExceeded} {
				least := time.Hour
				for range tries {
					if took, got := s.stopAfter(t, r, part, want); got == want {
						least = min(least, took)
					} else {
						part = part * 3 / 4 // it came to its end: the machine is less busy than it was
					}
					if least <= soon {
						break
					}
				}
				if least > soon {
					t.Errorf("%v of %v, ended after %v of %v: returned after %v at best, want %v", want, features, part, whole, least, soon)
				}
			}
		}
	}
}

// stopAfter analyses a text, ends the context in the given way after a while, and gives how long the call went on and how it ended.
func (s *Service) stopAfter(
	t *testing.T, r *khabarv1.AnalyzeRequest, while time.Duration, how codes.Code,
) (took time.Duration, got codes.Code) {
	end := time.Now().Add(while)
	ctx, cancel := context.WithDeadline(t.Context(), end)
	defer cancel()
	if how == codes.Canceled {
		ctx, cancel = context.WithCancel(t.Context())
		defer cancel()
		timer := time.AfterFunc(while, cancel)
		defer timer.Stop()
	}
	_, err := s.Analyze(ctx, r)
	return time.Since(end), status.Code(err)
}
