// Package stem brings the forms of one word to one key: المدرسة, مدرسة and بالمدرسة meet.
//
// A stemmer is a function of one word and knows no tokens. Light is the one to choose where nothing else is asked for. Two more are
// conformant, so that an index built elsewhere can be searched from here and the other way round:
//
//   - Snowball is the Arabic algorithm of the Snowball project (its prefixes, suffixes and hamzas), equal to stemwords -l arabic;
//   - Light10 is Larkey's light10 as Lucene's ArabicAnalyzer applies it, equal to its filters from LowerCaseFilter to ArabicStemFilter.
//
// Those two are tables of affixes (snowball.go, light10.go) over a small engine, work in place on bytes, allocate nothing and take time
// linear in the length of the word. They do to any string what the original does, which may leave nothing of it (ـ) and does little to
// words in other scripts.
//
// # Light
//
// Light gives all forms of one word one key, which is a word that one can read: its lemma. Clitics come off where the lexicon of
// internal/morph allows, gender, number, case and person are folded, and a broken plural meets its singular (رؤساء, رئيس); names stay whole
// (والأسد, الأسد). In its order:
//
//   - A word that is the key of a lemma, and hardly likelier anything else, is its own stem.
//   - A word of light_names.tsv is a name, with its article, and loses only what stands before that. The table has the names that the
//     lexicon would take apart.
//   - Otherwise the likeliest analysis of the word counts, as morph.Parser finds it for a word without neighbours, and the stem is the
//     lemma that its form is likeliest one of in news. light_verbs.tsv (يجب is وجب, not أجاب), light_adjectives.tsv (عربية is عربي) and
//     light_forms.tsv, which is written by hand, say where the lexicon's order misleads.
//   - Of a form without a lemma an ending comes off where a linear model (package guess) says so, which has learnt from the lexicon what
//     becomes of forms by their letters. A word that not even news has keeps ب ل ك ف, and its article where no ending comes off: most
//     are names.
//
// It goes by folded letters, so that all spellings of a word have one stem. A stem is its own stem: what the key of a lemma leads to is
// worked out once, at the first call (some 60 ms), and every other step makes a word shorter or its letters lighter. A stem is at most
// two letters longer than its word, where a singular is restored (قرى, قرية).
//
// Measured as conflation, pair by pair, on 4,654 word types of the first part of the WikiNews reference (with its clitics and parts of
// speech; the lemma is the lexicon's, where that leaves no doubt) and names of ANERcorp, by
//
//	KHABAR_DATA=.../shared/data go test ./internal/stem -run LightDevelopment -v
//
//	                                 precision  recall  F1    names kept
//	light10                          0.71       0.38    0.50  0.54
//	Snowball                         0.69       0.43    0.53  0.36
//	Light                            0.89       0.95    0.92  0.98
//	Light, 20 % of lemmas unknown    0.88       0.86    0.87  0.95
//	Light, 50 % of lemmas unknown    0.86       0.65    0.74  0.93
//
// The lemmas of this set are the lexicon's own, so the first row of Light flatters it; in the other two the lexicon, the tables and the
// model lack the lemmas and names. Where ANERcorp is left out of light_names.tsv (go run ./internal/build/stems -anercorp=false), so that
// the names are unseen, 0.91 are kept. One core does about 1.4 million words of news a second that it has not met lately, and 25 million that
// come back, allocating nothing (-bench LightNews).
//
// Limits: one key stands for the verb and the noun that are written alike (عمل), and a word alone has one stem whatever its context. A name
// that is also a common word with its article (الهادي) is kept only if a table has it.
//
// # Any word
//
// Append and Of stem words as they come: Arabic ones with the stemmer that the caller picks, words in Latin or Cyrillic script with
// github.com/kljensen/snowball in the language that their letters suggest, others folded; a word never comes back empty.
//
// Everything here is a pure function over tables that nothing changes, and safe for concurrent use.
package stem
