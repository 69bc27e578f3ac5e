// Command lexicon derives lexicon.bin and weights.tsv of internal/morph from dictionaries, tables of names and news.
//
//	go run ./internal/build/lexicon -data ../shared/data -out internal/morph
//
// It takes a minute and 0.6 GB of memory. The same sources give the same bytes. NOTICE names the sources and their licences. README.md of
// internal/morph says how the files are made and read.
package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", filepath.Join("..", "shared", "data"), "folder of the sources: lexicon, gazetteer, text and ner lie in it")
	out := flag.String("out", filepath.Join("internal", "morph"), "folder to write lexicon.bin and weights.tsv to")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("arguments %q: want none", flag.Args())
	}
	if err := run(*data, *out); err != nil {
		log.Fatal(err)
	}
}

func run(data, out string) error {
	lexicon, weights, err := derive(data)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "lexicon.bin"), []byte(lexicon), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "weights.tsv"), []byte(weights), 0o644)
}
