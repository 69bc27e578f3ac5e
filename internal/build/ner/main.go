// Command ner trains the sequence model of internal/entity/sequence from ANERcorp (CC BY-SA 4.0), WikiFANE Gold (CC BY-SA 3.0), the
// public sample of Wojood (MIT) and the news texts of ANT (Apache-2.0).
//
//	go run ./internal/build/ner -data ../shared/data
//
// The same sources give the same bytes. With -dev, it holds a part of ANERcorp out, prints the figures for it and writes nothing.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/entity/sequence"
	"github.com/khabar-nlp/khabar/internal/morph"
)

func main() {
	data := flag.String("data", "../shared/data", "folder of the raw sources")
	out := flag.String("out", "internal/entity/sequence/model.bin", "file that the model is written to")
	dev := flag.Bool("dev", false, "hold the development split out and print the figures for it")
	o := options{weight: [sources]float64{1, 0.4, 0.4}}
	flag.IntVar(&o.epochs, "epochs", 2, "passes over everything")
	flag.IntVar(&o.tuning, "tuning", 20, "passes over ANERcorp alone, after that")
	flag.Float64Var(&o.rate, "rate", 0.05, "rate of AdaGrad")
	flag.Float64Var(&o.decay, "decay", 3e-6, "part of a weight that an update takes away")
	flag.Float64Var(&o.dropout, "dropout", 0.45, "part of the features that name a word which training leaves out")
	flag.Float64Var(&o.weight[wikifane], "wikifane", 0.3, "weight of WikiFANE")
	flag.Float64Var(&o.weight[wojood], "wojood", 0.4, "weight of Wojood")
	flag.Float64Var(&o.weight[written], "written", 0.5, "weight of the news written for the project")
	flag.BoolVar(&o.tuneWritten, "tune-written", true, "tune on the news written for the project too")
	flag.Float64Var(&o.weight[news], "ant", 0.3, "weight of ANT, as a first model tags it")
	flag.IntVar(&o.minCount, "count", 2, "how often a feature stands in the texts at least")
	flag.BoolVar(&o.errors, "errors", false, "print the names that are wrong")
	flag.StringVar(&o.without, "without", "",
		"evidence to leave out, with commas: names, letters, spelling, clusters, topics, pairs, memory, wikifane, wojood, news, tuning")
	flag.BoolVar(&o.memory, "memory", true, "train the second pass")
	flag.IntVar(&o.models, "models", 3, "models that are trained in different orders and averaged")
	flag.IntVar(&o.folds, "folds", 4, "parts of the texts that are tagged by a model of the others, for the second pass")
	flag.IntVar(&o.fold, "fold", -1, "the part of five of ANERcorp to hold out in place of the development split")
	flag.Parse()
	if err := run(*data, *out, *dev, o); err != nil {
		log.Fatal(err)
	}
}

// newsShare is the part of ANT, one article in so many, that a first model tags for the second to learn from.
const newsShare = 3

func run(dir, out string, dev bool, o options) error {
	start := time.Now()
	progress := func(format string, args ...any) {
		fmt.Printf("%5.1f s  %s\n", time.Since(start).Seconds(), fmt.Sprintf(format, args...))
	}
	c, err := load(dir, func(i, n int) bool {
		if o.fold >= 0 {
			return i*5/n == o.fold
		}
		return dev && float64(i) >= (1-devShare)*float64(n)
	})
	if err != nil {
		return err
	}
	texts, err := readNews(dir)
	if err != nil {
		return err
	}
	r, err := prepare(dir, c, texts, &o, progress)
	if err != nil {
		return err
	}
	if o.memory {
		jackknife(c.train, o, progress)
	}
	first := o
	if o.weight[news] > 0 {
		first.models = 1
	}
	m := train(c.train, first, progress)
	if o.weight[news] > 0 {
		c.train = append(c.train, m.tagNews(texts, r)...)
		progress("news tagged")
		m = train(c.train, o, progress)
	}
	file := m.encode(r)
	progress("%d bytes", len(file))
	if len(c.dev) > 0 {
		return report(c.dev, m, file, r, &o)
	}
	return os.WriteFile(out, file, 0o644)
}

// prepare learns what words are looked up in, and reads the texts with it.
func prepare(dir string, c *corpus, texts []string, o *options, progress func(string, ...any)) (*sequence.Resources, error) {
	r := &sequence.Resources{Lexicon: morph.Default(), Names: gazetteer.Default()}
	o.ablate(c, r)
	for _, d := range c.train {
		d.read(r)
	}
	if !o.lacks("spelling") {
		var err error
		if r.Spelling, err = learnSpelling(dir, c.train); err != nil {
			return nil, err
		}
	}
	if !o.lacks("clusters") {
		s := &stems{number: map[uint64]int32{}}
		for _, text := range texts {
			s.add(r, text)
		}
		for _, d := range c.train {
			s.add(r, d.text)
		}
		progress("%d words of plain text", len(s.text))
		r.Clusters = cluster(s, progress)
	}
	for _, d := range slices.Concat(c.train, c.dev) {
		d.read(r)
	}
	progress("texts read")
	return r, nil
}

// tagNews gives some of the articles with the tags that m gives them.
func (m *model) tagNews(texts []string, r *sequence.Resources) []*document {
	var docs []*document
	for i, text := range texts {
		if i%newsShare != 0 || strings.TrimSpace(text) == "" {
			continue
		}
		d := &document{source: news, text: text}
		d.read(r)
		m.remember(d)
		d.tags = m.tag(d, true)
		docs = append(docs, d)
	}
	return docs
}

// Quantisation: what a step of a weight is worth, and below which weight a row is not worth its place.
// Leaving out what is small is worth a point of F1 too, most of it recall.
const (
	wideStep, narrowStep = 1.0 / 128, 1.0 / 64
	pruneBelow           = 0.1
)

// encode writes the model with what it looks words up in.
func (m *model) encode(r *sequence.Resources) []byte {
	w, n := prune(m.wideOf, m.w, wide), prune(m.narrowOf, m.n, tags)
	w.Step, n.Step = wideStep, narrowStep
	return sequence.Encode(w, n, &m.transitions, r.Clusters, r.Spelling)
}

// prune leaves out the rows whose weights are all small.
func prune(features []sequence.Feature, weights []float32, width int) sequence.Rows {
	var kept sequence.Rows
	for i, f := range features {
		row := weights[i*width : (i+1)*width]
		if max(slices.Max(row), -slices.Min(row)) > pruneBelow {
			kept.Features = append(kept.Features, f)
			kept.Weights = append(kept.Weights, row...)
		}
	}
	return kept
}
