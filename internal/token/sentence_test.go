package token_test

import (
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/token"
)

// sentences are texts cut by a bar, which no text holds, and why each is there.
var sentences = []struct{ want, why string }{
	{"قال الوزير نعم.| ثم مضى.", "a full stop"},
	{"أين هم؟| لا أحد يعلم!| حقا…| نعم", "the other ends"},
	{"عنوان بلا نقطة|\nنص الخبر", "a line break ends a headline"},
	{"سطر|\r\nسطر|\u2028سطر", "every kind of line break"},
	{"حريق في المرفأ.. الدفاع المدني يخلي الحي", "two dots are a pause"},
	{"انتهى..|\nوبدأ", "unless the line ends"},
	{"انتهى الأمر... |ثم بدأ", "three dots are an end"},
	{"الأولى.|والثانية", "a missing space"},
	{"قال د. سمير إن أ.د. علي حضر.| وانتهى", "not after titles"},
	{"جورج و. بوش وصل.| ثم غادر", "nor initials"},
	{"سنة 330 ق.م. في مصر", "nor eras"},
	{"بلغ 3.5 بالمئة و1.250,75 ليرة", "nor inside numbers"},
	{"انظر www.example.org.| ثم عد", "nor inside addresses, but after them"},
	{"1. البند الأول|\n2. البند الثاني", "nor after the number of a list"},
	{"وصل 5.| ثم غادر", "but after a number in a sentence"},
	{"قال «وصلنا. ثم غادرنا» ومضى.| وسكت", "not inside a quotation that goes on"},
	{"قال \"وصلنا. ثم غادرنا\" ومضى", "nor with straight quotes"},
	{"قال “وصلنا. ثم غادرنا” ومضى", "nor with curly ones"},
	{"قال ”وصلنا. ثم غادرنا“ ومضى", "nor with curly ones the wrong way round"},
	{"قال »وصلنا. ثم غادرنا« ومضى", "nor with guillemets the wrong way round"},
	{"قال ((وصلنا. ثم غادرنا)) ومضى (انظر. هنا) بعيدا", "nor in doubled or single brackets"},
	{"قال «إن \"الأول. والثاني\" هنا. نعم» ومضى", "nor in nested quotations"},
	{"قال «وصلنا.| ثم غادرنا.|\nوسكت", "a quotation that its line never closes is none"},
	{"قال «وصلنا.| ثم غادرنا.| قال «نعم. لا» ومضى", "and one after it counts by itself"},
	{"قال: «انتهى الأمر.»| ثم غادر", "closing quotes stay with their sentence"},
	{"(انتهى الأمر.)| ثم غادر", "and brackets"},
	{"قال \"انتهى الأمر.\"| ثم غادر", "and straight quotes"},
	{"قال \"انتهى «الأمر.»\"| ثم غادر", "and two of them"},
	{"قال \"انتهى الأمر\".| ثم غادر", "the stop after the quotation"},
	{"«أين هم؟».| ثم غادر", "an end on both sides of the quote"},
	{"«أين هم؟»، قال الوزير.| وسكت", "a comma goes on"},
	{"«أين هم؟» - قال الوزير", "and a dash"},
	{"«أين هم؟»| سأل الوزير", "without one it is an end"},
	{"انتهى!| 🙏🏽 #نعم", "what follows an end is a sentence"},
	{"نص|\n***|\nنص", "a line of stars"},
	{"قال ل\"رويترز. نعم\" هنا", "a quotation after a proclitic"},
	{"و»أوصى. ثم» مضى", "an opening sign of the wrong shape after a proclitic"},
	{"انتهى الهرب .| ثم عادوا .", "a space before the stop"},
	{"\"سيسي. ثم\" قال \"لا. نعم\" وسكت.| ثم", "two quotations in straight quotes"},
	{"المادة (أ. ب) والمادة (ج", "a bracket never closed"},
	{"قال (ثم.|\nقال) نعم", "a bracket closed on another line"},
}

func TestAppendSentences(t *testing.T) {
	for _, c := range sentences {
		text := strings.ReplaceAll(c.want, "|", "")
		var b strings.Builder
		pos := 0
		tokens := token.Append(nil, text)
		for i, s := range token.AppendSentences(nil, text, tokens) {
			if i > 0 {
				b.WriteByte('|')
			}
			b.WriteString(strings.Trim(text[pos:s.End], " \r\n\u2028"))
			pos = s.End
		}
		parts := strings.Split(c.want, "|")
		for i := range parts {
			parts[i] = strings.Trim(parts[i], " \r\n\u2028")
		}
		if want := strings.Join(parts, "|"); b.String() != want {
			t.Errorf("%s:\n\tgot  %q\n\twant %q", c.why, b.String(), want)
		}
	}
}

// checkSentences fails where sentences are not whole tokens, all of them, in order.
func checkSentences(t *testing.T, text string, tokens []token.Token, sentences []token.Sentence) {
	t.Helper()
	next := 0
	for i, s := range sentences {
		if s.First != next || s.Last <= s.First || s.Last > len(tokens) {
			t.Fatalf("%q: sentence %d holds tokens %d to %d, want from %d on", text, i, s.First, s.Last, next)
		}
		if s.Begin != tokens[s.First].Begin || s.End != tokens[s.Last-1].End {
			t.Fatalf("%q: sentence %d is %v, but its tokens are %v to %v", text, i, s.Span, tokens[s.First], tokens[s.Last-1])
		}
		if strings.ContainsAny(s.Of(text), "\n\r\u2028\u2029\u0085\v\f") {
			t.Fatalf("%q: sentence %d holds a line break: %q", text, i, s.Of(text))
		}
		next = s.Last
	}
	if next != len(tokens) {
		t.Fatalf("%q: sentences end at token %d of %d", text, next, len(tokens))
	}
}

func FuzzAppendSentences(f *testing.F) {
	for _, c := range sentences {
		f.Add(strings.ReplaceAll(c.want, "|", ""))
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := token.Append(nil, text)
		checkSentences(t, text, tokens, token.AppendSentences(nil, text, tokens))
	})
}
