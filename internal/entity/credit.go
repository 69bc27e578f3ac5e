package entity

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/cue"
	"github.com/khabar-nlp/khabar/internal/token"
)

// maxCredit is how many bytes a credit may have.
const maxCredit = 60

// credited finds the agencies that stand alone in brackets.
func credited(r *reading, _ []Entity) []Entity {
	text := r.text
	var found []Entity
	for begin := 0; ; {
		k := strings.IndexByte(text[begin:], '(')
		if k < 0 {
			return found
		}
		begin += k + 1
		end := strings.IndexAny(text[begin:min(len(text), begin+maxCredit)], ")-\n") // (الأناضول-أرشيف)
		if end < 0 {
			continue
		}
		inside := strings.TrimLeft(text[begin:begin+end], " ")
		first := begin + end - len(inside)
		if inside = strings.TrimRight(inside, " "); cue.Credits().Classes(inside) != 0 {
			found = append(found, Entity{Span: token.Span{Begin: first, End: first + len(inside)}, Type: Organization, Confidence: listedPhrase})
		}
	}
}
