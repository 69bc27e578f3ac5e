package service

import (
	"context"
	"errors"
	"strings"
	"testing"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	grpcmetadata "google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// smallest are limits that a word or two exceeds.
var smallest = Limits{MaxTextBytes: 20, MaxIDBytes: 10, MaxMessageBytes: 1000, MaxConcurrentStreams: 10}

// refusals has a request for every reason that a request can be refused for, with all that its caller is told.
var refusals = []struct {
	why         string
	request     proto.Message
	code        codes.Code
	reason      khabarv1.ErrorReason
	field       string
	description string
	metadata    map[string]string
	directly    bool // the wire does not carry such a request
}{
	{
		"no text", &khabarv1.TokenizeRequest{},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_EMPTY, "text",
		"0 bytes, want at least 1", map[string]string{"got": "0", "min": "1"}, false,
	},
	{
		"no request", (*khabarv1.TokenizeRequest)(nil),
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_EMPTY, "text",
		"0 bytes, want at least 1", map[string]string{"got": "0", "min": "1"}, true,
	},
	{
		"no text for Analyze", &khabarv1.AnalyzeRequest{},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_EMPTY, "text",
		"0 bytes, want at least 1", map[string]string{"got": "0", "min": "1"}, false,
	},
	{
		"no text comes before what else is wrong", &khabarv1.TokenizeRequest{OffsetUnit: 9},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_EMPTY, "text",
		"0 bytes, want at least 1", map[string]string{"got": "0", "min": "1"}, false,
	},
	{
		"one byte more than the limit, which counts bytes and not letters", &khabarv1.TokenizeRequest{Text: "قُتل عنصران"},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_TOO_LONG, "text",
		"21 bytes, want at most 20", map[string]string{"got": "21", "max": "20"}, false,
	},
	{
		"the same for Analyze", &khabarv1.AnalyzeRequest{Text: "قُتل عنصران"},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_TOO_LONG, "text",
		"21 bytes, want at most 20", map[string]string{"got": "21", "max": "20"}, false,
	},
	{
		"a letter without its second byte", &khabarv1.TokenizeRequest{Text: "قتل \xd8"},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_NOT_UTF8, "text",
		"byte 7 is not UTF-8", map[string]string{"offset": "7"}, true,
	},
	{
		"half of a surrogate pair, for Analyze", &khabarv1.AnalyzeRequest{Text: "\xed\xa0\xbd"},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_NOT_UTF8, "text",
		"byte 0 is not UTF-8", map[string]string{"offset": "0"}, true,
	},
	{
		"the replacement character itself is UTF-8, the byte after it is not", &khabarv1.TokenizeRequest{Text: "\uFFFD\xff"},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_NOT_UTF8, "text",
		"byte 3 is not UTF-8", map[string]string{"offset": "3"}, true,
	},
	{
		"an offset unit of a later version", &khabarv1.TokenizeRequest{Text: "خبر", OffsetUnit: 4},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_UNKNOWN, "offset_unit",
		"4, want one of OFFSET_UNIT_UTF8_BYTE to OFFSET_UNIT_CODE_POINT", map[string]string{"got": "4", "max": "3"}, false,
	},
	{
		"a number below zero", &khabarv1.AnalyzeRequest{Text: "خبر", OffsetUnit: -1},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_UNKNOWN, "offset_unit",
		"-1, want one of OFFSET_UNIT_UTF8_BYTE to OFFSET_UNIT_CODE_POINT", map[string]string{"got": "-1", "max": "3"}, false,
	},
	{
		"an unknown scheme", &khabarv1.TokenizeRequest{Text: "خبر", Segmentation: 4},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_UNKNOWN, "segmentation",
		"4, want one of SEGMENTATION_NONE to SEGMENTATION_D3", map[string]string{"got": "4", "max": "3"}, false,
	},
	{
		"an unknown stemmer", &khabarv1.AnalyzeRequest{Text: "خبر", Stemmer: 4},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_UNKNOWN, "stemmer",
		"4, want one of STEMMER_LIGHT to STEMMER_SNOWBALL", map[string]string{"got": "4", "max": "3"}, false,
	},
	{
		"an unknown feature", &khabarv1.AnalyzeRequest{Text: "خبر", Features: []khabarv1.Feature{1, 5}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_UNKNOWN, "features[1]",
		"5, want one of FEATURE_TOKENS to FEATURE_NUMBERS", map[string]string{"got": "5", "max": "4"}, false,
	},
	{
		"unspecified in a list", &khabarv1.AnalyzeRequest{Text: "خبر", Features: []khabarv1.Feature{0}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_UNKNOWN, "features[0]",
		"0, want one of FEATURE_TOKENS to FEATURE_NUMBERS", map[string]string{"got": "0", "max": "4"}, false,
	},
	{
		"an unknown type of entity", &khabarv1.AnalyzeRequest{Text: "خبر", EntityTypes: []khabarv1.EntityType{1, 2, 5}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_UNKNOWN, "entity_types[2]",
		"5, want one of ENTITY_TYPE_PERSON to ENTITY_TYPE_MISC", map[string]string{"got": "5", "max": "4"}, false,
	},
	{
		"an unknown kind of number", &khabarv1.AnalyzeRequest{Text: "خبر", NumberKinds: []khabarv1.NumberKind{16}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_UNKNOWN, "number_kinds[0]",
		"16, want one of NUMBER_KIND_CARDINAL to NUMBER_KIND_IDENTIFIER", map[string]string{"got": "16", "max": "15"}, false,
	},
	{
		"a feature twice", &khabarv1.AnalyzeRequest{Text: "خبر", Features: []khabarv1.Feature{1, 1}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_REPEATED, "features[1]",
		"FEATURE_TOKENS again, want each value once (first at features[0])", map[string]string{"got": "FEATURE_TOKENS", "first": "0"}, false,
	},
	{
		"a type twice, not side by side", &khabarv1.AnalyzeRequest{Text: "خبر", EntityTypes: []khabarv1.EntityType{1, 2, 3, 2}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_REPEATED, "entity_types[3]",
		"ENTITY_TYPE_LOCATION again, want each value once (first at entity_types[1])",
		map[string]string{"got": "ENTITY_TYPE_LOCATION", "first": "1"}, false,
	},
	{
		"a kind twice", &khabarv1.AnalyzeRequest{Text: "خبر", NumberKinds: []khabarv1.NumberKind{11, 11}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_REPEATED, "number_kinds[1]",
		"NUMBER_KIND_YEAR again, want each value once (first at number_kinds[0])",
		map[string]string{"got": "NUMBER_KIND_YEAR", "first": "0"}, false,
	},
	{
		"a kind of number twice", &khabarv1.ParseNumbersRequest{Text: "خبر", Kinds: []khabarv1.NumberKind{1, 2, 1}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_REPEATED, "kinds[2]",
		"NUMBER_KIND_CARDINAL again, want each value once (first at kinds[0])", map[string]string{"got": "NUMBER_KIND_CARDINAL", "first": "0"}, false,
	},
	{
		"an unknown kind of number", &khabarv1.ParseNumbersRequest{Text: "خبر", Kinds: []khabarv1.NumberKind{16}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_UNKNOWN, "kinds[0]",
		"16, want one of NUMBER_KIND_CARDINAL to NUMBER_KIND_IDENTIFIER", map[string]string{"got": "16", "max": "15"}, false,
	},
	{
		"numbers of nothing", &khabarv1.ParseNumbersRequest{},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_EMPTY, "text",
		"0 bytes, want at least 1", map[string]string{"got": "0", "min": "1"}, false,
	},
	{
		"words beside a text", &khabarv1.StemRequest{Text: "خبر", Words: []string{"خبر", "أخبار"}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_WORDS_AND_TEXT, "words",
		"2 words beside a text, want one of the two", nil, false,
	},
	{
		"an empty word", &khabarv1.StemRequest{Words: []string{"خبر", ""}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_EMPTY, "words[1]",
		"0 bytes, want at least 1", map[string]string{"got": "0", "min": "1"}, false,
	},
	{
		"neither words nor text", &khabarv1.StemRequest{},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_EMPTY, "text",
		"0 bytes, want at least 1", map[string]string{"got": "0", "min": "1"}, false,
	},
	{
		"more words than a text may hold", &khabarv1.StemRequest{Words: []string{"خبر", strings.Repeat("a", smallest.MaxTextBytes)}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_TOO_LONG, "words[1]",
		"26 bytes up to here, want at most 20", map[string]string{"got": "26", "max": "20"}, false,
	},
	{
		"a word that is not UTF-8", &khabarv1.StemRequest{Words: []string{"خ\xff"}},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_TEXT_NOT_UTF8, "words[0]",
		"byte 2 is not UTF-8", map[string]string{"offset": "2"}, true,
	},
	{
		"an unknown stemmer of words", &khabarv1.StemRequest{Words: []string{"خبر"}, Stemmer: 4},
		codes.InvalidArgument, khabarv1.ErrorReason_ERROR_REASON_ENUM_UNKNOWN, "stemmer",
		"4, want one of STEMMER_LIGHT to STEMMER_SNOWBALL", map[string]string{"got": "4", "max": "3"}, false,
	},
}

// reasonsElsewhere are the reasons without a row above, and why.
var reasonsElsewhere = map[khabarv1.ErrorReason]string{
	khabarv1.ErrorReason_ERROR_REASON_UNSPECIFIED:       "is never sent",
	khabarv1.ErrorReason_ERROR_REASON_NOT_IN_THIS_BUILD: "was of earlier versions",
	khabarv1.ErrorReason_ERROR_REASON_INTERNAL:          "is in TestInternal, since no request brings it about",
	khabarv1.ErrorReason_ERROR_REASON_ID_TOO_LONG:       "is in TestAnalyzeStream: the errors of documents do not end the stream",
	khabarv1.ErrorReason_ERROR_REASON_STOPPING:          "is in TestAnalyzeStreamStops",
	khabarv1.ErrorReason_ERROR_REASON_OVERLOADED:        "is in TestOverloaded",
	khabarv1.ErrorReason_ERROR_REASON_TOKEN_INVALID:     "is in TestAuthenticate",
	khabarv1.ErrorReason_ERROR_REASON_QUOTA_EXCEEDED:    "is in TestAuthenticate",
}

func TestEveryReasonIsTested(t *testing.T) {
	tested := map[khabarv1.ErrorReason]bool{}
	for _, row := range refusals {
		tested[row.reason] = true
	}
	for n := range khabarv1.ErrorReason_name {
		reason := khabarv1.ErrorReason(n)
		if why, elsewhere := reasonsElsewhere[reason]; tested[reason] == elsewhere {
			t.Errorf("%v has a row: %t; it should not where it %s", reason, tested[reason], why)
		}
	}
}

// send makes the call that a request belongs to, in this process.
func (s *Service) send(ctx context.Context, request proto.Message) (err error) {
	switch r := request.(type) {
	case *khabarv1.TokenizeRequest:
		_, err = s.Tokenize(ctx, r)
	case *khabarv1.AnalyzeRequest:
		_, err = s.Analyze(ctx, r)
	case *khabarv1.StemRequest:
		_, err = s.Stem(ctx, r)
	case *khabarv1.ParseNumbersRequest:
		_, err = s.ParseNumbers(ctx, r)
	}
	return err
}

// send makes the call that a request belongs to, over the wire.
func (s *served) send(ctx context.Context, request proto.Message) (err error) {
	switch r := request.(type) {
	case *khabarv1.TokenizeRequest:
		_, err = s.client.Tokenize(ctx, r)
	case *khabarv1.AnalyzeRequest:
		_, err = s.client.Analyze(ctx, r)
	case *khabarv1.StemRequest:
		_, err = s.client.Stem(ctx, r)
	case *khabarv1.ParseNumbersRequest:
		_, err = s.client.ParseNumbers(ctx, r)
	}
	return err
}

func TestRefusals(t *testing.T) {
	c := DefaultConfig()
	c.Limits = smallest
	wire, service := serve(t, c, nil), New(smallest, quiet)
	for _, row := range refusals {
		errs := map[string]error{"directly": service.send(t.Context(), row.request)}
		if !row.directly {
			errs["over the wire"] = wire.send(t.Context(), row.request)
		}
		for how, err := range errs {
			got := status.Convert(err)
			if want := row.field + ": " + row.description; got.Code() != row.code || got.Message() != want {
				t.Errorf("%s, %s: %v %q, want %v %q", row.why, how, got.Code(), got.Message(), row.code, want)
			}
			reason := strings.TrimPrefix(row.reason.String(), "ERROR_REASON_")
			wantDetails(t, row.why+", "+how, got,
				&errdetails.BadRequest{FieldViolations: []*errdetails.BadRequest_FieldViolation{{
					Field: row.field, Description: row.description, Reason: reason,
				}}},
				&errdetails.ErrorInfo{Reason: reason, Domain: "khabar.v1", Metadata: row.metadata},
			)
		}
	}
}

// wantDetails compares the details of a status, all of them.
func wantDetails(t *testing.T, what string, s *status.Status, want ...proto.Message) {
	t.Helper()
	got := s.Details()
	if len(got) != len(want) {
		t.Errorf("%s: %d details, want %d: %v", what, len(got), len(want), got)
		return
	}
	for i := range want {
		if m, ok := got[i].(proto.Message); !ok || !proto.Equal(m, want[i]) {
			t.Errorf("%s: detail %d: %v, want %v", what, i, got[i], want[i])
		}
	}
}

// TestTextLimit has texts of exactly as many bytes as are allowed, which both calls take.
func TestTextLimit(t *testing.T) {
	c := DefaultConfig()
	c.Limits = smallest
	wire, service := serve(t, c, nil), New(smallest, quiet)
	const text = "قتل 12 عنصرا"
	if len(text) != smallest.MaxTextBytes {
		t.Fatalf("%q is %d bytes long, want %d", text, len(text), smallest.MaxTextBytes)
	}
	for _, request := range []proto.Message{&khabarv1.TokenizeRequest{Text: text}, &khabarv1.AnalyzeRequest{Text: text}} {
		if err := errors.Join(service.send(t.Context(), request), wire.send(t.Context(), request)); err != nil {
			t.Errorf("%d bytes: %v", len(text), err)
		}
	}
}

// rawCodec sends and takes bytes as they are: what no generated client would send.
type rawCodec struct{}

func (rawCodec) Marshal(v any) ([]byte, error)      { return *v.(*[]byte), nil }
func (rawCodec) Unmarshal(data []byte, v any) error { *v.(*[]byte) = data; return nil }
func (rawCodec) Name() string                       { return "proto" }

// TestTextNotUTF8OverTheWire has a caller whose protobuf library does not check its strings: it hears where, and not what.
func TestTextNotUTF8OverTheWire(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	request := protowire.AppendString(protowire.AppendTag(nil, 1, protowire.BytesType), "سرّي \xff")
	var response []byte
	err := s.connection.Invoke(t.Context(), khabarv1.LanguageService_Tokenize_FullMethodName, &request, &response, grpc.ForceCodec(rawCodec{}))
	wantCode(t, "bytes that are not UTF-8", err, codes.InvalidArgument)
	if got, want := status.Convert(err).Message(), "text: byte 9 is not UTF-8"; got != want {
		t.Errorf("message %q, want %q", got, want)
	}
	// The server goes on.
	if _, err := s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}); err != nil {
		t.Errorf("the call after it: %v", err)
	}
}

// TestMessageLimit has a message that is too long for the wire, whatever its text.
func TestMessageLimit(t *testing.T) {
	c := DefaultConfig()
	c.Limits = smallest
	err := serve(t, c, nil).send(t.Context(), &khabarv1.TokenizeRequest{Text: strings.Repeat("a", smallest.MaxMessageBytes)})
	wantCode(t, "a message over the limit", err, codes.ResourceExhausted)

	s := serve(t, DefaultConfig(), nil)
	err = s.send(t.Context(), &khabarv1.TokenizeRequest{Text: strings.Repeat("a", DefaultMaxMessageBytes)})
	wantCode(t, "a message over the default limit", err, codes.ResourceExhausted)
	// The longest text is well inside the longest message.
	if err := s.send(t.Context(), &khabarv1.TokenizeRequest{Text: strings.Repeat("خبر", DefaultMaxTextBytes/len("خبر"))}); err != nil {
		t.Errorf("a text of a megabyte: %v", err)
	}
}

// TestInternal has a service that breaks. The caller learns the request's id, with which the operator finds the cause in the log.
func TestInternal(t *testing.T) {
	for why, cause := range map[string]any{
		"a word":       "سر الخادم",
		"an error":     errors.New("سر الخادم"),
		"nothing else": struct{ Secret string }{"سر الخادم"},
	} {
		s := serve(t, DefaultConfig(), fake{tokenize: func(context.Context, *khabarv1.TokenizeRequest) (*khabarv1.TokenizeResponse, error) {
			panic(cause)
		}})
		var trailer grpcmetadata.MD
		_, err := s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}, grpc.Trailer(&trailer))
		ids := trailer.Get(RequestIDKey)
		if len(ids) != 1 || ids[0] == "" {
			t.Fatalf("panic with %s: ids %q in the trailer, want one", why, ids)
		}
		got := status.Convert(err)
		if want := "internal error; the server's log has it as request " + ids[0]; got.Code() != codes.Internal || got.Message() != want {
			t.Errorf("panic with %s: %v %q, want %v %q", why, got.Code(), got.Message(), codes.Internal, want)
		}
		wantDetails(t, "panic with "+why, got,
			&errdetails.ErrorInfo{Reason: "INTERNAL", Domain: "khabar.v1", Metadata: map[string]string{"request_id": ids[0]}},
			&errdetails.RequestInfo{RequestId: ids[0]},
		)
		if strings.Contains(got.Proto().String(), "الخادم") {
			t.Errorf("panic with %s: the caller is told the cause: %v", why, got)
		}
		panics := s.log.lines(t, "panic")
		if len(panics) != 1 || panics[0]["request_id"] != ids[0] || panics[0]["level"] != "ERROR" {
			t.Fatalf("panic with %s: log lines %v, want one error with id %s", why, panics, ids[0])
		}
		line := s.log.String()
		if !strings.Contains(line, "سر الخادم") || !strings.Contains(line, "errors_test.go") {
			t.Errorf("panic with %s: the log lacks the cause or its place: %s", why, line)
		}
		if calls := s.log.lines(t, "finished call"); len(calls) != 2 || calls[1]["request_id"] != ids[0] || calls[1]["grpc.code"] != "Internal" {
			t.Errorf("panic with %s: finished calls %v, want a health check and one Internal with id %s", why, calls, ids[0])
		}
		// The server goes on.
		if _, err := s.client.GetServiceInfo(t.Context(), &khabarv1.GetServiceInfoRequest{}); status.Code(err) != codes.Unimplemented {
			t.Errorf("after a panic with %s: %v, want what the fake answers", why, err)
		}
	}
}
