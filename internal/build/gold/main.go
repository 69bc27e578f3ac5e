// Command gold turns the gold of a text that may not be published into its stand-off form.
//
//	go run ./internal/build/gold TEXT.txt NOTATION.gold > internal/nlp/testdata/gold/TEXT.tokens.tsv
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/khabar-nlp/khabar/internal/gold"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: gold TEXT NOTATION")
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	notation, err := os.ReadFile(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	layer, err := gold.Parse(string(text), string(notation))
	if err != nil {
		log.Fatalf("%s: %v", os.Args[2], err)
	}
	fmt.Print(gold.Standoff(string(text), layer))
}
