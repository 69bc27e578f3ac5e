package service

import (
	"sync/atomic"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// Found counts what was found in texts, by layer. Its zero value has found nothing. It is safe for concurrent use.
type Found struct {
	counts [khabarv1.Feature_FEATURE_NUMBERS + 1]atomic.Int64
}

// Of gives how many tokens, stems, entities or numbers were found; of a layer that does not exist it panics.
func (f *Found) Of(layer khabarv1.Feature) int64 { return f.counts[layer].Load() }

func (f *Found) add(layer khabarv1.Feature, n int) {
	if n > 0 {
		f.counts[layer].Add(int64(n))
	}
}
