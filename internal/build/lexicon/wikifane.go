package main

import (
	"bufio"
	"os"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
)

// apartInWikiFANE are the pronouns that WikiFANE has apart.
var apartInWikiFANE = map[string]bool{
	"ه": true, "ها": true, "هم": true, "هما": true, "هن": true, "نا": true, "ني": true, "ك": true, "كم": true,
}

// wholeInWikiFANE is the length in bytes up to which WikiFANE does not take pronouns off words: له، بها.
const wholeInWikiFANE = 8

// wikiWord is a word of WikiFANE that is being put together again.
type wikiWord struct {
	conjunction, preposition, word string
	corpora                        corpora
}

// addWikiFANE joins the clitics of WikiFANE to their words again and keeps what it says of them. A و before a name is not always a
// conjunction apart, and a word before a pronoun may have its ة back (عاصمة ها).
func (c corpora) addWikiFANE(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	w := wikiWord{corpora: c}
	s := bufio.NewScanner(file)
	for s.Scan() {
		t, _, _ := strings.Cut(s.Text(), "\t")
		w.add(t)
	}
	w.end("")
	return s.Err()
}

// add adds the next token of the file.
func (w *wikiWord) add(t string) {
	preposition := t == "ب" || t == "ل" || t == "ك"
	switch {
	case t == "و" || t == "ف":
		w.end("")
		w.conjunction = t
	case preposition:
		if w.word != "" {
			w.end("")
		}
		w.preposition = t
	case apartInWikiFANE[t] && w.word != "":
		w.end(t)
	case t == "" || codesOf(arabic.Fold(t)) == nil:
		w.end("")
	default:
		if w.word != "" {
			w.end("")
		}
		w.word = arabic.Fold(t)
	}
}

// end counts the word, with a pronoun or none.
func (w *wikiWord) end(pronounAfter string) {
	conj, prep, base := w.conjunction, w.preposition, w.word
	w.conjunction, w.preposition, w.word = "", "", ""
	if base == "" {
		return
	}
	o := observation{known: saysConjunction | saysPronoun, tail: pronounAfter}
	if len(base) <= wholeInWikiFANE && pronounAfter == "" {
		o.known = saysConjunction
	}
	if conj != "" {
		o.known |= conjunction
	}
	if prep != "" {
		o.known |= saysProclitic | proclitic
		if rest, ok := strings.CutPrefix(base, "ال"); ok && prep == "ل" {
			base = "ل" + strings.TrimPrefix(rest, "ل")
		}
	}
	if pronounAfter != "" {
		o.known |= pronoun
		base = opened(base)
	}
	o.key = conj + prep + base + pronounAfter
	w.corpora[o]++
}

// openedMaqsura are the particles whose ى becomes ي before a pronoun; that of other words becomes ا.
var openedMaqsura = map[string]string{"الى": "الي", "على": "علي", "لدى": "لدي"}

// opened gives a word as it is written before a pronoun: عاصمة becomes عاصمت.
func opened(word string) string {
	if particle, ok := openedMaqsura[word]; ok {
		return particle
	}
	if rest, ok := strings.CutSuffix(word, "ة"); ok {
		return rest + "ت"
	}
	if rest, ok := strings.CutSuffix(word, "ى"); ok {
		return rest + "ا"
	}
	return word
}
