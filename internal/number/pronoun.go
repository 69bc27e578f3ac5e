package number

import "strings"

// pronouns are what may be attached to a number word: نصفهم, خمستهم. None ends in another.
var pronouns = [...]string{"هم", "ها", "هن", "نا", "كم", "هما"}

// possessed is a number word before a pronoun.
type possessed struct {
	stem string // as it stands there
	word word
}

// addPossessed notes how fractions (نصفهم), and units whose ة becomes ت (خمستهم), are written before pronouns.
func (v *vocabulary) addPossessed() {
	for key, f := range v.forms {
		w, stem := f.word, key
		switch before, isCount := strings.CutSuffix(key, "ه"); {
		case w.class == fraction, w.class == fractionDual:
		case w.class == unit && w.value >= 3 && isCount && v.form(before+"ت").word.class == none:
			stem = before + "ت"
		default:
			continue
		}
		for _, pronoun := range pronouns {
			v.possessed[stem+pronoun] = possessed{stem, w}
		}
	}
}

// lookupBeforePronoun finds a number word before a pronoun.
func (v *vocabulary) lookupBeforePronoun(it *piece) {
	if it.rest.tags&never != 0 {
		return
	}
	k := trimConj(it.key)
	if found, ok := v.possessed[k]; ok {
		it.pronoun, it.conj = true, len(k) < len(it.key)
		it.stem, it.word = found.stem, found.word
	}
}
