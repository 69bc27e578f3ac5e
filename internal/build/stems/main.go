// Command stems derives the tables that internal/stem's Light stemmer stands on beside the lexicon: the names that the lexicon would take
// apart (light_names.tsv), the words in ة that news has as adjectives (light_adjectives.tsv), the verbs that are no jussives
// (light_verbs.tsv), and the model that guesses at unknown words (light_guess.bin). It reads the raw sources and the lexicon of
// internal/morph, and is run again after that is built. The same sources give the same bytes. Run it from the root of the repository.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/stem/guess"
)

func main() {
	data := flag.String("data", "../shared/data", "folder of the raw sources")
	out := flag.String("out", filepath.Join("internal", "stem"), "folder of the tables")
	anercorp := flag.Bool("anercorp", true, "count the names of ANERcorp; without them the development set's names are unseen")
	flag.Parse()
	if err := run(*data, *out, *anercorp); err != nil {
		fmt.Fprintln(os.Stderr, "stems:", err)
		os.Exit(1)
	}
}

func run(data, out string, anercorp bool) error {
	news, err := countNews(filepath.Join(data, "text", "ant-news.txt.gz"))
	if err != nil {
		return err
	}
	names, err := readNames(data, anercorp, news)
	if err != nil {
		return err
	}
	lexicon := morph.Default()
	if err := os.WriteFile(filepath.Join(out, "light_names.tsv"), []byte(names.table(lexicon)), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "light_adjectives.tsv"), []byte(news.adjectives(lexicon)), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "light_verbs.tsv"), []byte(news.verbs(lexicon)), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "light_guess.bin"), guess.Train(lexicon, names.articles(), nil), 0o644)
}
