// Command khabar takes Arabic texts apart on the command line, in this process or by calling a server.
//
//	khabar tokenize news.txt
//	khabar numbers news.txt
//	khabar analyze --format json < news.txt
//	khabar analyze --server localhost:50051 --jsonl < requests.jsonl > responses.jsonl
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"github.com/khabar-nlp/khabar/client"
	"github.com/khabar-nlp/khabar/internal/service"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr})
	cancel()
	os.Exit(status)
}

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// flags are the commands and their knobs.
type flags struct {
	Tokenize command `cmd:"" help:"Cut texts into tokens and sentences."`
	Numbers  command `cmd:"" help:"Find numbers, in words, digits or both, and say what each is worth."`
	Analyze  command `cmd:"" help:"Run every layer, or those named by --features."`

	Version kong.VersionFlag `help:"Say the version and stop."`
}

// command is a command over texts.
type command struct {
	Files []string `arg:"" optional:"" name:"FILE" help:"Texts, or requests with --jsonl; none, or -, is standard input."`

	Server     string        `help:"Call the server at HOST:PORT instead of the engine in this process." placeholder:"HOST:PORT"`
	Timeout    time.Duration `help:"How long a call may take." default:"30s"`
	Format     string        `help:"text (for people), json, jsonl, conll or html." enum:"text,json,jsonl,conll,html" default:"text"`
	JSONL      bool          `name:"jsonl" help:"Read one AnalyzeRequest in JSON a line, with an optional \"id\"; write one AnalyzeResponse or error a line."`
	OffsetUnit string        `help:"What offsets count: byte, utf16 or codepoint." enum:"byte,utf16,codepoint" default:"byte"`
	Features   []string      `help:"Layers wanted: tokens, numbers (others come with later versions)." enum:"tokens,stems,entities,numbers"`
}

// The contract's values of the flags that name them.
var (
	offsetUnits = map[string]khabarv1.OffsetUnit{
		"byte":      khabarv1.OffsetUnit_OFFSET_UNIT_UTF8_BYTE,
		"utf16":     khabarv1.OffsetUnit_OFFSET_UNIT_UTF16_CODE_UNIT,
		"codepoint": khabarv1.OffsetUnit_OFFSET_UNIT_CODE_POINT,
	}
	features = map[string]khabarv1.Feature{
		"tokens":   khabarv1.Feature_FEATURE_TOKENS,
		"stems":    khabarv1.Feature_FEATURE_STEMS,
		"entities": khabarv1.Feature_FEATURE_ENTITIES,
		"numbers":  khabarv1.Feature_FEATURE_NUMBERS,
	}
)

// run parses the arguments, runs a command and gives the exit status: 0, 1 where any text failed, 2 where the arguments are wrong.
func run(ctx context.Context, args []string, s streams) int {
	var f flags
	exited := false
	version, commit := service.Version()
	parser, err := kong.New(&f,
		kong.Name("khabar"),
		kong.Description("Take Arabic news apart."),
		kong.Writers(s.out, s.err),
		kong.Exit(func(int) { exited = true }),
		kong.Vars{"version": strings.TrimSpace(version + " " + commit)},
	)
	if err != nil {
		return fail(s.err, err, 2)
	}
	parsed, err := parser.Parse(args)
	switch {
	case exited:
		return 0
	case err != nil:
		return fail(s.err, err, 2)
	}
	c := f.Analyze
	switch parsed.Selected().Name {
	case "tokenize":
		c = f.Tokenize
		c.Features = []string{"tokens"}
	case "numbers":
		c = f.Numbers
		c.Features = []string{"numbers"}
		if c.Format == "conll" || c.Format == "html" { // which show numbers in the running text
			c.Features = []string{"tokens", "numbers"}
		}
	}
	if err := c.run(ctx, s); err != nil {
		return fail(s.err, err, 1)
	}
	return 0
}

// errReported says that something failed and that standard error has it already.
var errReported = errors.New("reported")

func fail(w io.Writer, err error, status int) int {
	if !errors.Is(err, errReported) {
		report(w, err)
	}
	return status
}

func report(w io.Writer, err error) { _, _ = fmt.Fprintln(w, "khabar:", err) }

// run analyses every text, or every line, and goes on after one that fails.
func (c command) run(ctx context.Context, s streams) error {
	engine := client.InProcess()
	if c.Server != "" {
		var err error
		if engine, err = client.Dial(c.Server); err != nil {
			return fmt.Errorf("--server: %w", err)
		}
	}
	defer engine.Close() //nolint:errcheck // nothing is left to do
	if c.JSONL {
		return c.runLines(ctx, s, engine)
	}
	return c.runTexts(ctx, s, engine)
}

// request is what the flags ask for.
func (c command) request(text string) *khabarv1.AnalyzeRequest {
	r := &khabarv1.AnalyzeRequest{Text: text, OffsetUnit: offsetUnits[c.OffsetUnit]}
	for _, name := range c.Features {
		r.Features = append(r.Features, features[name])
	}
	return r
}

// wants tells whether the flags ask for a layer.
func (c command) wants(layer string) bool {
	return len(c.Features) == 0 || slices.Contains(c.Features, layer)
}

// analyze calls the engine within the timeout.
func (c command) analyze(ctx context.Context, engine *client.Client, r *khabarv1.AnalyzeRequest) (*khabarv1.AnalyzeResponse, error) {
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	return engine.Analyze(ctx, r)
}
