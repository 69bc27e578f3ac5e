package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"sync/atomic"

	"google.golang.org/genproto/googleapis/rpc/code"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/client"
	"github.com/khabar-nlp/khabar/internal/parallel"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// maxLine is the longest line that is read: the longest message of a server, with room for JSON's escapes.
const maxLine = 16 << 20

// What lines may hold in memory together, and what one counts beside its length.
const (
	linesBudget = 16 << 20
	lineBytes   = 4 << 10
)

// runLines answers each line of JSON with a line of JSON, in order, as many at once as there are workers. A line that fails gets an error,
// and the run goes on. Where the context ends, no more lines are read, those that were are answered, and the error says where to go on.
func (c command) runLines(ctx context.Context, s streams, engine *client.Client) error {
	bar := newProgress(s, totalSize(c.Files))
	a := answers{out: bufio.NewWriter(s.out), err: s.err, bar: bar}
	lines := parallel.Map(context.WithoutCancel(ctx), readLines(ctx, bar, c.Files, s.in, &a.waiting), parallel.Options[line]{
		Workers: c.workers(),
		Budget:  linesBudget,
		Weight:  func(l line) int64 { return int64(len(l.text) + lineBytes) },
	}, func(ctx context.Context, l line) answer { return c.runLine(ctx, engine, l) })
	done := 0
	for l, err := range lines {
		if err == nil && l.number > c.Skip {
			err = a.write(l)
		}
		if err != nil {
			bar.clear()
			return err
		}
		done = l.number
	}
	bar.clear()
	err := a.out.Flush()
	switch {
	case err != nil:
		return err
	case ctx.Err() != nil:
		return fmt.Errorf("stopped after %d lines; go on with --skip %d", done, done)
	case a.bad:
		return errReported
	default:
		return nil
	}
}

// workers gives how many lines are worked on at once.
func (c command) workers() int {
	switch {
	case c.Workers > 0:
		return c.Workers
	case c.Server != "":
		return serverWorkers
	default:
		return runtime.GOMAXPROCS(0)
	}
}

// serverWorkers keeps a server of some cores busy while answers are under way.
const serverWorkers = 16

// answers writes what the lines gave.
type answers struct {
	out     *bufio.Writer
	err     io.Writer
	bar     progress
	bad     bool
	waiting atomic.Int64 // lines that were read and are not written
}

// write writes an answer, and what was wrong to standard error. A reader at the other end of a pipe waits for its answer: nothing is kept
// back when no other is under way.
func (a *answers) write(l answer) error {
	if l.err != nil {
		a.bar.clear()
		err := plainError(l.err)
		if l.place != "" {
			err = fmt.Errorf("%s: %w", l.place, err)
		}
		report(a.err, err)
		a.bad = true
	}
	if l.text != nil {
		if _, err := a.out.Write(append(l.text, '\n')); err != nil {
			return err
		}
		a.bar.count()
	}
	if a.waiting.Add(-1) == 0 {
		return a.out.Flush()
	}
	return nil
}

// line is a line of the input.
type line struct {
	place  string // file and line; empty where the error names the file
	number int    // among the lines of all files, from 1
	inFile int
	text   []byte
	err    error // why it cannot be read
}

// answer is what a line gave: a text, an error, or both; neither for an empty one.
type answer struct {
	place  string
	number int
	text   []byte
	err    error
}

// readLines gives the lines of all files, one after the other, until the context ends. They are read on a goroutine of its own, which
// may hang in a read after that.
func readLines(ctx context.Context, bar progress, files []string, stdin io.Reader, waiting *atomic.Int64) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		lines := make(chan line)
		go func() {
			defer close(lines)
			number := 0
			send := func(l line) error {
				waiting.Add(1)
				select {
				case lines <- l:
					return nil
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			_ = eachInput(files, stdin, func(name string, in io.Reader) error {
				return eachLine(name, bufio.NewReader(bar.reader(in)), &number, send)
			}, func(err error) error {
				return send(line{number: number, err: err})
			})
		}()
		for {
			select {
			case l, ok := <-lines:
				if !ok || !yield(l, nil) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// eachLine sends the lines of a file.
func eachLine(name string, in *bufio.Reader, number *int, send func(line) error) error {
	for n := 1; ; n++ {
		text, err := readLine(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		*number++
		l := line{place: fmt.Sprintf("%s:%d", name, n), number: *number, inFile: n, text: text, err: err}
		if err := send(l); err != nil {
			return err
		}
		if _, isStatus := status.FromError(err); !isStatus {
			return nil // the file cannot be read on
		}
	}
}

// runLine answers one line.
func (c command) runLine(ctx context.Context, engine *client.Client, l line) answer {
	a := answer{place: l.place, number: l.number, err: l.err}
	if len(l.text) == 0 && l.err == nil || l.number <= c.Skip {
		return a
	}
	if l.err == nil {
		a.text, a.err = c.answer(ctx, engine, l.text)
	}
	if _, isStatus := status.FromError(a.err); a.err != nil && isStatus {
		a.text = errorLine(l.text, l.inFile, a.err)
	}
	return a
}

// answer makes the answer to one line.
func (c command) answer(ctx context.Context, engine *client.Client, line []byte) ([]byte, error) {
	request := c.request("")
	id, err := parseLine(line, request)
	if err != nil {
		return nil, err
	}
	response, err := c.analyze(ctx, engine, request)
	if err != nil {
		return nil, err
	}
	body := appendResponse(nil, response)
	if len(id) == 0 {
		return body, nil
	}
	return join(id, body), nil
}

// parseLine reads an AnalyzeRequest in proto JSON with an optional "id" beside its fields, over what request holds already. The id may be
// any JSON value.
func parseLine(line []byte, request *khabarv1.AnalyzeRequest) (id json.RawMessage, err error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return nil, badLine("want a JSON object: %v", err)
	}
	id = fields["id"]
	delete(fields, "id")
	rest, err := json.Marshal(fields)
	if err != nil {
		return id, badLine("%v", err)
	}
	var given khabarv1.AnalyzeRequest
	if err := protojson.Unmarshal(rest, &given); err != nil {
		return id, badLine("want an AnalyzeRequest: %v", err)
	}
	if len(given.GetFeatures()) > 0 {
		request.Features = nil
	}
	proto.Merge(request, &given)
	return id, nil
}

func badLine(format string, args ...any) error {
	return status.Errorf(codes.InvalidArgument, format, args...)
}

// join puts an id in front of the fields of a JSON object.
func join(id json.RawMessage, object []byte) []byte {
	var b bytes.Buffer
	b.WriteString(`{"id":`)
	if err := json.Compact(&b, id); err != nil {
		b.WriteString("null")
	}
	if len(object) > len("{}") {
		b.WriteByte(',')
	}
	b.Write(object[1:])
	return b.Bytes()
}

// lineError is the answer to a line that failed.
type lineError struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Reason  string `json:"reason,omitempty"`
	Line    int    `json:"line"`
}

// errorLine writes the answer to line n that failed, with its id where that can be read.
func errorLine(line []byte, n int, err error) []byte {
	s := status.Convert(err)
	answer := lineError{Code: codeName(s.Code()), Message: s.Message(), Line: n}
	for _, detail := range s.Details() {
		if info, ok := detail.(*errdetails.ErrorInfo); ok {
			answer.Reason = info.GetReason()
		}
	}
	body, _ := json.Marshal(map[string]lineError{"error": answer}) // strings and a number always marshal
	var fields struct{ ID json.RawMessage }
	if json.Unmarshal(line, &fields) == nil && len(fields.ID) > 0 {
		return join(fields.ID, body)
	}
	return body
}

// codeName gives a code as the contract writes it: INVALID_ARGUMENT.
func codeName(c codes.Code) string { return code.Code(c).String() }

// errLongLine says that a line is longer than maxLine. The rest of it is skipped.
var errLongLine = badLine("line longer than %d bytes", maxLine)

// readLine gives the next line without the white space around it, io.EOF after the last.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for long := false; ; {
		piece, err := r.ReadSlice('\n')
		if long = long || len(line)+len(piece) > maxLine; !long {
			line = append(line, piece...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && len(line) == 0 && !long:
			return nil, err
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		case long:
			return nil, errLongLine
		}
		return bytes.TrimSpace(line), nil
	}
}
