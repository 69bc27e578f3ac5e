package sequence_test

import (
	"testing"
	"time"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
)

// TestDefault holds that the model and the tables of names are there in little time: the names are loaded, the model lies where it is.
func TestDefault(t *testing.T) {
	start := time.Now()
	names := gazetteer.Default()
	loaded := time.Now()
	sequence.Default()
	t.Logf("%d names in %v, the model in %v", names.Len(), loaded.Sub(start), time.Since(loaded))
	if took := time.Since(start); took > time.Second {
		t.Errorf("%v, want a tenth of a second on a quiet machine", took)
	}
}
