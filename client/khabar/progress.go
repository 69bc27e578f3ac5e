package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// longInput is the size in bytes from which progress is shown.
const longInput = 1 << 20

// progress shows on standard error how much of the input is read, how fast, and how long the rest will take: where that is a terminal,
// the output is not, and the input is long or of unknown length.
type progress struct {
	bar  *progressbar.ProgressBar
	done *int
}

// newProgress gives the progress of an input of a size, -1 where it is unknown.
func newProgress(s streams, size int64) progress {
	if !isTerminal(s.err) || isTerminal(s.out) || isTerminal(s.in) && size < 0 || size >= 0 && size < longInput {
		return progress{}
	}
	return progress{done: new(int), bar: progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(s.err),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetDescription("khabar"),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(100_000_000), // nanoseconds
	)}
}

// reader gives in with what is read of it counted.
func (p progress) reader(in io.Reader) io.Reader {
	if p.bar == nil {
		return in
	}
	return io.TeeReader(in, p.bar)
}

// count counts a document that is done.
func (p progress) count() {
	if p.bar != nil {
		*p.done++
		p.bar.Describe(fmt.Sprintf("khabar: %d documents", *p.done))
	}
}

// clear takes the bar off the terminal, so that something else can be written.
func (p progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// isTerminal tells whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
