package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// minNounLetters is how many letters a noun of WordNet has at least.
const minNounLetters = 3

// addWordNet adds the nouns and adjectives of Arabic WordNet that the other sources lack: درهم.
func (n *nominals) addWordNet(e entries, dir string) error {
	file, err := os.Open(filepath.Join(dir, "arabic-wordnet.tab"))
	if err != nil {
		return err
	}
	defer file.Close()
	s := bufio.NewScanner(file)
	for s.Scan() {
		f := strings.Split(s.Text(), "\t")
		if len(f) != 3 || f[1] != "arb:lemma" || strings.ContainsRune(f[2], ' ') {
			continue
		}
		word := unmarked(f[2])
		key := arabic.Fold(word)
		known := e[key] != nil && e[key].use&(morph.NounFree|morph.Name) != 0
		if known || codesOf(key) == nil || len([]rune(key)) < minNounLetters || strings.HasPrefix(key, "ال") || andPronoun(e, key) {
			continue
		}
		switch {
		case strings.HasSuffix(f[0], "-n"):
			n.inflectNoun(e, transliterate(word), "", lemma{word, morph.Noun})
		case strings.HasSuffix(f[0], "-a") || strings.HasSuffix(f[0], "-s"):
			if strings.HasSuffix(word, "ة") || strings.HasSuffix(word, "ى") || strings.HasSuffix(word, "اء") {
				continue
			}
			n.add(e, transliterate(word), "MS||MD||MP||FS||FD||FP", "", lemma{word, morph.Adj}, morph.Adjective)
		}
	}
	return s.Err()
}
