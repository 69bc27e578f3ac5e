package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"google.golang.org/genproto/googleapis/rpc/code"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"github.com/khabar-nlp/khabar/client"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// maxLine is the longest line that is read: the longest message of a server, with room for JSON's escapes.
const maxLine = 16 << 20

// runLines answers each line of JSON with a line of JSON, in order. A line that fails gets an error, and the run goes on.
func (c command) runLines(ctx context.Context, s streams, engine *client.Client) error {
	out := bufio.NewWriter(s.out)
	bar := newProgress(s, totalSize(c.Files))
	bad := false
	failed := func(err error) error {
		bar.clear()
		report(s.err, err)
		bad = true
		return ctx.Err()
	}
	err := eachInput(c.Files, s.in, func(name string, in io.Reader) error {
		return c.runFile(ctx, engine, name, bufio.NewReader(bar.reader(in)), out, failed)
	}, failed)
	bar.clear()
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err == nil && bad {
		err = errReported
	}
	return err
}

// runFile answers the lines of one file; what is wrong with a line goes to failed.
func (c command) runFile(ctx context.Context, engine *client.Client, name string, in *bufio.Reader, out *bufio.Writer, failed func(error) error) error {
	for n := 1; ; n++ {
		line, err := readLine(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if len(line) == 0 && err == nil {
			continue
		}
		var answer []byte
		if err == nil {
			answer, err = c.runLine(ctx, engine, line)
		}
		if err != nil {
			if stop := failed(fmt.Errorf("%s:%d: %w", name, n, plainError(err))); stop != nil {
				return stop
			}
			if _, isStatus := status.FromError(err); !isStatus {
				return nil // the file cannot be read on
			}
			answer = errorLine(line, n, err)
		}
		if _, err := out.Write(append(answer, '\n')); err != nil {
			return err
		}
		// A reader at the other end of a pipe waits for its answer: nothing is kept back while there is nothing to read.
		if in.Buffered() == 0 {
			if err := out.Flush(); err != nil {
				return err
			}
		}
	}
}

// runLine answers one line.
func (c command) runLine(ctx context.Context, engine *client.Client, line []byte) ([]byte, error) {
	request := c.request("")
	id, err := parseLine(line, request)
	if err != nil {
		return nil, err
	}
	response, err := c.analyze(ctx, engine, request)
	if err != nil {
		return nil, err
	}
	return withID(id, response)
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

// withID writes a message as one line of JSON, the id first where there is one.
func withID(id json.RawMessage, m proto.Message) ([]byte, error) {
	body, err := marshalLine(m)
	if err != nil || len(id) == 0 {
		return body, err
	}
	return join(id, body), nil
}

// marshalLine writes a message as one line of JSON, always in the same way (protojson varies its spaces on purpose).
func marshalLine(m proto.Message) ([]byte, error) {
	data, err := protojson.Marshal(m)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Compact(&b, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
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
