package number

import (
	"embed"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/memo"
)

//go:embed *.tsv
var files embed.FS

// class is what a number word is in the grammar.
type class uint8

const (
	none           class = iota
	unit                 // خمسة; 0 to 9
	one                  // أحد, a number only before عشر or a ten
	two                  // اثنا, likewise
	ten                  // عشرة
	teen                 // خمستاشر, in one word
	tens                 // عشرون
	hundred              // مئة
	hundreds             // خمسمئة, مئتان
	hundredPlural        // مئات
	thousands            // خمستلاف, spoken in one word
	scale                // ألف, مليون: a power of ten
	scaleTanwin          // ألفا
	scalePlural          // آلاف
	scaleDual            // ألفان
	ordinal              // ثالث
	ordinalOne           // حادي, only before عشر or a ten
	adverb               // ثالثا
	fraction             // ثلث: the denominator
	fractionDual         // ثلثان
	fractionPlural       // أثلاث
	eighth               // ثمن, a fraction only where its marks say so: it is a price
	spokenHalf           // نص, which is a text too
	vague                // عشرات
	some                 // بضعة
	dozen                // دزينة
	multiplier           // مرتين, ضعف
	decade               // ستينيات
)

var classes = map[string]class{
	"unit": unit, "one": one, "two": two, "ten": ten, "teen": teen, "tens": tens, "hundred": hundred, "hundreds": hundreds,
	"hundredplural": hundredPlural, "thousands": thousands, "scale": scale, "scaletanwin": scaleTanwin, "scaleplural": scalePlural,
	"scaledual": scaleDual, "ordinal": ordinal, "ordinalone": ordinalOne, "adverb": adverb, "fraction": fraction,
	"fractiondual": fractionDual, "fractionplural": fractionPlural, "eighth": eighth, "spokenhalf": spokenHalf, "vague": vague,
	"some": some, "dozen": dozen, "multiplier": multiplier, "decade": decade,
}

// word is a number word.
type word struct {
	class class
	value int
}

// tags is what a word says of a number beside it, as a set.
type tags uint32

const (
	particle         tags = 1 << iota // in, from, who: nothing that could be counted
	conjNoun                          // a noun that begins with و or ف: وزير
	lamNoun                           // a noun that begins as ل before a verb does: ليلة
	month                             // يناير
	ordinalMonth                      // كانون, before الأول or الثاني
	yearHead                          // عام
	yearContext                       // منذ, before four digits
	era                               // ميلادي
	identifierHead                    // قرار
	identifierMiddle                  // الأمن, between قرار and its digits
	modelName                         // كوفيد, which a hyphen ties to digits
	quantityHead                      // عدد, of which ضعف is twice as much
	ordinalHead                       // المرتبة
	session                           // الدورة, which bare digits number
	scoreHead                         // فاز
	ratioHead                         // نسبة, before 3:1
	callHead                          // اتصلوا, before a telephone number
	change                            // ارتفع من 20 إلى 35: two numbers, not a range
	reaching                          // بلغ, before ضعف
	place                             // ميدان, before السبعين
	measure                           // كيلوغرام, of which there are fractions
	percentSign                       // %, بالمئة
	hundredSign                       // المئة, after في
	dash                              // between the ends of a range
	negative                          // ناقص
	letterHead                        // حرف, before الألف
	variant                           // متحور, before ألفا
	clock                             // غرينتش, after hours and minutes in one
	fractionContext                   // بمقدار, before الخمس
	never                             // looks like a number word with a clitic, and is none: لست
)

var tagNames = map[string]tags{
	"particle": particle, "conjnoun": conjNoun, "lamnoun": lamNoun, "month": month, "ordinalmonth": ordinalMonth, "yearhead": yearHead,
	"yearcontext": yearContext, "era": era, "identifierhead": identifierHead, "identifiermiddle": identifierMiddle, "modelname": modelName, "quantityhead": quantityHead, "ordinalhead": ordinalHead, "session": session,
	"scorehead": scoreHead, "ratiohead": ratioHead, "callhead": callHead, "change": change, "reaching": reaching, "place": place, "measure": measure, "percent": percentSign,
	"hundredsign": hundredSign, "dash": dash, "negative": negative, "letterhead": letterHead, "variant": variant,
	"clock": clock, "fractioncontext": fractionContext, "never": never,
}

// currency is a currency's name or sign.
type currency struct {
	name  string // its singular
	code  string // ISO 4217, where the name decides
	parts int    // of a unit, where it is a fraction of one: 100 of a cent
	sign  bool   // may stand before the number
}

// phrase is the keys of a phrase that bounds a number.
type phrase struct {
	keys  []string
	bound Bound
	preps []string // of which one must stand before the number, of a far phrase
}

// form is all that the tables know of a written form.
type form struct {
	word          word
	tags          tags
	currency      *currency
	dual          bool      // of a unit, which counts two by itself
	dualOf        *currency // where that unit is one
	before, after []phrase  // that end with it before a number, that begin with it after one
	far           []phrase  // that end with it, with a subject between them and the number
}

// unknown is the form of a word that the tables do not have.
var unknown form

// vocabulary is the tables.
type vocabulary struct {
	forms         map[string]*form             // by key
	nationalities map[string]map[string]string // code of a currency by its name and adjective: ليرة, سوري
	possessed     map[string]possessed         // by key without و and ف
	punctuation   [utf8.RuneSelf]piece         // of ASCII
	openers       endings                      // keys of words that a number may begin with, without proclitics
	far           endings                      // keys of words that bound a number from afar, last words of their phrases
	after         endings                      // keys of words that are looked for at a distance after a number
}

// form gives what the tables know of a key; never nil.
func (v *vocabulary) form(key string) *form {
	if f, ok := v.forms[key]; ok {
		return f
	}
	return &unknown
}

// tables gives the vocabulary, read once.
var tables = sync.OnceValue(func() *vocabulary {
	v, err := readTables()
	if err != nil {
		panic(err) // what is embedded is wrong: every test fails
	}
	return v
})

func readTables() (*vocabulary, error) {
	v := &vocabulary{forms: map[string]*form{}, nationalities: map[string]map[string]string{}, possessed: map[string]possessed{}}
	byName := map[string]*currency{}
	tables := []struct {
		file string
		row  func(f []string) error
	}{
		{"words.tsv", v.addWord},
		{"context.tsv", v.addTag},
		{"currencies.tsv", func(f []string) error { return v.addCurrency(f, byName) }},
		{"duals.tsv", func(f []string) error { return v.addDual(f, byName) }},
		{"nationalities.tsv", v.addNationality},
		{"bounds.tsv", v.addBound},
	}
	for _, t := range tables {
		data, err := files.ReadFile(t.file)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "##") {
				continue
			}
			var f [5]string
			copy(f[:], strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
			if err := t.row(f[:]); err != nil {
				return nil, fmt.Errorf("%s: %q: %w", t.file, line, err)
			}
		}
	}
	v.after.add(wholeWord)
	for _, word := range belowWords {
		v.after.add(word)
	}
	v.addPossessed()
	v.addPunctuation()
	v.addOpeners()
	return v, nil
}

// entry gives the form of a word, made where there is none yet.
func (v *vocabulary) entry(key string) *form {
	if v.forms[key] == nil {
		v.forms[key] = &form{}
	}
	return v.forms[key]
}

func (v *vocabulary) addWord(f []string) error {
	n, err := strconv.Atoi(f[2])
	c, ok := classes[f[1]]
	if err != nil || !ok {
		return errors.New("want a class and a value")
	}
	v.entry(key(f[0])).word = word{c, n}
	return nil
}

func (v *vocabulary) addTag(f []string) error {
	tag, ok := tagNames[f[1]]
	if !ok {
		return fmt.Errorf("no tag is called %q", f[1])
	}
	k := key(f[0])
	v.entry(k).tags |= tag
	if rest, ok := strings.CutPrefix(k, "ال"); ok {
		v.entry("لل" + rest).tags |= tag // للدورة
	}
	return nil
}

func (v *vocabulary) addCurrency(f []string, byName map[string]*currency) error {
	parts := 0
	if f[3] != "" {
		var err error
		if parts, err = strconv.Atoi(f[3]); err != nil {
			return err
		}
	}
	c := &currency{name: key(f[1]), code: f[2], parts: parts, sign: f[4] == "sign"}
	v.entry(key(f[0])).currency = c
	if f[0] == f[1] {
		byName[f[0]] = c
	}
	return nil
}

func (v *vocabulary) addDual(f []string, byName map[string]*currency) error {
	d := v.entry(key(f[0]))
	d.dual = true
	if f[1] == "" {
		return nil
	}
	c, ok := byName[f[1]]
	if !ok {
		return fmt.Errorf("no currency is called %q", f[1])
	}
	d.dualOf = c
	return nil
}

func (v *vocabulary) addNationality(f []string) error {
	name := key(f[0])
	if v.nationalities[name] == nil {
		v.nationalities[name] = map[string]string{}
	}
	v.nationalities[name][key(f[1])] = f[2]
	return nil
}

func (v *vocabulary) addBound(f []string) error {
	bound, ok := boundNamed(f[2])
	if !ok {
		return fmt.Errorf("no bound is called %q", f[2])
	}
	keys := strings.Fields(key(f[0]))
	p := phrase{keys, bound, strings.Fields(key(f[3]))}
	first, last := v.entry(keys[0]), v.entry(keys[len(keys)-1])
	switch f[1] {
	case "before":
		last.before = append(last.before, p)
	case "far":
		last.far = append(last.far, p)
		v.far.add(keys[len(keys)-1])
		if len(p.preps) == 0 {
			last.before = append(last.before, p)
		}
	case "after":
		first.after = append(first.after, p)
		v.after.add(keys[0])
	default:
		return fmt.Errorf("a phrase stands before, far or after, not %q", f[1])
	}
	return nil
}

// key gives the form under which a word is looked up: folded, ة as ه and ى as ي.
func key(word string) string {
	var buffer [2 * memo.MaxWord]byte
	return string(appendKey(buffer[:0], word))
}

// appendKey appends the key of a word.
func appendKey(dst []byte, word string) []byte {
	start := len(dst)
	dst = arabic.AppendFold(dst, word)
	for i := start; i+1 < len(dst); i++ {
		switch {
		case dst[i] == 0xD8 && dst[i+1] == 0xA9: // ة
			dst[i], dst[i+1] = 0xD9, 0x87 // ه
		case dst[i] == 0xD9 && dst[i+1] == 0x89: // ى
			dst[i+1] = 0x8A // ي
		}
	}
	return dst
}
