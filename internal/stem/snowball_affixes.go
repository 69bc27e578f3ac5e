package stem

// The affixes of arabic.sbl, each table with the name of its routine there. A least is the number of letters from which on the row applies.
var (
	hamzaPrefixes = prefixes( // Prefix_Step1: أأنت
		affix{"أأ", 4, "أ"}, affix{"أآ", 4, "آ"}, affix{"أؤ", 4, "أ"}, affix{"أا", 4, "ا"}, affix{"أإ", 4, "إ"},
	)
	conjunctions = prefixes( // Prefix_Step2: not before an alif, which may be one of the word's own (والد)
		affix{"فا", never, ""}, affix{"وا", never, ""},
		affix{"ف", 4, ""}, affix{"و", 4, ""},
	)
	articles = prefixes( // Prefix_Step3a_Noun, and one letter earlier Checks1
		affix{"بال", 6, ""}, affix{"كال", 6, ""},
		affix{"لل", 5, ""}, affix{"ال", 5, ""},
	)
	nounPrefixes = prefixes( // Prefix_Step3b_Noun: not before an alif
		affix{"با", never, ""}, affix{"بب", 4, "ب"}, affix{"كك", 4, "ك"},
		affix{"ب", 4, ""},
	)
	futures = prefixes( // Prefix_Step3_Verb
		affix{"سي", 5, "ي"}, affix{"ست", 5, "ت"}, affix{"سن", 5, "ن"}, affix{"سأ", 5, "أ"},
	)
	istafala = prefixes( // Prefix_Step4_Verb: يستعمل to استعمل; behind a سي as well (سييستعمل), for so the original reads
		affix{"يست", 5, "است"}, affix{"نست", 5, "است"}, affix{"تست", 5, "است"},
	)

	nunEnding    = suffixes(affix{"ن", 6, ""})                                       // Suffix_Noun_Step1b
	longVowels   = suffixes(affix{"ا", 5, ""}, affix{"ي", 5, ""}, affix{"و", 5, ""}) // Suffix_Noun_Step2a
	femalePlural = suffixes(affix{"ات", 5, ""})                                      // Suffix_Noun_Step2b
	openT        = suffixes(affix{"ت", 4, ""})                                       // Suffix_Noun_Step2c1
	femaleEnding = suffixes(affix{"ة", 4, ""})                                       // Suffix_Noun_Step2c2
	relation     = suffixes(affix{"ي", 3, ""})                                       // Suffix_Noun_Step3

	verbObjects = suffixes( // Suffix_Verb_Step1
		affix{"هما", 6, ""}, affix{"كما", 6, ""}, affix{"كمو", 6, ""},
		affix{"ني", 5, ""}, affix{"نا", 5, ""}, affix{"ها", 5, ""}, affix{"هم", 5, ""}, affix{"هن", 5, ""}, affix{"كم", 5, ""},
		affix{"كن", 5, ""},
		affix{"ه", 4, ""}, affix{"ك", 4, ""},
	)
	verbSubjects = suffixes( // Suffix_Verb_Step2a
		affix{"تما", 6, ""},
		affix{"ان", 6, ""}, affix{"ون", 6, ""}, affix{"ين", 6, ""},
		affix{"نا", 5, ""}, affix{"تا", 5, ""}, affix{"تن", 5, ""},
		affix{"ت", 4, ""}, affix{"ا", 4, ""}, affix{"ن", 4, ""}, affix{"ي", 4, ""},
	)
	verbPlurals             = suffixes(affix{"وا", 5, ""}, affix{"تم", 5, ""}) // Suffix_Verb_Step2b
	verbPluralsBeforeObject = suffixes(affix{"تمو", 6, ""}, affix{"و", 4, ""}) // Suffix_Verb_Step2c

	alifMaqsura = suffixes(affix{"ى", 0, "ي"}) // Suffix_All_alef_maqsura
)
