package entity_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/khabar-nlp/khabar/internal/entity"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// find runs the whole chain over a text.
func find(ctx context.Context, text string) ([]entity.Entity, error) {
	tokens := token.Append(nil, text)
	return entity.Find(ctx, text, tokens, morph.Append(nil, text, tokens, morph.ATB), nil)
}

// notation writes the names of a text as [name/TYPE], one after the other.
func notation(t *testing.T, text string) string {
	t.Helper()
	all, err := find(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range all {
		list = append(list, "["+e.Of(text)+"/"+e.Type.String()+"]")
	}
	return strings.Join(list, " ")
}

// sentences are written for the test; what is attached to a name is outside.
var sentences = []struct{ text, want, why string }{
	{"وصل الرئيس الفرنسي إيمانويل ماكرون إلى بيروت.", "[إيمانويل ماكرون/PERSON] [بيروت/LOCATION]", "a title and a nationality are outside"},
	{"سافر الوزير من باريس وبرلين إلى موسكو.", "[باريس/LOCATION] [برلين/LOCATION] [موسكو/LOCATION]", "و is outside"},
	{"أعلنت الأمم المتحدة أن سوريا تحتاج إلى مساعدات.", "[الأمم المتحدة/ORGANIZATION] [سوريا/LOCATION]", "a body of two words"},
	{"ارتفعت أسعار الخبز أمس الأحد في الأسواق.", "", "a day is no name"},
	{"يجري المعلم تجربة في المدرسة صباح كل يوم.", "", "common words"},
	{"", "", "nothing"},
}

func TestFind(t *testing.T) {
	for _, c := range sentences {
		if got := notation(t, c.text); got != c.want {
			t.Errorf("%s: got %s, want %s: %s", c.text, got, c.want, c.why)
		}
	}
}

// TestMemory holds that a surname is known from the full name elsewhere in the text.
func TestMemory(t *testing.T) {
	got := notation(t, "وقال المدير جوناثان فيلدكروفت إن الخطة جاهزة.\nوأوضح فيلدكروفت أن العمل يبدأ غدا.\nثم غادر فيلدكروفت القاعة.")
	if strings.Count(got, "فيلدكروفت/PERSON") != 3 {
		t.Errorf("got %s, want three times the same person", got)
	}
}

// TestSpans holds what every result keeps: in order, not overlapping, inside the text, confidence between 0 and 1.
func TestSpans(t *testing.T) {
	text := strings.Repeat("قالت وكالة رويترز إن للجزيرة مكتبا في القاهرة، (د١عش) #سوريا «حزب الله» ـــ \xff ٣.٥\n", 200)
	all, err := find(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	end := 0
	for _, e := range all {
		if e.Begin < end || e.End <= e.Begin || e.End > len(text) || e.Confidence < 0 || e.Confidence > 1.001 || e.Type.String() == "" {
			t.Fatalf("%+v after %d", e, end)
		}
		end = e.End
	}
}

func TestFindStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := find(ctx, strings.Repeat("قال الوزير في بغداد. ", 1000)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

// TestModel holds the size of the model, and that it opens quickly: nothing is loaded but the tables of names.
func TestModel(t *testing.T) {
	const limit = 25 << 20
	file, err := os.ReadFile("sequence/model.bin")
	if err != nil {
		t.Fatal(err)
	}
	if len(file) > limit {
		t.Errorf("the model has %d bytes, want at most %d", len(file), limit)
	}
	start := time.Now()
	if _, err := sequence.Open(string(file)); err != nil {
		t.Fatal(err)
	}
	t.Logf("opened in %v", time.Since(start))
	if _, err := sequence.Open("no model"); err == nil {
		t.Error("no error for a file that is no model")
	}
	if _, err := sequence.Open(string(file[:len(file)/2])); err == nil {
		t.Error("no error for half a model")
	}
}
