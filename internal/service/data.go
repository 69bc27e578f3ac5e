package service

import khabarv1 "github.com/khabar-nlp/khabar/proto/khabar/v1"

// dataSources is the data that the program carries, with the licence of what is derived from it. NOTICE has the sources of each.
var dataSources = []*khabarv1.DataSource{
	{Name: "Unicode Character Database", Version: "15.0.0", License: "Unicode-3.0", Purpose: "character classes of the tokeniser"},
	{
		Name: "lexicon of Camel Morph, ArabicChainBank, Arabic WordNet and name tables", Version: "1", License: "CC-BY-SA-4.0",
		Purpose: "segments and stems",
	},
	{
		Name: "names and endings from WikiFANE, ANERcorp, Wikidata, GeoNames and others", Version: "1", License: "CC-BY-SA-4.0",
		Purpose: "the light stemmer",
	},
	{
		Name: "weights trained on ANERcorp, WikiFANE Gold, the Wojood sample, ANT and news of the project's own", Version: "1", License: "CC-BY-SA-4.0",
		Purpose: "entities",
	},
	{Name: "name tables from GeoNames, world-cities-translations, ArWikiCats, Wikidata", Version: "1", License: "CC-BY-4.0", Purpose: "entities"},
	{Name: "name tables of the project", Version: "1", License: "Apache-2.0", Purpose: "entities"},
}
