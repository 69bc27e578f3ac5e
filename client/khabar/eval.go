package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/khabar-nlp/khabar/client"
	khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"
)

// evalFlags are the measures of eval, each over a file with gold.
type evalFlags struct {
	Entities     evalEntities     `cmd:"" help:"Measure entities: precision, recall and F1 by type, exact span and type, against a CoNLL file of words and BIO tags."`
	Segmentation evalSegmentation `cmd:"" help:"Measure segments: precision, recall and F1 against a CoNLL-U file, or a TSV of words and their segments joined with +."`
	Stems        evalStems        `cmd:"" help:"Measure stems as conflation: pairs of words with the same stem against pairs with the same lemma, from a TSV of words and lemmas."`
}

// evalCommon is what all measures take.
type evalCommon struct {
	Gold    string        `arg:"" name:"GOLD" help:"The file with gold; - is standard input."`
	Server  string        `help:"Call the server at HOST:PORT instead of the engine in this process." placeholder:"HOST:PORT"`
	Timeout time.Duration `help:"How long a call may take." default:"30s"`

	Gazetteer string `help:"Names of your own, as for the other commands." placeholder:"FILE"`
}

// open gives the gold and an engine to measure with it; close lets both go.
func (c evalCommon) open(stdin io.Reader) (gold io.Reader, engine *client.Client, closeBoth func(), err error) {
	if engine, err = dial(c.Server, c.Gazetteer); err != nil {
		return nil, nil, nil, err
	}
	if c.Gold == "-" {
		return stdin, engine, func() { _ = engine.Close() }, nil
	}
	file, err := os.Open(c.Gold)
	if err != nil {
		_ = engine.Close()
		return nil, nil, nil, err
	}
	return file, engine, func() { _, _ = file.Close(), engine.Close() }, nil
}

// dial connects to a server, or gives the engine in this process where none is named, with the names of a file added where one is.
func dial(server, gazetteer string) (*client.Client, error) {
	switch {
	case server != "" && gazetteer != "":
		return nil, errors.New("--gazetteer: the server has names of its own; give the file to its --gazetteer")
	case server != "":
		c, err := client.Dial(server)
		if err != nil {
			return nil, fmt.Errorf("--server: %w", err)
		}
		return c, nil
	case gazetteer != "":
		names, err := os.ReadFile(gazetteer)
		if err != nil {
			return nil, fmt.Errorf("--gazetteer: %w", err)
		}
		c, err := client.InProcessWith(string(names))
		if err != nil {
			return nil, fmt.Errorf("--gazetteer: %s: %w", gazetteer, err)
		}
		return c, nil
	default:
		return client.InProcess(), nil
	}
}

// score counts what was found and what was wanted.
type score struct{ found, wanted, right int }

// precision, recall and f1 give shares from 0 to 1, 0 where there is nothing to share.
func (s score) precision() float64 { return share(s.right, s.found) }
func (s score) recall() float64    { return share(s.right, s.wanted) }
func (s score) f1() float64        { return share(2*s.right, s.found+s.wanted) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// write writes a score as a line of a table.
func (s score) write(w io.Writer, name string) error {
	_, err := fmt.Fprintf(w, "%-12s precision %.4f  recall %.4f  F1 %.4f  (%d right, %d found, %d wanted)\n",
		name, s.precision(), s.recall(), s.f1(), s.right, s.found, s.wanted)
	return err
}

// errNoGold says that a file has nothing to measure with.
var errNoGold = errors.New("no gold in it")

// eachGoldLine calls f with the columns of each line, and with none for a line that is empty; comments (# in the first column) are left out.
func eachGoldLine(in io.Reader, f func(line int, columns []string) error) error {
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, maxLine)
	for n := 1; scanner.Scan(); n++ {
		text := strings.TrimRight(scanner.Text(), "\r")
		if strings.HasPrefix(text, "#") {
			continue
		}
		var columns []string
		if strings.TrimSpace(text) != "" {
			columns = strings.Split(text, "\t")
		}
		if err := f(n, columns); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return scanner.Err()
}

// stemmerNames are the contract's values of --stemmer.
var stemmerNames = map[string]khabarv1.Stemmer{
	"light":    khabarv1.Stemmer_STEMMER_LIGHT,
	"light10":  khabarv1.Stemmer_STEMMER_LIGHT10,
	"snowball": khabarv1.Stemmer_STEMMER_SNOWBALL,
}

// within gives a context for one call.
func (c evalCommon) within(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, c.Timeout)
}
