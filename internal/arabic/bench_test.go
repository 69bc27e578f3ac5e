package arabic_test

import (
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// BenchmarkAppendFold folds words one by one, as they come in news.
func BenchmarkAppendFold(b *testing.B) {
	const text = "أعلنت وزارة الداخلية العراقية، أمس الأحد، إلقاء القبض على 28 مُتّهمًا في بغداد «بعد متابعة» استمرّت شهرين"
	words := strings.Fields(text)
	buffer := make([]byte, 0, 2*len(text))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		buffer = buffer[:0]
		for _, w := range words {
			buffer = arabic.AppendFold(buffer, w)
		}
	}
}
