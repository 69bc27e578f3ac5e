package nlp_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/khabar-nlp/khabar/internal/nlp"
	"github.com/khabar-nlp/khabar/internal/stem"
)

func TestAnalyzeStopsWithItsContext(t *testing.T) {
	text := strings.Repeat("وقالت الوكالة إن 28 عنصرا قُتلوا. ", 100_000)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := nlp.Analyze(ctx, text, nlp.Options{Sentences: true, Numbers: true, Stemmer: stem.AppendLight10}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context: error %v, want %v", err, context.Canceled)
	}
	ctx, cancel = context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err := nlp.Analyze(ctx, text, nlp.Options{Sentences: true, Numbers: true, Stemmer: stem.AppendLight10})
	if took := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || took > time.Second {
		t.Errorf("a deadline of 1 ms: error %v after %v, want %v at once", err, took, context.DeadlineExceeded)
	}
}

func TestAnalyzeNothing(t *testing.T) {
	for _, text := range []string{"", " \n\t\u200F"} {
		a, err := nlp.Analyze(t.Context(), text, nlp.Options{Sentences: true, Numbers: true, Stemmer: stem.AppendLight10})
		if err != nil || len(a.Tokens) != 0 || len(a.Sentences) != 0 {
			t.Errorf("%q: %+v, %v; want nothing", text, a, err)
		}
	}
}
