package main

// aboutLexicon is the first section of lexicon.bin: what the file is, for whoever looks into it.
const aboutLexicon = `Forms of Modern Standard Arabic with their uses, lemmas and costs, derived by go run ./internal/build/lexicon from
Camel Morph MSA, LREC-COLING 2024 (CC BY 4.0); ArabicChainBank (CC BY 4.0); Arabic WordNet, Open Multilingual Wordnet (CC BY-SA 3.0);
NETransliteration, names of persons in Wikidata (CC0); GeoNames (CC BY 4.0); world-cities-translations (CC BY 4.0); ArWikiCats (MIT);
counts of words: ANT 1.1 (Apache-2.0), ANERcorp, CAMeL Lab splits (CC BY-SA 4.0), WikiFANE Gold 2014 (CC BY-SA 3.0).
This file is licensed under CC BY-SA 4.0: https://creativecommons.org/licenses/by-sa/4.0/
`

// weightsHead is the head of weights.tsv.
const weightsHead = `# Costs of clitics around each class of words, in eighths of a nat: class, kind of clitic, a cost for each clitic of the kind in the
# order of class.go. Derived by go run ./internal/build/lexicon from counts of words in ANT 1.1 (Apache-2.0), ANERcorp, CAMeL Lab splits
# (CC BY-SA 4.0) and WikiFANE Gold 2014 (CC BY-SA 3.0), by a lexicon whose sources NOTICE names. This file is licensed under CC BY-SA 4.0.
`
