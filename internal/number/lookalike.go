package number

import (
	"strings"

	"github.com/khabar-nlp/khabar/internal/token"
)

// isNumber refuses a single word at item i that looks like a number word and is none: الاثنين, ألف the verb, ميدان السبعين.
func (p *parser) isNumber(i int, a amount) bool {
	it := p.item(i)
	if a.next > i+1 || it.value != absent {
		return true
	}
	switch it.class {
	case unit:
		return p.isUnitNumber(i)
	case ten:
		return it.stem != "عشره" || p.key(i+1) != "عمر" // عشرة عمر
	case tens:
		return !it.article || !p.in(i-1, place)
	case scaleTanwin:
		return p.counts(a.next) || p.boundBefore(i) != Exact || !p.in(i-1, variant)
	case scaleDual:
		return !it.article || !strings.HasSuffix(it.stem, "ي")
	case scale:
		return it.word.value != 3 || p.isThousand(i)
	case hundred:
		if it.stem == "ميه" && (it.article || p.definite(a.next)) {
			return false // water
		}
		return !it.article || it.key != "بالمئه" && p.key(i-1) != "في" // signs of a percentage by themselves
	default:
		return true
	}
}

// isUnitNumber refuses units that are rather a name, a pronoun, a day or an animal.
func (p *parser) isUnitNumber(i int) bool {
	it := p.item(i)
	switch {
	case it.word.value == 1:
		return p.countsOne(i)
	case it.article && it.word.value == 2: // الشقيقان الاثنان; الاثنين is Monday
		return strings.HasSuffix(p.key(i-1), "ان") || strings.HasSuffix(p.key(i-1), "ين")
	case it.word.value == 0: // the month of Safar
		return p.key(i-1) != "شهر" && p.key(i-2) != "شهر" && !p.digits(i-1)
	case it.article && (it.stem == "ست" || it.stem == "سبع"): // the lady, the lion
		return p.definiteNoun(i-1) && !p.in(i-1, place) || p.counts(i+1) && !p.definite(i+1)
	case it.stem == "ست", it.stem == "سبع", it.stem == "سبعا", it.stem == "تسع":
		return it.article || p.countsPlural(i)
	}
	return true
}

// isThousand tells whether ألف is the number, and not a verb (ألف الكتاب) or the name of a letter (حرف الألف).
func (p *parser) isThousand(i int) bool {
	it := p.item(i)
	if it.article {
		return !p.in(i-1, letterHead) && p.key(i+2) != "الياء" && p.key(i+1) != "والياء"
	}
	return it.prep || !strings.HasPrefix(p.key(i+1), "ال")
}

// countsPlural tells whether ست, سبع, تسع count: a noun without article follows, or a definite one stands before. سبع is a lion too, ست a
// lady, تسع a verb.
func (p *parser) countsPlural(i int) bool {
	next := p.key(i + 1)
	switch {
	case next == "من":
		return p.key(i-1) != "" && p.key(i+2) != "حديقه"
	case next == "" || p.kind(i+1) == token.Punctuation && next != "«" && next != "\"":
		return true
	case strings.HasPrefix(p.key(i-1), "لا") && p.item(i).stem == "تسع":
		return false
	}
	if _, ok := p.percentAt(i + 1); ok {
		return true
	}
	return p.isScale(i+1) || p.counts(i+1) && !p.definite(i+1) && !isActive(next)
}

// isActive tells whether a word has the form of فاعل, which is no plural: سبع جائع is a lion.
func isActive(k string) bool {
	return len(k) == len("فاعل") && strings.HasPrefix(k[len("ف"):], "ا")
}

// countsOne tells whether واحد counts: رجل واحد, واحد من كل خمسة.
func (p *parser) countsOne(i int) bool {
	it := p.item(i)
	next, before := p.key(i+1), p.key(i-1)
	switch {
	case len(p.items) == 1: // nothing says that it is anything else
		return true
	case next == "تلو" || next == "الاحد" || before == "ان" && next == "" || before == "كل" || before == "باب",
		next == "من" && isSuperlative(p.key(i+2)), p.item(max(i-1, 0)).class == teen:
		return false
	case it.article:
		return p.definite(i-1) && p.definiteNoun(i-1) || before == "عن" || p.form(before).currency != nil
	}
	return i > 0 && p.kind(i-1) == token.Word && p.item(i-1).End < it.Begin && !it.conj && !it.prep || next == "من" || it.conj
}

// isSuperlative tells whether a word is one of أفعل: واحدة من أقدم المدن counts nothing.
func isSuperlative(k string) bool {
	return len(k) == len("افعل") && strings.HasPrefix(k, "ا") && !strings.HasPrefix(k, "ال") || k == "اهم" || k == "اشد" || k == "اقل"
}
