package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"google.golang.org/grpc/status"

	"github.com/khabar-nlp/khabar/client"
)

// runTexts analyses each file as one text and writes it in the format wanted.
func (c command) runTexts(ctx context.Context, s streams, engine *client.Client) error {
	out := bufio.NewWriter(s.out)
	write := newWriter(c.Format, out, s.out)
	bar := newProgress(s, totalSize(c.Files))
	failed := false
	err := eachInput(c.Files, s.in, func(name string, in io.Reader) error {
		data, err := io.ReadAll(bar.reader(in))
		if err == nil {
			err = c.runText(ctx, engine, write, name, data)
		}
		return err
	}, func(err error) error {
		bar.clear()
		report(s.err, err)
		failed = true
		return ctx.Err()
	})
	bar.clear()
	if err == nil {
		err = write.close()
	}
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err == nil && failed {
		err = errReported
	}
	return err
}

// runText analyses one text and writes it. Its errors name the text, and the line where there is one.
func (c command) runText(ctx context.Context, engine *client.Client, write writer, name string, data []byte) error {
	if at := invalidAt(data); at < len(data) {
		return fmt.Errorf("%s:%d: byte %d is not UTF-8", name, 1+bytes.Count(data[:at], []byte("\n")), at)
	}
	text := string(data)
	response, err := c.analyze(ctx, engine, c.request(text))
	if err != nil {
		return fmt.Errorf("%s: %w", name, plainError(err))
	}
	return write.write(document{
		Name: name, Text: text, Response: response, Entities: c.wants("entities"), Numbers: c.wants("numbers"), NamesOnly: c.namesOnly,
	})
}

// plainError gives the message of a status without its trappings.
func plainError(err error) error {
	if s, ok := status.FromError(err); ok {
		return fmt.Errorf("%s: %s", codeName(s.Code()), s.Message())
	}
	return err
}

// invalidAt gives the offset of the first byte that is not UTF-8, the length where all are.
func invalidAt(data []byte) int {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return at
}

// standardInput is the name of standard input in messages.
const standardInput = "stdin"

// eachInput calls f with each file, or with standard input where there is none or one is called -. An error of f, or of opening a file,
// goes to failed, and the walk goes on unless that gives an error back.
func eachInput(files []string, stdin io.Reader, f func(name string, in io.Reader) error, failed func(error) error) error {
	if len(files) == 0 {
		files = []string{"-"}
	}
	for _, name := range files {
		var err error
		if name == "-" {
			err = f(standardInput, stdin)
		} else {
			err = withFile(name, f)
		}
		if err == nil {
			continue
		}
		if err := failed(err); err != nil {
			return err
		}
	}
	return nil
}

// withFile calls f with a file.
func withFile(name string, f func(name string, in io.Reader) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // read only
	return f(name, file)
}

// totalSize gives the size of all files together, -1 where standard input is among them.
func totalSize(files []string) int64 {
	if len(files) == 0 {
		return -1
	}
	var total int64
	for _, name := range files {
		info, err := os.Stat(name)
		if err != nil || !info.Mode().IsRegular() {
			return -1
		}
		total += info.Size()
	}
	return total
}
