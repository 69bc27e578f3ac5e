package service

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
	"unicode/utf16"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/internal/arabic"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// news has two sentences, marks, a flag of two code points that are four UTF-16 units, and three kinds of gap.
const news = "وقالت وكالة «رويترز» إن 28 عنصرا قُتلوا 🇸🇾.\nوأعلنت الوزارة الحداد\u00A0 ثلاثة أيام."

// newsTokens are the tokens of news.
var newsTokens = []struct {
	text       string
	kind       khabarv1.TokenKind
	normalized string
	sentence   uint32
	segments   string
}{
	{"وقالت", khabarv1.TokenKind_TOKEN_KIND_WORD, "وقالت", 0, "و+قالت"},
	{"وكالة", khabarv1.TokenKind_TOKEN_KIND_WORD, "وكالة", 0, ""},
	{"«", khabarv1.TokenKind_TOKEN_KIND_PUNCTUATION, "«", 0, ""},
	{"رويترز", khabarv1.TokenKind_TOKEN_KIND_WORD, "رويترز", 0, ""},
	{"»", khabarv1.TokenKind_TOKEN_KIND_PUNCTUATION, "»", 0, ""},
	{"إن", khabarv1.TokenKind_TOKEN_KIND_WORD, "ان", 0, ""},
	{"28", khabarv1.TokenKind_TOKEN_KIND_NUMBER, "28", 0, ""},
	{"عنصرا", khabarv1.TokenKind_TOKEN_KIND_WORD, "عنصرا", 0, ""},
	{"قُتلوا", khabarv1.TokenKind_TOKEN_KIND_WORD, "قتلوا", 0, ""},
	{"🇸🇾", khabarv1.TokenKind_TOKEN_KIND_EMOJI, "🇸🇾", 0, ""},
	{".", khabarv1.TokenKind_TOKEN_KIND_PUNCTUATION, ".", 0, ""},
	{"وأعلنت", khabarv1.TokenKind_TOKEN_KIND_WORD, "واعلنت", 1, "و+أعلنت"},
	{"الوزارة", khabarv1.TokenKind_TOKEN_KIND_WORD, "الوزارة", 1, ""},
	{"الحداد", khabarv1.TokenKind_TOKEN_KIND_WORD, "الحداد", 1, ""},
	{"ثلاثة", khabarv1.TokenKind_TOKEN_KIND_WORD, "ثلاثة", 1, ""},
	{"أيام", khabarv1.TokenKind_TOKEN_KIND_WORD, "ايام", 1, ""},
	{".", khabarv1.TokenKind_TOKEN_KIND_PUNCTUATION, ".", 1, ""},
}

// units are the offset units, each with the way in which its languages take a stretch out of a string.
var units = map[khabarv1.OffsetUnit]func(text string, begin, end uint32) string{
	khabarv1.OffsetUnit_OFFSET_UNIT_UNSPECIFIED: cutBytes,
	khabarv1.OffsetUnit_OFFSET_UNIT_UTF8_BYTE:   cutBytes,
	khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT: func(text string, begin, end uint32) string {
		return string(utf16.Decode(utf16.Encode([]rune(text))[begin:end]))
	},
	khabarv1.OffsetUnit_OFFSET_UNIT_CODE_POINT: func(text string, begin, end uint32) string {
		return string([]rune(text)[begin:end])
	},
}

func cutBytes(text string, begin, end uint32) string { return text[begin:end] }

func TestEveryOffsetUnitHasACut(t *testing.T) {
	for n := range khabarv1.OffsetUnit_name {
		if units[khabarv1.OffsetUnit(n)] == nil {
			t.Errorf("%v is not tested", khabarv1.OffsetUnit(n))
		}
	}
}

// TestTokenize asks for the same text over the wire in every unit. The offsets of the full stop after the flag are written out, so that
// the test does not rest on its own arithmetic alone.
func TestTokenize(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	stops := map[khabarv1.OffsetUnit]uint32{
		khabarv1.OffsetUnit_OFFSET_UNIT_UNSPECIFIED:     79,
		khabarv1.OffsetUnit_OFFSET_UNIT_UTF8_BYTE:       79,
		khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT: 44,
		khabarv1.OffsetUnit_OFFSET_UNIT_CODE_POINT:      42,
	}
	for unit, cut := range units {
		t.Run(unit.String(), func(t *testing.T) {
			r, err := s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news, OffsetUnit: unit})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.GetTokens()) != len(newsTokens) || len(r.GetSentences()) != 2 {
				t.Fatalf("%d tokens in %d sentences, want %d in 2: %v", len(r.GetTokens()), len(r.GetSentences()), len(newsTokens), r)
			}
			for i, got := range r.GetTokens() {
				want := newsTokens[i]
				if surface := cut(news, got.GetSpan().GetBegin(), got.GetSpan().GetEnd()); surface != want.text || got.GetText() != want.text {
					t.Errorf("token %d: text %q, span %v on %q; want %q", i, got.GetText(), got.GetSpan(), surface, want.text)
				}
				if got.GetKind() != want.kind || got.GetNormalized() != want.normalized || got.GetSentence() != want.sentence {
					t.Errorf("token %d: %v, want %+v", i, got, want)
				}
				if segments := joined(t, news, got, cut); segments != want.segments {
					t.Errorf("token %d: segments %q, want %q", i, segments, want.segments)
				}
			}
			if begin := r.GetTokens()[10].GetSpan().GetBegin(); begin != stops[unit] {
				t.Errorf("the full stop after the flag begins at %d, want %d", begin, stops[unit])
			}
			for i, want := range strings.Split(news, "\n") {
				if got := cut(news, r.GetSentences()[i].GetBegin(), r.GetSentences()[i].GetEnd()); got != want {
					t.Errorf("sentence %d: %q, want %q", i, got, want)
				}
			}
		})
	}
}

// TestTokenizeKinds holds the table of kinds against one token of each, since the engine's kinds and the contract's are two lists.
func TestTokenizeKinds(t *testing.T) {
	s := New(DefaultLimits(), quiet)
	tested := map[khabarv1.TokenKind]bool{khabarv1.TokenKind_TOKEN_KIND_UNSPECIFIED: true}
	for text, want := range map[string]khabarv1.TokenKind{
		"وبالحسكة":                khabarv1.TokenKind_TOKEN_KIND_WORD,
		"Reuters":                 khabarv1.TokenKind_TOKEN_KIND_FOREIGN_WORD,
		"١٬٢٣٤٫٥٦":                khabarv1.TokenKind_TOKEN_KIND_NUMBER,
		"؟":                       khabarv1.TokenKind_TOKEN_KIND_PUNCTUATION,
		"٪":                       khabarv1.TokenKind_TOKEN_KIND_SYMBOL,
		"👨‍👩‍👧":                   khabarv1.TokenKind_TOKEN_KIND_EMOJI,
		"https://example.org/خبر": khabarv1.TokenKind_TOKEN_KIND_URL,
		"news@example.org":        khabarv1.TokenKind_TOKEN_KIND_EMAIL,
		"@khabar":                 khabarv1.TokenKind_TOKEN_KIND_MENTION,
		"#غزة_الآن":               khabarv1.TokenKind_TOKEN_KIND_HASHTAG,
		"21-3-2019":               khabarv1.TokenKind_TOKEN_KIND_DATE,
		"10:30":                   khabarv1.TokenKind_TOKEN_KIND_TIME,
		"ا.ف.ب":                   khabarv1.TokenKind_TOKEN_KIND_ABBREVIATION,
	} {
		tested[want] = true
		r, err := s.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		if tokens := r.GetTokens(); len(tokens) != 1 || tokens[0].GetKind() != want || tokens[0].GetText() != text {
			t.Errorf("%q: %v, want one token of %v", text, tokens, want)
		}
	}
	for n := range khabarv1.TokenKind_name {
		if !tested[khabarv1.TokenKind(n)] {
			t.Errorf("%v is not tested", khabarv1.TokenKind(n))
		}
	}
}

// TestTokenizeNothing has texts in which nothing is a token, which is no error.
func TestTokenizeNothing(t *testing.T) {
	for _, text := range []string{" ", "\n\t", "\u200F", "\uFEFF"} {
		r, err := New(DefaultLimits(), quiet).Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: text})
		if err != nil || len(r.GetTokens()) != 0 || len(r.GetSentences()) != 0 {
			t.Errorf("%q: %v, %v; want no token, no sentence, no error", text, r, err)
		}
	}
}

// TestNormalizedMayBeEmpty has a tatweel alone between words: its neighbours' forms must not slide into its place.
func TestNormalizedMayBeEmpty(t *testing.T) {
	r, err := New(DefaultLimits(), quiet).Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: "ـ أحمد ـ ﷺ ـ"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, token := range r.GetTokens() {
		got = append(got, token.GetNormalized())
	}
	if want := []string{"", "احمد", "", "صلى الله عليه وسلم", ""}; !slices.Equal(got, want) {
		t.Errorf("normalized forms %q, want %q", got, want)
	}
}

// TestNewsItems holds what the contract promises of any text against the news items, in every unit: tokens and gaps give the text back,
// sentences tile the tokens, and Analyze gives what Tokenize gives.
func TestNewsItems(t *testing.T) {
	files, err := filepath.Glob("../nlp/testdata/news/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no news items: %v", err)
	}
	s := New(DefaultLimits(), quiet)
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		for unit, cut := range units {
			r, err := s.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: text, OffsetUnit: unit})
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			a, err := s.Analyze(t.Context(), &khabarv1.AnalyzeRequest{Text: text, OffsetUnit: unit})
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if !proto.Equal(r, &khabarv1.TokenizeResponse{Tokens: a.GetTokens(), Sentences: a.GetSentences()}) {
				t.Errorf("%s in %v: Analyze and Tokenize differ", file, unit)
			}
			checkTokens(t, filepath.Base(file)+" in "+unit.String(), text, r, cut)
		}
	}
}

// checkTokens checks a response against the promises of the contract.
func checkTokens(t *testing.T, what, text string, r *khabarv1.TokenizeResponse, cut func(string, uint32, uint32) string) {
	t.Helper()
	var back strings.Builder
	var at uint32
	gap := func(begin uint32) {
		g := cut(text, at, begin)
		if strings.ContainsFunc(g, isVisible) {
			t.Errorf("%s: the gap %q has something to be seen", what, g)
		}
		back.WriteString(g)
	}
	for i, token := range r.GetTokens() {
		gap(token.GetSpan().GetBegin())
		back.WriteString(token.GetText())
		at = token.GetSpan().GetEnd()
		if want := arabic.Fold(token.GetText()); token.GetNormalized() != want {
			t.Errorf("%s: token %d: normalized %q, want %q", what, i, token.GetNormalized(), want)
		}
		sentence := r.GetSentences()[token.GetSentence()]
		if token.GetSpan().GetBegin() < sentence.GetBegin() || at > sentence.GetEnd() {
			t.Errorf("%s: token %d at %v lies outside its sentence at %v", what, i, token.GetSpan(), sentence)
		}
		if token.GetKind() == khabarv1.TokenKind_TOKEN_KIND_UNSPECIFIED {
			t.Errorf("%s: token %d has no kind", what, i)
		}
	}
	// Whatever the unit, the rest of the text is what has not been given back yet, and it is a gap too.
	if rest, ok := strings.CutPrefix(text, back.String()); !ok || strings.ContainsFunc(rest, isVisible) {
		t.Errorf("%s: tokens and gaps do not give the text back", what)
	}
	for i, sentence := range r.GetSentences() {
		if sentence.GetBegin() >= sentence.GetEnd() || i > 0 && sentence.GetBegin() < r.GetSentences()[i-1].GetEnd() {
			t.Errorf("%s: sentence %d at %v is empty or overlaps the one before", what, i, sentence)
		}
	}
}

// joined gives the segments of a token with + between, empty where it has none, and checks that each is where it says.
func joined(t *testing.T, text string, token *khabarv1.Token, cut func(text string, begin, end uint32) string) string {
	t.Helper()
	var parts []string
	for _, s := range token.GetSegments() {
		if surface := cut(text, s.GetSpan().GetBegin(), s.GetSpan().GetEnd()); surface != s.GetText() {
			t.Errorf("segment %q of %q lies on %q", s.GetText(), token.GetText(), surface)
		}
		parts = append(parts, s.GetText())
	}
	return strings.Join(parts, "+")
}

// isVisible tells whether a code point may not lie in a gap: it is neither white space nor an invisible control.
func isVisible(c rune) bool { return !unicode.In(c, unicode.White_Space, unicode.Cf, unicode.Cc) }

// TestAnalyzeOptions has the options of layers that are not asked for, which change nothing.
func TestAnalyzeOptions(t *testing.T) {
	s := New(DefaultLimits(), quiet)
	tokens := []khabarv1.Feature{khabarv1.Feature_FEATURE_TOKENS}
	want, err := s.Analyze(t.Context(), &khabarv1.AnalyzeRequest{Text: news, Features: tokens})
	if err != nil {
		t.Fatal(err)
	}
	for why, r := range map[string]*khabarv1.AnalyzeRequest{
		"the default scheme by name": {Segmentation: khabarv1.Segmentation_SEGMENTATION_ATB},
		"options of other layers": {
			Stemmer:     khabarv1.Stemmer_STEMMER_LIGHT10,
			EntityTypes: []khabarv1.EntityType{khabarv1.EntityType_ENTITY_TYPE_PERSON, khabarv1.EntityType_ENTITY_TYPE_LOCATION},
			NumberKinds: []khabarv1.NumberKind{khabarv1.NumberKind_NUMBER_KIND_YEAR},
		},
	} {
		r.Text, r.Features = news, tokens
		if got, err := s.Analyze(t.Context(), r); err != nil || !proto.Equal(got, want) {
			t.Errorf("%s: %v, %v; want what Analyze gives without", why, got, err)
		}
	}
}

func TestGetServiceInfo(t *testing.T) {
	limits := Limits{MaxTextBytes: 1, MaxIDBytes: 2, MaxMessageBytes: 3000, MaxConcurrentStreams: 4}
	c := DefaultConfig()
	c.Limits = limits
	got, err := serve(t, c, nil).client.GetServiceInfo(t.Context(), &khabarv1.GetServiceInfoRequest{})
	if err != nil {
		t.Fatal(err)
	}
	want := &khabarv1.Limits{MaxTextBytes: 1, MaxIdBytes: 2, MaxMessageBytes: 3000, MaxConcurrentStreams: 4}
	if !proto.Equal(got.GetLimits(), want) {
		t.Errorf("limits %v, want %v", got.GetLimits(), want)
	}
	if !slices.Equal(got.GetFeatures(), []khabarv1.Feature{1, 2, 3, 4}) {
		t.Errorf("features %v, want all four", got.GetFeatures())
	}
	if got.GetVersion() == "" || got.GetNormalizationVersion() != arabic.FoldVersion {
		t.Errorf("%v: want a version, and normalization version %d", got, arabic.FoldVersion)
	}
	for _, source := range got.GetData() {
		if source.GetName() == "" || source.GetVersion() == "" || source.GetLicense() == "" || source.GetPurpose() == "" {
			t.Errorf("data source %v lacks a field", source)
		}
	}
}

// TestGetServiceInfoIsTheCallers changes an answer, which must not change the next one.
func TestGetServiceInfoIsTheCallers(t *testing.T) {
	s := New(DefaultLimits(), quiet)
	for range 2 {
		r, err := s.GetServiceInfo(t.Context(), nil)
		if err != nil || r.GetLimits().GetMaxTextBytes() != DefaultMaxTextBytes {
			t.Fatalf("%v, %v; want the default limits", r, err)
		}
		r.Limits.MaxTextBytes = 7
	}
}

// TestServiceIsSafe runs many calls at once, for the race detector, and compares their answers with that of one alone.
func TestServiceIsSafe(t *testing.T) {
	s := New(DefaultLimits(), quiet)
	r := &khabarv1.TokenizeRequest{Text: strings.Repeat(news+"\n", 50), OffsetUnit: khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT}
	want, err := s.Tokenize(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	var calls sync.WaitGroup
	for range 8 {
		calls.Go(func() {
			if got, err := s.Tokenize(t.Context(), r); err != nil || !proto.Equal(got, want) {
				t.Errorf("a call among others gives another answer, or error %v", err)
			}
		})
	}
	calls.Wait()
}

// countdown is a context that ends at the n-th time that its error is looked at, so that a test can end it at every place in turn.
type countdown struct {
	context.Context
	left  int
	looks int // after its end
	cause error
	panic any // what the first look after its end panics with, if not nil
}

// Err implements context.Context.
func (c *countdown) Err() error {
	if c.left > 0 {
		c.left--
		return nil
	}
	c.looks++
	if c.panic != nil {
		panic(c.panic)
	}
	return c.cause
}

// TestTokenizeStopsWhereverItsContextEnds ends the context at every place where the work looks at it. None may give half an answer or go
// on for long.
func TestTokenizeStopsWhereverItsContextEnds(t *testing.T) {
	s := New(DefaultLimits(), quiet)
	text := strings.Repeat(news+"\n", 200<<10/(len(news)+1))
	ends := []struct {
		cause error
		code  codes.Code
	}{{context.Canceled, codes.Canceled}, {context.DeadlineExceeded, codes.DeadlineExceeded}}
	for n := 0; ; n++ {
		end := ends[n%len(ends)]
		ctx := &countdown{Context: t.Context(), left: n, cause: end.cause}
		r, err := s.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: text})
		if ctx.looks == 0 {
			if err != nil {
				t.Errorf("a context that ends after the work: %v", err)
			}
			if want := 3 * 20_000 / stride; n < want {
				t.Errorf("a text of some 20 000 tokens looks %d times at its context, want at least %d", n, want)
			}
			break
		}
		if status.Code(err) != end.code || r != nil {
			t.Fatalf("a context that ends at look %d with %v: response %t, error %v; want code %v", n, end.cause, r != nil, err, end.code)
		}
		if ctx.looks > 5 {
			t.Errorf("a context that ends at look %d is looked at %d times more; want the work to stop", n, ctx.looks)
		}
	}
}

// TestDeadlines has real contexts, in this process on a text that takes a hundred times as long as its deadline, and over the wire on a
// megabyte. How soon the work stops is not measured closely: the test above holds it to its context.
func TestDeadlines(t *testing.T) {
	const line = "وقالت الوكالة إن 28 عنصرا قُتلوا. "
	limits := DefaultLimits()
	limits.MaxTextBytes <<= 4
	long := &khabarv1.TokenizeRequest{Text: strings.Repeat(line, limits.MaxTextBytes/len(line))}
	request := &khabarv1.TokenizeRequest{Text: strings.Repeat(line, DefaultMaxTextBytes/len(line))}
	service := New(limits, quiet)
	wire := serve(t, DefaultConfig(), nil).client
	for how, tokenize := range map[string]func(context.Context) error{
		"directly":      func(ctx context.Context) error { _, err := service.Tokenize(ctx, long); return err },
		"over the wire": func(ctx context.Context) error { _, err := wire.Tokenize(ctx, request); return err },
	} {
		cancelled, cancel := context.WithCancel(t.Context())
		cancel()
		wantCode(t, "a cancelled context "+how, tokenize(cancelled), codes.Canceled)

		late, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
		wantCode(t, "a deadline that is past "+how, tokenize(late), codes.DeadlineExceeded)
		cancel()

		start := time.Now()
		soon, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		wantCode(t, "a deadline of 1 ms "+how, tokenize(soon), codes.DeadlineExceeded)
		cancel()
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("a deadline of 1 ms %s took %v", how, took)
		}
	}
}

// TestCancelReachesTheService has a caller give up on a call that is under way.
func TestCancelReachesTheService(t *testing.T) {
	ended := make(chan error, 1)
	begun := make(chan struct{})
	s := serve(t, DefaultConfig(), fake{tokenize: func(ctx context.Context, _ *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
		close(begun)
		<-ctx.Done()
		ended <- ctx.Err()
		return nil, status.FromContextError(ctx.Err()).Err()
	}})
	ctx, cancel := context.WithCancel(t.Context())
	answer := make(chan error, 1)
	go func() {
		_, err := s.client.Tokenize(ctx, &khabarv1.TokenizeRequest{Text: news})
		answer <- err
	}()
	within(t, "the call's begin", begun)
	cancel()
	wantCode(t, "the caller who gave up", within(t, "the caller's answer", answer), codes.Canceled)
	if err := within(t, "the end of the service's context", ended); !errors.Is(err, context.Canceled) {
		t.Errorf("the service's context ended with %v, want %v", err, context.Canceled)
	}
}

// maxAllocations is what a Tokenize may allocate, however long the text: a few slices, the growth of two of them, and buffers of pools that were
// emptied in the meantime, which the race detector does on purpose.
const maxAllocations = 60

func TestTokenizeAllocations(t *testing.T) {
	checkAllocations(t, "وقالت الوكالة إن 28 عنصرا قُتلوا، بينهم 3 من وكالة Reuters.\n")
}

// TestTokenizeAllocationsWithSigns is the same with signs outside ASCII and the Arabic block, of which Arabic news is full.
func TestTokenizeAllocationsWithSigns(t *testing.T) {
	checkAllocations(t, news+"\n")
}

// checkAllocations tokenises a short and a long text made of one line.
func checkAllocations(t *testing.T, line string) {
	s := New(DefaultLimits(), quiet)
	for _, size := range []int{2 << 10, 200 << 10} {
		for _, unit := range []khabarv1.OffsetUnit{khabarv1.OffsetUnit_OFFSET_UNIT_UTF8_BYTE, khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT} {
			r := &khabarv1.TokenizeRequest{Text: strings.Repeat(line, size/len(line)), OffsetUnit: unit}
			n := testing.AllocsPerRun(10, func() {
				if _, err := s.Tokenize(t.Context(), r); err != nil {
					t.Fatal(err)
				}
			})
			t.Logf("%d bytes in %v: %v allocations", len(r.GetText()), unit, n)
			if n > maxAllocations {
				t.Errorf("%d bytes in %v: %v allocations, want at most %d", len(r.GetText()), unit, n, maxAllocations)
			}
		}
	}
}
