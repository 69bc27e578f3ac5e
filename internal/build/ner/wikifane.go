package main

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
)

// anercorpClasses are the types of ANERcorp.
var anercorpClasses = map[string]gazetteer.Class{
	"PERS": gazetteer.Person, "LOC": gazetteer.Location, "ORG": gazetteer.Organization, "MISC": gazetteer.Misc,
}

// wojoodClasses are the types of Wojood that ANERcorp has too.
var wojoodClasses = map[string]gazetteer.Class{
	"PERS": gazetteer.Person, "LOC": gazetteer.Location, "GPE": gazetteer.Location, "FAC": gazetteer.Location,
	"ORG": gazetteer.Organization, "EVENT": gazetteer.Misc, "PRODUCT": gazetteer.Misc, "CURR": gazetteer.Misc,
}

// wikifaneClasses are the fine types of WikiFANE (Alotaibi and Lee, 2014) as ANERcorp would call them. Police is of soldiers, by name.
var wikifaneClasses = classes(map[gazetteer.Class]string{
	gazetteer.Person: "Politician Artist Other_PER Scientist Religious_PER Athlete Businessperson Engineer Lawyer Police",
	gazetteer.Location: "Population-Center Nation Water-Body State-or-Province Continent Land-Region-Natural Path GPE-Cluster " +
		"County-or-District Building-Grounds Airport Subarea-Facility Land Water Celestial",
	gazetteer.Organization: "Commercial Non-Governmental Government Sports Media Educational Religious_ORG Entertainment Medical-Science",
	gazetteer.Misc:         "Air Software Hardware Book Movie Sound Projectile Food Drug Nuclear Blunt Shooting Exploding Sharp Chemical",
})

func classes(lists map[gazetteer.Class]string) map[string]gazetteer.Class {
	all := map[string]gazetteer.Class{}
	for c, list := range lists {
		for name := range strings.FieldsSeq(list) {
			all[name] = c
		}
	}
	return all
}

// wikiPronouns are the pronouns that WikiFANE has apart.
var wikiPronouns = map[string]bool{"ه": true, "ها": true, "هم": true, "هما": true, "هن": true, "نا": true, "ني": true, "ك": true, "كم": true}

// genericHeads stand at the beginning of names in WikiFANE; ANERcorp has them outside.
var genericHeads = map[string]bool{
	"نادي": true, "نادى": true, "منتخب": true, "مدينة": true, "قناة": true, "صحيفة": true, "جريدة": true, "مجلة": true, "شركة": true,
	"للنادي": true, "منتخبا": true, "جزيرة": true, "نهر": true, "فريق": true, "دولة": true, "محافظة": true, "ولاية": true, "قرية": true,
}

// joinClitics joins the clitics of WikiFANE to their words again: و قال, عاصمة ها.
func joinClitics(sentences [][]cell) [][]cell {
	all := make([][]cell, 0, len(sentences))
	for _, s := range sentences {
		var joined []cell
		prefix := ""
		for i, c := range s {
			last := i+1 == len(s)
			switch {
			case (c.word == "و" || c.word == "ف") && c.class == 0 && prefix == "" && !last:
				prefix = c.word
				continue
			case (c.word == "ب" || c.word == "ل" || c.word == "ك") && c.class == 0 && !last && len(prefix) <= 2:
				prefix += c.word
				continue
			case wikiPronouns[c.word] && len(joined) > 0 && prefix == "" && c.class == 0 && joinable(joined[len(joined)-1].word):
				joined[len(joined)-1].word = beforePronoun(joined[len(joined)-1].word) + c.word
				continue
			}
			switch {
			case prefix == "":
			case !joinable(c.word):
				joined = append(joined, cell{word: prefix})
			default:
				if cut, ok := strings.CutPrefix(c.word, "ال"); ok && strings.HasSuffix(prefix, "ل") {
					c.word = "ل" + strings.TrimPrefix(cut, "ل")
				}
				c.word = prefix + c.word
			}
			prefix = ""
			joined = append(joined, c)
		}
		all = append(all, dropHeads(joined))
	}
	return all
}

// joinable tells whether a clitic may be joined to a token.
func joinable(word string) bool {
	for _, r := range arabic.Fold(word) {
		if r < 'ء' || r > 'ي' {
			return false
		}
	}
	return true
}

// beforePronoun opens the end of a word for a pronoun: عاصمة ها is عاصمتها.
func beforePronoun(word string) string {
	if cut, ok := strings.CutSuffix(word, "ة"); ok {
		return cut + "ت"
	}
	if cut, ok := strings.CutSuffix(word, "ى"); ok {
		if cut == "ال" || cut == "عل" || cut == "لد" {
			return cut + "ي"
		}
		return cut + "ا"
	}
	return word
}

// dropHeads leaves generic heads out of names.
func dropHeads(s []cell) []cell {
	for i := range s {
		c := &s[i]
		if c.class != 0 && c.first && genericHeads[c.word] && i+1 < len(s) && s[i+1].class == c.class && !s[i+1].first {
			c.class, c.first = 0, false
			s[i+1].first = true
		}
	}
	return s
}
