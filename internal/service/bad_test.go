package service

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"

	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// TestMain fails where a test leaves a goroutine behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// methods are the unary calls of the contract that take a text.
var methods = []string{"Tokenize", "Stem", "ParseNumbers", "Analyze", "TagEntities"}

// methodOf gives the name of a call on the wire and an empty request of its.
func methodOf(name string) (fullName string, request *dynamicpb.Message) {
	service := khabarv1.File_khabar_v1_language_service_proto.Services().ByName("LanguageService")
	method := service.Methods().ByName(protoreflect.Name(name))
	return "/" + string(service.FullName()) + "/" + name, dynamicpb.NewMessage(method.Input())
}

// invoke sends bytes as the request of a call.
func (s *served) invoke(ctx context.Context, method string, request []byte, options ...grpc.CallOption) error {
	var response []byte
	return s.connection.Invoke(ctx, method, &request, &response, append(options, grpc.ForceCodec(rawCodec{}))...)
}

// TestEveryFieldOutOfRange sends, for every field of every request, what it may not hold, beside a good text.
func TestEveryFieldOutOfRange(t *testing.T) {
	s, n := serve(t, DefaultConfig(), nil), 0
	for _, name := range methods {
		method, empty := methodOf(name)
		if name == "TagEntities" {
			continue // is in no build yet, and refuses everything
		}
		for i := range empty.Descriptor().Fields().Len() {
			field := empty.Descriptor().Fields().Get(i)
			for _, bad := range outOfRange(field) {
				m, _ := proto.Clone(empty).(*dynamicpb.Message)
				text := m.Descriptor().Fields().ByName("text")
				m.Set(text, protoreflect.ValueOfString(news))
				request, err := proto.Marshal(m)
				if err != nil {
					t.Fatal(err)
				}
				n++
				switch err := s.invoke(t.Context(), method, append(request, bad...)); status.Code(err) {
				case codes.InvalidArgument, codes.Internal: // the latter where gRPC cannot read the message
				default:
					t.Errorf("%s, %s with %x: %v, want a refusal", name, field.Name(), bad, err)
				}
			}
		}
	}
	t.Logf("%d requests", n)
	if n < 50 {
		t.Errorf("only %d requests", n)
	}
}

// outOfRange gives fields on the wire with what the field may not hold.
func outOfRange(field protoreflect.FieldDescriptor) (all [][]byte) {
	add := func(kind protowire.Type, value []byte) {
		all = append(all, append(protowire.AppendTag(nil, field.Number(), kind), value...))
	}
	switch field.Kind() {
	case protoreflect.EnumKind:
		values := field.Enum().Values()
		for _, number := range []int64{-1, int64(values.Get(values.Len()-1).Number()) + 1, math.MaxInt32, math.MinInt32} {
			add(protowire.VarintType, protowire.AppendVarint(nil, uint64(number)))
		}
		if field.IsList() {
			add(protowire.VarintType, []byte{0})
			add(protowire.BytesType, []byte{2, 1, 1}) // packed, the same twice
			add(protowire.BytesType, []byte{2, 1})    // packed, cut off
		}
	case protoreflect.StringKind:
		add(protowire.BytesType, protowire.AppendString(nil, "\xff"))
		add(protowire.BytesType, protowire.AppendString(nil, "\xed\xa0\x80"))     // half of a surrogate pair
		add(protowire.BytesType, protowire.AppendString(nil, "\xc0\xaf"))         // an overlong form
		add(protowire.BytesType, protowire.AppendString(nil, "\xf4\x90\x80\x80")) // beyond Unicode
		add(protowire.BytesType, protowire.AppendVarint(nil, 1<<40))              // longer than the message
		if !field.IsList() {
			add(protowire.BytesType, []byte{0})
			add(protowire.BytesType, protowire.AppendString(nil, strings.Repeat("a", DefaultMaxTextBytes+1)))
		} else {
			add(protowire.BytesType, protowire.AppendString(nil, "خبر")) // words beside a text
		}
	default: // requests have no others
	}
	return all
}

// TestWireGarbage sends bytes that are no request, or hardly one, drawn from a fixed seed. Whatever comes back, the server goes on.
func TestWireGarbage(t *testing.T) {
	s, random := serve(t, DefaultConfig(), nil), rand.New(rand.NewPCG(7, 7))
	good, err := proto.Marshal(&khabarv1.AnalyzeRequest{Text: news, OffsetUnit: 2, Features: []khabarv1.Feature{1, 4}})
	if err != nil {
		t.Fatal(err)
	}
	byCode := map[codes.Code]int{}
	for i := range 2000 {
		request := bytes.Clone(good)
		switch i % 4 {
		case 0:
			request = request[:random.IntN(len(request))]
		case 1:
			for range 1 + random.IntN(8) {
				request[random.IntN(len(request))] = byte(random.Uint32())
			}
		case 2:
			request = make([]byte, random.IntN(200))
			for k := range request {
				request[k] = byte(random.Uint32())
			}
		case 3: // groups, one within the other, as deep as it goes
			request = bytes.Repeat(protowire.AppendTag(nil, protowire.Number(1+i), protowire.StartGroupType), random.IntN(20000))
		}
		method, _ := methodOf(methods[i%len(methods)])
		byCode[status.Code(s.invoke(t.Context(), method, request))]++
	}
	t.Logf("2000 requests by code: %v", byCode)
	for code, n := range byCode {
		switch code {
		case codes.OK, codes.InvalidArgument, codes.Internal, codes.Unimplemented:
		default:
			t.Errorf("%d requests got %v", n, code)
		}
	}
	if lines := s.log.lines(t, "panic"); len(lines) > 0 {
		t.Errorf("%d panics, the first %v", len(lines), lines[0])
	}
	if _, err := s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}); err != nil {
		t.Errorf("the call after them: %v", err)
	}
}

// hostile are texts that were made to be hard, from what they repeat.
var hostile = map[string]string{
	"marks":                       "\u064B\u0651",
	"marks on one letter":         "ب" + strings.Repeat("\u064E", 500),
	"joiners":                     "\u200D",
	"emoji, joined":               "👨\u200D",
	"joiners in a word":           "ب\u200Dت\u200C",
	"variation selectors":         "☎\uFE0F\uFE0E",
	"flags":                       "🇵🇸🇵",
	"quotes that open":            "«",
	"quotes within quotes":        "«“(\"'",
	"quotes that close":           "»)”",
	"right-to-left overrides":     "\u202E\u202D",
	"isolates":                    "\u2066خبر\u2067",
	"embeddings never closed":     "خبر \u202B",
	"tatweel":                     "ـ",
	"one word":                    "وبال",
	"one long number":             "9",
	"numbers and separators":      "1,",
	"number words":                "ألف ",
	"number words joined":         "ألف و",
	"ranges":                      "ما بين 3 و",
	"fractions":                   "1/",
	"stops":                       ".",
	"abbreviations":               "د.",
	"initials":                    "ا.ف.",
	"addresses":                   "http://",
	"mail":                        "a@",
	"hashtags":                    "#",
	"hyphens":                     "أ-",
	"line breaks":                 "\n",
	"all kinds of line breaks":    "\r\n\u2028\u2029\u0085",
	"zeros":                       "\x00",
	"replacement characters":      "\uFFFD",
	"noncharacters":               "\uFFFE\U0010FFFF",
	"private use":                 "\uE000\U000F0000",
	"presentation forms":          "ﷺﻻﷲ",
	"what folds to much":          "\uFDFA",
	"byte order marks":            "\uFEFF",
	"other scripts":               "हिन्दी 漢字 한국어 ",
	"conjoining jamo":             "\u1100\u1161\u11A8",
	"letters with stacked marks":  "Z\u0351\u036B\u0343",
	"mathematical letters":        "𝔘𝔫",
	"spaces of every width":       "\u00A0\u2003\u3000\u200A",
	"percent":                     "%٪",
	"money":                       "$€",
	"a word and clitics":          "وفلبالكسيكتبونها ",
	"news, without a stop":        "قال إن 28 عنصرا قتلوا في 21-3-2019 و",
	"digits of all kinds":         "١۲3",
	"deep names":                  "بن عبد أبو ",
	"currency of nobody":          "ليرة دينار ",
	"soft hyphens":                "خ\u00ADبر",
	"interlinear annotations":     "\uFFF9\uFFFA\uFFFB",
	"tags":                        "\U000E0041\U000E007F",
	"the same word, again, again": "خبر ",
}

// exhaustive tells whether tests are to take their time.
func exhaustive() bool { return os.Getenv("KHABAR_EXHAUSTIVE") != "" }

// TestHostileTexts analyses each of them at a sixteenth of the longest text, or at all of it, where what grows with the square of the text
// would take minutes. The answer's spans lie in the text, one after the other.
func TestHostileTexts(t *testing.T) {
	size := DefaultMaxTextBytes / 16
	if exhaustive() {
		size = DefaultMaxTextBytes
	}
	s := serve(t, DefaultConfig(), nil)
	slowest, slow := time.Duration(0), ""
	for why, part := range hostile {
		text := strings.Repeat(part, size/len(part))
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		begin := time.Now()
		r, err := s.client.Analyze(ctx, &khabarv1.AnalyzeRequest{Text: text, Features: []khabarv1.Feature{
			khabarv1.Feature_FEATURE_TOKENS, khabarv1.Feature_FEATURE_STEMS, khabarv1.Feature_FEATURE_NUMBERS,
		}})
		cancel()
		if took := time.Since(begin); took > slowest {
			slowest, slow = took, why
		}
		if err != nil {
			t.Errorf("%s: %v after %v", why, err, time.Since(begin))
			continue
		}
		last := uint32(0)
		for _, token := range r.GetTokens() {
			if span := token.GetSpan(); span.GetBegin() < last || span.GetEnd() <= span.GetBegin() || int(span.GetEnd()) > len(text) {
				t.Errorf("%s: a token at %v after one that ends at %d, in %d bytes", why, span, last, len(text))
				break
			}
			last = token.GetSpan().GetEnd()
		}
	}
	t.Logf("%d texts of %d bytes; the slowest, %s, took %v", len(hostile), size, slow, slowest)
	if lines := s.log.lines(t, "panic"); len(lines) > 0 {
		t.Errorf("%d panics, the first %v", len(lines), lines[0])
	}
}

// TestCompressionBomb sends a small message that would be a large one: it is refused before it is unpacked in full.
func TestCompressionBomb(t *testing.T) {
	s := serve(t, DefaultConfig(), nil)
	request := protowire.AppendString(protowire.AppendTag(nil, 1, protowire.BytesType), strings.Repeat("a", 256<<20))
	method, _ := methodOf("Tokenize")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := s.invoke(t.Context(), method, request, grpc.UseCompressor(gzip.Name))
	runtime.ReadMemStats(&after)
	wantCode(t, "256 MiB in a quarter of one", err, codes.ResourceExhausted)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 64<<20 {
		t.Errorf("%d MB allocated", grown>>20)
	}
	if _, err := s.client.Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}, grpc.UseCompressor(gzip.Name)); err != nil {
		t.Errorf("a compressed request of usual size: %v", err)
	}
}

// listening starts a server on a real port and gives its address.
func listening(t *testing.T, c Config) (*Server, string) {
	t.Helper()
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	s := NewServer(c)
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(listener) }()
	t.Cleanup(func() {
		if err := within(t, "the end of Serve", ended); err != nil {
			t.Error(err)
		}
	})
	return s, listener.Addr().String()
}

// http2Preface begins each connection of HTTP/2, and settings is an empty frame of settings, which comes next.
const (
	http2Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
	settings     = "\x00\x00\x00\x04\x00\x00\x00\x00\x00"
)

// TestHalfOpenConnections has peers that connect and say nothing, or little, or what is no HTTP/2, some of whom stay. The others are
// served, and the server stops in order, and soon: the test waits for that where tests take their time, since it takes gRPC ten seconds.
func TestHalfOpenConnections(t *testing.T) {
	s, address := listening(t, DefaultConfig())
	window := make([]byte, 4)
	binary.BigEndian.PutUint32(window, 1)
	var staying []net.Conn
	for i, said := range []string{
		"", "P", http2Preface[:20], http2Preface, http2Preface + settings,
		http2Preface + settings + "\x00\x00\x05\x01\x04\x00\x00\x00\x01ab",                // a frame of headers, cut off
		http2Preface + settings + "\x00\x00\x04\x08\x00\x00\x00\x00\x00" + string(window), // a larger window, for nothing
		http2Preface + settings + "\xff\xff\xff\x00\x00\x00\x00\x00\x01",                  // a frame of 16 MB
		http2Preface + strings.Repeat(settings, 1000),
		"GET / HTTP/1.1\r\nHost: khabar\r\n\r\n", "\x16\x03\x01\x02\x00\x01", strings.Repeat("\x00", 10000),
	} {
		for _, stays := range []bool{true, false} {
			connection, err := net.Dial("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = io.WriteString(connection, said)
			if stays {
				staying = append(staying, connection)
			} else if err := connection.Close(); err != nil {
				t.Errorf("%d: %v", i, err)
			}
		}
	}
	client, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close() //nolint:errcheck // ends with the test
	if _, err := khabarv1.NewLanguageServiceClient(client).Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}); err != nil {
		t.Errorf("a call beside them: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), DefaultStopTimeout)
	defer cancel()
	for _, connection := range staying {
		if exhaustive() {
			defer connection.Close() //nolint:errcheck // ends with the test
		} else if err := connection.Close(); err != nil {
			t.Error(err)
		}
	}
	begin := time.Now()
	if !s.Stop(ctx) {
		t.Error("the stop was not graceful")
	}
	t.Logf("the stop took %v", time.Since(begin))
}

// reluctant is a connection that is read no further after so many bytes, until it is closed.
type reluctant struct {
	net.Conn
	left   int
	closed context.Context
	close  context.CancelFunc
}

// Read implements net.Conn.
func (r *reluctant) Read(b []byte) (int, error) {
	if r.left <= 0 {
		<-r.closed.Done()
		return 0, net.ErrClosed
	}
	n, err := r.Conn.Read(b[:min(len(b), r.left)])
	r.left -= n
	return n, err
}

// Close implements net.Conn.
func (r *reluctant) Close() error {
	r.close()
	return r.Conn.Close()
}

// TestSlowReaders has callers who ask for long answers and do not read them: others are served all the same, for what is written out holds
// no slot, and once they have gone nothing is left of them.
func TestSlowReaders(t *testing.T) {
	c := DefaultConfig()
	c.MaxInFlight, c.MaxQueueTime = 2, patience
	s, address := listening(t, c)
	text := strings.Repeat(news, 500)
	ctx, cancel := context.WithCancel(t.Context())
	ends := make(chan error, 20)
	var connections []*grpc.ClientConn
	for range cap(ends) {
		connection, err := grpc.NewClient("passthrough:///"+address, grpc.WithTransportCredentials(insecure.NewCredentials()),
			grpc.WithContextDialer(func(ctx context.Context, address string) (net.Conn, error) {
				connection, err := new(net.Dialer).DialContext(ctx, "tcp", address)
				closed, closing := context.WithCancel(context.Background())
				return &reluctant{connection, 1000, closed, closing}, err
			}))
		if err != nil {
			t.Fatal(err)
		}
		connections = append(connections, connection)
		go func() {
			_, err := khabarv1.NewLanguageServiceClient(connection).Tokenize(ctx, &khabarv1.TokenizeRequest{Text: text})
			ends <- err
		}()
	}
	client, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close() //nolint:errcheck // ends with the test
	time.Sleep(100 * time.Millisecond)
	for range 20 {
		if _, err := khabarv1.NewLanguageServiceClient(client).Tokenize(t.Context(), &khabarv1.TokenizeRequest{Text: news}); err != nil {
			t.Errorf("a call beside them: %v", err)
		}
	}
	cancel()
	for range cap(ends) {
		if err := within(t, "the end of a call", ends); err == nil {
			t.Error("a call was answered whose answer was not read")
		}
	}
	for _, connection := range connections {
		_ = connection.Close()
	}
	stopping, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if !s.Stop(stopping) {
		t.Error("the stop was not graceful")
	}
}

// TestAbandonedStreams opens streams and leaves them, in every state, over a connection that is closed with them open.
func TestAbandonedStreams(t *testing.T) {
	s, address := listening(t, DefaultConfig())
	for i := range 10 {
		connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
		if err != nil {
			t.Fatal(err)
		}
		for k := range 20 {
			stream, err := khabarv1.NewLanguageServiceClient(connection).AnalyzeStream(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for n := range k % 4 {
				_ = stream.Send(document(fmt.Sprint("خبر", n), news))
			}
			if i%2 == 0 && k%4 > 0 {
				_, _ = stream.Recv()
			}
		}
		if err := connection.Close(); err != nil {
			t.Error(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if !s.Stop(ctx) {
		t.Error("the stop was not graceful")
	}
}
