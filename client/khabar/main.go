// Command khabar takes Arabic texts apart on the command line, in this process or by calling a server.
//
//	khabar tokenize news.txt
//	khabar stem --stemmer light10 news.txt
//	khabar entities --gazetteer names.tsv news.txt
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
	context.AfterFunc(ctx, cancel) // a second interrupt ends the program at once
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
	Tokenize command   `cmd:"" help:"Cut texts into tokens and sentences."`
	Stem     command   `cmd:"" help:"Take words apart and give each its stem."`
	Entities command   `cmd:"" help:"Find the names of people, places and organisations, and which mentions are of one entity."`
	Numbers  command   `cmd:"" help:"Find numbers, in words, digits or both, and say what each is worth."`
	Analyze  command   `cmd:"" help:"Run every layer, or those named by --features."`
	Eval     evalFlags `cmd:"" help:"Measure a layer against a file with gold."`

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
	Scheme     string        `help:"How far words are taken apart: none, atb (clitics) or d3 (the article too)." enum:"none,atb,d3" default:"atb"`
	Stemmer    string        `help:"light, light10 or snowball." enum:"light,light10,snowball" default:"light"`
	Workers    int           `help:"With --jsonl: how many lines are worked on at once (default: as many as there are cores; 16 with --server)."`
	Skip       int           `help:"With --jsonl: leave out so many lines at the beginning, which an interrupted run has answered."`
	Gazetteer  string        `help:"Names of your own: a TSV of name, type (PERSON, LOCATION, ORGANIZATION, MISC) and, where it is an alias, canonical form." placeholder:"FILE"`
	Features   []string      `help:"Layers wanted: tokens, stems, entities, numbers; all where none is named." enum:"tokens,stems,entities,numbers"`

	namesOnly bool // of the layers, people want to see the names
}

// Validate refuses counts below zero; kong calls it.
func (c command) Validate() error {
	for name, n := range map[string]int{"workers": c.Workers, "skip": c.Skip} {
		if n < 0 {
			return fmt.Errorf("--%s: %d, want 0 or more", name, n)
		}
	}
	return nil
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
	if err := f.selected(parsed.Command()).run(ctx, s); err != nil {
		return fail(s.err, err, 1)
	}
	return 0
}

// runner is a command with its flags.
type runner interface {
	run(ctx context.Context, s streams) error
}

// selected gives the command of a name, with the layers that it stands for.
func (f flags) selected(name string) runner {
	name = strings.Join(slices.DeleteFunc(strings.Fields(name), func(word string) bool { return strings.HasPrefix(word, "<") }), " ")
	switch name {
	case "tokenize":
		return f.Tokenize.over("tokens")
	case "stem":
		return f.Stem.over("tokens", "stems")
	case "entities":
		c := f.Entities
		c.namesOnly = true
		if c.Format == "conll" || c.Format == "html" { // which show names in the running text
			return c.over("tokens", "entities")
		}
		return c.over("entities")
	case "numbers":
		if f.Numbers.Format == "conll" || f.Numbers.Format == "html" { // which show numbers in the running text
			return f.Numbers.over("tokens", "numbers")
		}
		return f.Numbers.over("numbers")
	case "eval entities":
		return f.Eval.Entities
	case "eval segmentation":
		return f.Eval.Segmentation
	case "eval stems":
		return f.Eval.Stems
	default:
		return f.Analyze
	}
}

// over gives a command with these layers.
func (c command) over(layers ...string) command {
	c.Features = layers
	return c
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
	engine, err := dial(c.Server, c.Gazetteer)
	if err != nil {
		return err
	}
	defer engine.Close() //nolint:errcheck // nothing is left to do
	if c.JSONL {
		return c.runLines(ctx, s, engine)
	}
	return c.runTexts(ctx, s, engine)
}

// request is what the flags ask for.
func (c command) request(text string) *khabarv1.AnalyzeRequest {
	r := &khabarv1.AnalyzeRequest{
		Text: text, OffsetUnit: offsetUnits[c.OffsetUnit], Segmentation: schemes[c.Scheme], Stemmer: stemmerNames[c.Stemmer],
	}
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
