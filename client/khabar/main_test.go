package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"

	"github.com/khabar-nlp/khabar/internal/service"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

const article = "../../internal/nlp/testdata/news/03-sport-derby.txt"

// khabar runs the command line as a shell would.
func khabar(t *testing.T, input string, args ...string) (status int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status = run(t.Context(), args, streams{strings.NewReader(input), &stdout, &stderr})
	return status, stdout.String(), stderr.String()
}

// serve starts a server on a port of its own and gives its address.
func serve(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	server := service.NewServer(service.DefaultConfig())
	go server.Serve(listener) //nolint:errcheck // ends with the test
	t.Cleanup(func() { server.Stop(t.Context()) })
	return listener.Addr().String()
}

func TestFormats(t *testing.T) {
	const (
		text   = "قرب دمشق 3-1.\nأين"
		tokens = "" +
			"     0      6  WORD          قرب\n" +
			"     7     15  WORD          دمشق\n" +
			"    16     19  NUMBER        3-1\n" +
			"    19     20  PUNCTUATION   .\n" +
			"\n" +
			"    21     27  WORD          أين\tاين\n"
		entities = "قرب [دمشق|LOCATION] 3-1.\nأين\n\n     1  LOCATION      دمشق\n"
		numbers  = "    16     19  SCORE                           3-1               3-1\n"
		columns  = "" +
			"# newdoc id = stdin\n" +
			"# columns = id form kind normalized begin end segments stem entity number\n" +
			"1\tقرب\tWORD\tقرب\t0\t6\tقرب\tقرب\tO\tO\n" +
			"2\tدمشق\tWORD\tدمشق\t7\t15\tدمشق\tدمشق\tB-LOCATION\tO\n" +
			"3\t3-1\tNUMBER\t3-1\t16\t19\t3-1\t_\tO\tB-SCORE=3-1\n" +
			"4\t.\tPUNCTUATION\t.\t19\t20\t.\t_\tO\tO\n" +
			"\n" +
			"1\tأين\tWORD\tاين\t21\t27\tأين\tاين\tO\tO\n" +
			"\n"
		tokenLine = `"sentences":[{"end":20},{"begin":21,"end":27}],"tokens":[` +
			`{"span":{"end":6},"text":"قرب","kind":"TOKEN_KIND_WORD","normalized":"قرب"},` +
			`{"span":{"begin":7,"end":15},"text":"دمشق","kind":"TOKEN_KIND_WORD","normalized":"دمشق"},` +
			`{"span":{"begin":16,"end":19},"text":"3-1","kind":"TOKEN_KIND_NUMBER","normalized":"3-1"},` +
			`{"span":{"begin":19,"end":20},"text":".","kind":"TOKEN_KIND_PUNCTUATION","normalized":"."},` +
			`{"span":{"begin":21,"end":27},"text":"أين","kind":"TOKEN_KIND_WORD","normalized":"اين","sentence":1}]`
		stemLine = `"stems":[{"span":{"end":6},"text":"قرب","stem":"قرب"},{"span":{"begin":7,"end":15},"text":"دمشق","stem":"دمشق"},` +
			`{"span":{"begin":21,"end":27},"text":"أين","stem":"اين"}]`
		numberLine = `"numbers":[{"span":{"begin":16,"end":19},"text":"3-1","kind":"NUMBER_KIND_SCORE","value":"3-1","bound":"NUMBER_BOUND_EXACT"}]`
	)
	without := func(text string, layers ...string) string {
		for _, layer := range layers {
			text = map[string]*strings.Replacer{
				"stems":    strings.NewReplacer("\tقرب\tO", "\t_\tO", "\tدمشق\tB", "\t_\tB", "\tاين\tO", "\t_\tO"),
				"entities": strings.NewReplacer("\tO\tO\n", "\t_\tO\n", "\tO\tB", "\t_\tB", "\tB-LOCATION\t", "\t_\t"),
				"numbers":  strings.NewReplacer("\tO\n", "\t_\n", "\tB-SCORE=3-1\n", "\t_\n"),
			}[layer].Replace(text)
		}
		return text
	}
	stems := strings.NewReplacer("قرب\n", "قرب\t→ قرب\n", "دمشق\n", "دمشق\t→ دمشق\n", "\tاين\n", "\t→ اين\n").Replace(tokens)
	for _, c := range []struct{ command, format, want string }{
		{"tokenize", "text", tokens},
		{"stem", "text", stems},
		{"entities", "text", entities},
		{"numbers", "text", numbers},
		{"analyze", "text", stems + "\n" + entities + "\n" + numbers},
		{"tokenize", "conll", without(columns, "stems", "entities", "numbers")},
		{"stem", "conll", without(columns, "entities", "numbers")},
		{"entities", "conll", without(columns, "stems", "numbers")},
		{"numbers", "conll", without(columns, "stems", "entities")},
		{"analyze", "conll", columns},
		{"tokenize", "jsonl", "{" + tokenLine + "}\n"},
		{"stem", "jsonl", "{" + tokenLine + "," + stemLine + "}\n"},
		{"numbers", "jsonl", "{" + numberLine + "}\n"},
	} {
		status, out, errs := khabar(t, text, c.command, "--format", c.format)
		if status != 0 || out != c.want || errs != "" {
			t.Errorf("%s --format %s: status %d, %q\ngot  %s\nwant %s", c.command, c.format, status, errs, out, c.want)
		}
	}
}

// TestNumberTable has what a table of numbers shows beside a plain one: bound, currency, range, what is counted, another value.
func TestNumberTable(t *testing.T) {
	const text = "نحو 28 عنصرا، و40 إلى 50 ألف دولار، وخمس السكان"
	want := "" +
		"     7      9  CARDINAL                         28  APPROXIMATE  28 ← عنصرا\n" +
		"    25     55  MONEY              40000..50000 USD               40 إلى 50 ألف دولار\n" +
		"    60     66  FRACTION                      0.2?5               خمس ← السكان\n"
	if _, out, errs := khabar(t, text, "numbers"); out != want || errs != "" {
		t.Errorf("%q\ngot\n%s\nwant\n%s", errs, out, want)
	}
}

func TestJSONFormatIsProtoJSON(t *testing.T) {
	_, out, _ := khabar(t, "قال أحمد.", "analyze", "--format", "json", "--offset-unit", "codepoint")
	var r khabarv1.AnalyzeResponse
	if err := protojson.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	if got := r.GetTokens()[1].GetSpan(); got.GetBegin() != 4 || got.GetEnd() != 8 {
		t.Errorf("the second word is at %v, want 4 to 8 in code points", got)
	}
}

func TestHTMLIsOnePageForAllTexts(t *testing.T) {
	status, out, errs := khabar(t, "", "analyze", "--format", "html", article, article)
	if status != 0 || errs != "" {
		t.Fatalf("status %d, %q", status, errs)
	}
	for want, times := range map[string]int{
		`<html lang="ar" dir="rtl">`: 1, "<article>": 2, `<mark class="n" title="SCORE 3-1">3-1</mark>`: 2, "http": 0, "</html>": 1,
	} {
		if got := strings.Count(out, want); got != times {
			t.Errorf("the page has %q %d times, want %d", want, got, times)
		}
	}
	_, out, _ = khabar(t, "في طنجة والدار البيضاء 18 في المئة", "analyze", "--format", "html")
	for _, want := range []string{`و<mark class="LOCATION" title="LOCATION">الدار البيضاء</mark>`, `title="PERCENT 18">18 في المئة</mark>`} {
		if !strings.Contains(out, want) {
			t.Errorf("the page has no %s: names and numbers are marked whole, and exactly", want)
		}
	}
	_, out, _ = khabar(t, `<script>alert("1")</script>`, "analyze", "--format", "html")
	if strings.Contains(out, "<script>") {
		t.Error("the page holds a text's own markup")
	}
}

func TestLines(t *testing.T) {
	input := `{"id":7,"text":"قال أحمد."}
{bad

{"id":"x","text":""}
{"id":{"a": [1]},"text":"نعم","offset_unit":"OFFSET_UNIT_CODE_POINT"}
{"text":"نعم","features":["FEATURE_STEMS","FEATURE_STEMS"]}
{"text":"نعم","colour":1}
["نعم"]
{"id":null,"text":"لا"}`
	want := []string{
		`{"id":7,"sentences":[{"end":16}],"tokens":[{`,
		`{"error":{"code":"INVALID_ARGUMENT","message":"want a JSON object: `,
		`{"id":"x","error":{"code":"INVALID_ARGUMENT","message":"text: 0 bytes, want at least 1","reason":"TEXT_EMPTY","line":4}}`,
		`{"id":{"a":[1]},"sentences":[{"end":3}],`,
		`{"error":{"code":"INVALID_ARGUMENT","message":"features[1]: FEATURE_STEMS again, want each value once `,
		`{"error":{"code":"INVALID_ARGUMENT","message":"want an AnalyzeRequest: `,
		`{"error":{"code":"INVALID_ARGUMENT","message":"want a JSON object: `,
		`{"id":null,"sentences":[{"end":4}],`,
	}
	for name, args := range map[string][]string{
		"in process": {"analyze", "--jsonl"},
		"server":     {"analyze", "--jsonl", "--server", serve(t)},
		"tokenize":   {"tokenize", "--jsonl"},
	} {
		t.Run(name, func(t *testing.T) {
			status, out, errs := khabar(t, input, args...)
			if status != 1 {
				t.Errorf("status %d, want 1: lines failed", status)
			}
			got := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
			if len(got) != len(want) {
				t.Fatalf("%d lines of output, want %d:\n%s", len(got), len(want), out)
			}
			for i := range want {
				if !strings.HasPrefix(got[i], want[i]) {
					t.Errorf("line %d: got  %s\nwant %s…", i+1, got[i], want[i])
				}
				if !json.Valid([]byte(got[i])) {
					t.Errorf("line %d is not JSON: %s", i+1, got[i])
				}
			}
			for _, place := range []string{"stdin:2: ", "stdin:4: ", "stdin:6: ", "stdin:7: ", "stdin:8: "} {
				if strings.Count(errs, "khabar: "+place) != 1 {
					t.Errorf("standard error names %q not once:\n%s", place, errs)
				}
			}
		})
	}
}

// TestLinesGoOn interrupts a run in the middle: what was read is answered, and a second run with --skip answers the rest.
func TestLinesGoOn(t *testing.T) {
	const n = 1000
	var input strings.Builder
	for i := range n {
		fmt.Fprintf(&input, "{\"id\":%d,\"text\":\"نعم\"}\n", i)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var first, errs, second bytes.Buffer
	// The interrupt comes when the first 10 000 bytes were read, and the rest of the input never ends.
	in := io.MultiReader(strings.NewReader(input.String()[:10_000]), readerFunc(func([]byte) (int, error) { cancel(); select {} }))
	if status := run(ctx, []string{"analyze", "--jsonl", "--workers", "2"}, streams{in, &first, &errs}); status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	var done int
	if _, err := fmt.Sscanf(errs.String(), "khabar: stopped after %d lines;", &done); err != nil || strings.Count(first.String(), "\n") != done {
		t.Fatalf("%q after %d answers", errs.String(), strings.Count(first.String(), "\n"))
	}
	args := []string{"analyze", "--jsonl", "--skip", strconv.Itoa(done)}
	if status := run(t.Context(), args, streams{strings.NewReader(input.String()), &second, &errs}); status != 0 {
		t.Errorf("status %d", status)
	}
	_, want, _ := khabar(t, input.String(), "analyze", "--jsonl")
	if first.String()+second.String() != want {
		t.Errorf("both runs together do not give what one gives")
	}
}

// readerFunc is a reader by its method.
type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestLongLine(t *testing.T) {
	input := strings.Repeat("x", maxLine+1) + "\n" + `{"text":"نعم"}`
	status, out, errs := khabar(t, input, "analyze", "--jsonl")
	if status != 1 || !strings.Contains(errs, "stdin:1: ") || strings.Count(out, "\n") != 2 || !strings.Contains(out, "نعم") {
		t.Errorf("status %d, %q, output %.200q; want an error and an answer", status, errs, out)
	}
}

func TestServerGivesTheSame(t *testing.T) {
	_, here, _ := khabar(t, "", "analyze", "--format", "jsonl", article)
	status, there, errs := khabar(t, "", "analyze", "--format", "jsonl", "--server", serve(t), article)
	if status != 0 || there != here {
		t.Errorf("status %d, %q: the server's answer differs", status, errs)
	}
}

func TestErrors(t *testing.T) {
	folder := t.TempDir()
	bad := filepath.Join(folder, "bad.txt")
	if err := os.WriteFile(bad, []byte("سطر\nسطر \xff"), 0o600); err != nil {
		t.Fatal(err)
	}
	long := filepath.Join(folder, "long.txt")
	if err := os.WriteFile(long, []byte(strings.Repeat("ا", 1<<19)+"ا"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why    string
		args   []string
		status int
		want   string
	}{
		{"no such file", []string{"tokenize", "nofile.txt"}, 1, "khabar: open nofile.txt: no such file"},
		{"not UTF-8", []string{"tokenize", bad}, 1, "khabar: " + bad + ":2: byte 14 is not UTF-8"},
		{"too long", []string{"tokenize", long}, 1, "khabar: " + long + ": INVALID_ARGUMENT: text: 1048578 bytes, want at most 1048576"},
		{"empty", []string{"tokenize"}, 1, "khabar: stdin: INVALID_ARGUMENT: text: 0 bytes, want at least 1"},
		{"no server", []string{"tokenize", "--server", "localhost:1", article}, 1, "khabar: " + article + ": UNAVAILABLE: "},
		{"no such command", []string{"frobnicate"}, 2, "khabar: unexpected argument frobnicate"},
		{"no such format", []string{"tokenize", "--format", "xml"}, 2, `khabar: --format must be one of "text","json","jsonl","conll","html"`},
		{"workers below zero", []string{"analyze", "--workers=-1"}, 2, "--workers: -1, want 0 or more"},
		{"no such layer", []string{"analyze", "--features", "verbs"}, 2, "khabar: --features must be one of"},
	} {
		status, out, errs := khabar(t, "", c.args...)
		if status != c.status || !strings.Contains(errs, c.want) || out != "" {
			t.Errorf("%s: status %d, %q, output %q; want %d, %q", c.why, status, errs, out, c.status, c.want)
		}
	}
	// What fails does not keep the rest from being done.
	status, out, errs := khabar(t, "نعم", "tokenize", "nofile.txt", "-", bad)
	if status != 1 || !strings.Contains(out, "نعم") || strings.Count(errs, "\n") != 2 {
		t.Errorf("status %d, %q, output %q; want two errors and an answer", status, errs, out)
	}
}

func TestHelpAndVersion(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"--version"}, {"analyze", "--help"}} {
		if status, out, errs := khabar(t, "", args...); status != 0 || out == "" || errs != "" {
			t.Errorf("%v: status %d, %q, output %q", args, status, errs, out)
		}
	}
}

func FuzzParseLine(f *testing.F) {
	f.Add([]byte(`{"id":7,"text":"قال","offsetUnit":"OFFSET_UNIT_CODE_POINT"}`))
	f.Add([]byte(`{"id":{"a":[1]},"features":["FEATURE_TOKENS"]}`))
	f.Add([]byte(`{bad`))
	f.Fuzz(func(t *testing.T, line []byte) {
		var request khabarv1.AnalyzeRequest
		id, err := parseLine(line, &request)
		if err != nil {
			if answer := errorLine(line, 1, err); !json.Valid(answer) {
				t.Fatalf("%q: the error is not JSON: %s", line, answer)
			}
			return
		}
		if id == nil {
			return
		}
		if answer := join(id, appendResponse(nil, &khabarv1.AnalyzeResponse{})); !json.Valid(answer) || bytes.ContainsRune(answer, '\n') {
			t.Fatalf("%q: the answer is not a line of JSON: %q", line, answer)
		}
	})
}
