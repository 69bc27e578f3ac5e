package token_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/gold"
	"github.com/khabar-nlp/khabar/internal/token"
)

// cases are texts with their tokens in the notation of package gold, and why each is there.
var cases = []struct{ text, want, why string }{
	// Words.
	{"وقالت الوكالة", "وقالت الوكالة", "proclitics stay on the word"},
	{"قُتِلَ مُحَمَّدٌ", "قُتِلَ مُحَمَّدٌ", "marks belong to their letters"},
	{"هٰذا الرحمٰن", "هٰذا الرحمٰن", "superscript alif"},
	{"كتـــاب", "كتـــاب", "tatweel inside a word"},
	{"ﺧﻤﺴﺔ ﻣﻼﻋﺐ", "ﺧﻤﺴﺔ ﻣﻼﻋﺐ", "presentation forms"},
	{"ﷲ أكبر", "ﷲ أكبر", "the ligature of الله is a word like any other"},
	{"النبيﷺ قال", "النبي ﷺ قال", "a phrase in one sign is a word of its own"},
	{"می\u200cشود", "می\u200cشود", "ZWNJ inside a word"},
	{"گچپژ کتاب", "گچپژ کتاب", "Persian letters"},
	{"\u200Fالعربية\u200F \u2067«قسد»\u2069", "العربية «/P قسد »/P", "bidi controls belong to no token"},
	{"ال\u200Fكتاب", "ال كتاب", "and cut a word"},
	{"كلمة\u200c أخرى", "كلمة أخرى", "ZWNJ at the edge of a word is outside"},
	{"ـها", "ـها", "a tatweel at the edge belongs to the word"},
	{"ُأكبر", "ُأكبر", "a vowel typed before its letter"},
	{" ً ", "ً/S", "a mark by itself"},
	{"كﹷتﹷبﹷ ﳲ ٧ﳳ", "كﹷتﹷبﹷ ﳲ/S ٧ﳳ/N", "marks as presentation forms"},
	{"كلمة\u00A0أخرى", "كلمة أخرى", "no-break space"},
	// Tatweel as a dash and as a holder of proclitics.
	{"حزب الله ـ العراق", "حزب الله ـ/P العراق", "tatweel as a dash"},
	{"ــــ", "ــــ/P", "a rule of tatweel"},
	{"لـ«داعش»", "لـ «/P داعش »/P", "proclitic held before a quotation"},
	{"لـ «قسد»", "لـ «/P قسد »/P", "and with a space"},
	{"ل\"رويترز\"", "ل \"/P رويترز \"/P", "and without a tatweel"},
	{"الـ24 بـ5", "الـ 24/N بـ 5/N", "before numbers"},
	{"ال١٩٢ و3 ب500 وال24", "ال ١٩٢/N و 3/N ب 500/N وال 24/N", "before numbers without tatweel"},
	{"الـBBC بـFacebook", "الـ BBC/F بـ Facebook/F", "before Latin words"},
	{"الـ%40", "الـ %/S 40/N", "before a percent sign"},
	// Letters and digits that touch.
	{"50كم 50km", "50/N كم 50/N km/F", "units come apart"},
	{"عام2019 منذ2014", "عام 2019/N منذ 2014/N", "a missing space"},
	{"2019م 1443هـ 1443ه", "2019/N م/A 1443/N هـ/A 1443/N ه/A", "eras"},
	{"نحو5آلاف قتل3أشخاص", "نحو 5/N آلاف قتل 3/N أشخاص", "two missing spaces"},
	{"ال24ساعة و3آلاف ب7ملايين", "ال 24/N ساعة و 3/N آلاف ب 7/N ملايين", "proclitic, number, noun"},
	{"د١عش حم5س إره1ب", "د١عش حم5س إره1ب", "a digit that stands for a letter"},
	{"قـ.ـتل مقـ..ـتل", "قـ.ـتل مقـ..ـتل", "a word broken to get past filters"},
	{"BBCعربي عربيBBC", "BBC/F عربي عربي BBC/F", "scripts come apart"},
	// Numbers.
	{"3.5 ١٬٢٣٤٫٥٦ 3,250 1.5 1،5", "3.5/N ١٬٢٣٤٫٥٦/N 3,250/N 1.5/N 1،5/N", "separators"},
	{"1.250,75 ۱۲٬۰۰۰ 1,234,567.89", "1.250,75/N ۱۲٬۰۰۰/N 1,234,567.89/N", "groups and decimals"},
	{"2014،2015،2016", "2014/N ،/P 2015/N ،/P 2016/N", "a list of years"},
	{"1,2,3 و 10,20,30", "1/N ,/P 2/N ,/P 3/N و 10/N ,/P 20/N ,/P 30/N", "lists of numbers"},
	{"1 234 567", "1/N 234/N 567/N", "spaces cut; the numbers layer joins"},
	{"-5 +3 −7 (-2)", "-5/N +3/N −7/N (/P -2/N )/P", "signs"},
	{"إف-16 كوفيد-19 و-3", "إف -/P 16/N كوفيد -/P 19/N و -/P 3/N", "a hyphen is no sign"},
	{"+5G -3km", "+/S 5G/F -3/N km/F", "no sign before a word that begins with a digit"},
	{"$-5 5-", "$/S -5/N 5/N -/P", "a sign after a currency, a hyphen after a number"},
	{"\u200e-5%", "-5/N %/S", "an invisible control is nothing before a sign"},
	{"62% %62 ٦٢٪ $20 20€", "62/N %/S %/S 62/N ٦٢/N ٪/S $/S 20/N 20/N €/S", "percent and currency apart"},
	{"37° ½ كم²", "37/N °/S ½/N كم ²/S", "degrees, fractions, squares"},
	{"3-1 102-98 3:1 3–1 24/7 1/2 10-15%", "3-1/N 102-98/N 3:1/N 3–1/N 24/7/N 1/2/N 10-15/N %/S", "scores and short ranges"},
	{"2014-2015 145/2016", "2014/N -/P 2015/N 145/N //P 2016/N", "longer parts stay apart"},
	{"07-555-1234 4-3-3 1:2:3:4:5", "07/N -/P 555/N -/P 1234/N 4/N -/P 3/N -/P 3/N 1/N :/P 2/N :/P 3/N :/P 4/N :/P 5/N", "chains are cut at every sign"},
	{"192.168.1.1 1.2.3", "192.168.1.1/N 1.2.3/N", "dotted numbers stay whole"},
	{"2019. 2019،وقال", "2019/N ./P 2019/N ،/P وقال", "a separator needs a digit after it"},
	{"5.وقال", "5/N ./P وقال", "and so does a full stop"},
	{"100M 4K 2nd 5G", "100/N M/F 4K/F 2nd/F 5G/F", "Latin letters after digits"},
	// Dates and times.
	{"2019/03/21 21-3-2019 21.3.2019 21\\3\\2019 21/3/19", "2019/03/21/D 21-3-2019/D 21.3.2019/D 21\\3\\2019/D 21/3/19/D", "dates"},
	{"٢٠١٩/٠٣/٢١ 1443/6/18 12/31/2020", "٢٠١٩/٠٣/٢١/D 1443/6/18/D 12/31/2020/D", "other digits, Hijri, month first"},
	{"2022-01-21T10:30:00Z، 2022-01-21T10:30+03:00", "2022-01-21T10:30:00Z/D ،/P 2022-01-21T10:30+03:00/D", "timestamps"},
	{"32/13/2019 2019/13/32", "32/N //P 13/N //P 2019/N 2019/N //P 13/N //P 32/N", "no such dates"},
	{"10:30 ٠٩:٤٥ 23:59:59 10:30ص", "10:30/T ٠٩:٤٥/T 23:59:59/T 10:30/T ص/A", "times"},
	{"10:30-11:00 25:10", "10:30/T -/P 11:00/T 25:10/N", "a span of times; no such time"},
	{"1/3/2019-5/3/2019", "1/3/2019/D -/P 5/3/2019/D", "a span of dates"},
	// Addresses.
	{"https://example.org/a?b=1.", "https://example.org/a?b=1/U ./P", "the full stop is outside"},
	{"(www.example.org)، pic.twitter.com/i7asX05", "(/P www.example.org/U )/P ،/P pic.twitter.com/i7asX05/U", "without a scheme"},
	{"https://ar.wikipedia.org/wiki/حلب_(سوريا) هنا", "https://ar.wikipedia.org/wiki/حلب_(سوريا)/U هنا", "a balanced bracket is inside"},
	{"«t.co/abc»؛ aljazeera.net!", "«/P t.co/abc/U »/P ؛/P aljazeera.net/U !/P", "hosts by their last label"},
	{"t.co/abcوقال", "t.co/abc/U وقال", "Arabic after Latin is a missing space"},
	{"https://t.co/abc…", "https://t.co/abc/U …/P", "a cut address"},
	{"example.com:8080/x end.Next", "example.com:8080/x/U end/F ./P Next/F", "a port; no host"},
	{"info@example.org، (a.b+c@news.example.com)", "info@example.org/E ،/P (/P a.b+c@news.example.com/E )/P", "e-mail"},
	{"@khabar: (@sebusher) @مستخدم_1", "@khabar/M :/P (/P @sebusher/M )/P @مستخدم_1/M", "mentions"},
	{"#سوريا: #غزة_الآن #Iraq #ٱلْحَسَكَة #7_أكتوبر", "#سوريا/H :/P #غزة_الآن/H #Iraq/H #ٱلْحَسَكَة/H #7_أكتوبر/H", "hashtags"},
	{"#5 # #COVID-19", "#/S 5/N #/S #COVID/H -/P 19/N", "what is no hashtag"},
	{"كلمة#وسم #أ#ب", "كلمة #وسم/H #أ/H #ب/H", "hashtags that touch"},
	// Abbreviations.
	{"د. سمير ود.سمير أ.د. علي", "د./A سمير ود./A سمير أ.د./A علي", "titles"},
	{"د.سمير م. أحمد أ.د.محمد", "د./A سمير م./A أحمد أ.د./A محمد", "titles that touch"},
	{"جورج و. بوش ج.ك. طرابلسي", "جورج و./A بوش ج.ك./A طرابلسي", "initials"},
	{"ص.ب. 1190 ت. 55 ص. 12", "ص.ب./A 1190/N ت./A 55/N ص./A 12/N", "references"},
	{"سنة 330 ق.م. في 1443 هـ. الموافق", "سنة 330/N ق.م./A في 1443/N هـ./A الموافق", "eras with dots"},
	{"(ا.ف.ب) د.ب.أ. ش.م.ع", "(/P ا.ف.ب/A )/P د.ب.أ/A ./P ش.م.ع/A", "agencies and companies have no last dot"},
	{"50 ر.س. وقال", "50/N ر.س/A ./P وقال", "nor have currencies"},
	{"المجموعة ب. وفاز", "المجموعة ب ./P وفاز", "a letter as a label"},
	{"الفريق أ.", "الفريق أ ./P", "a letter at the end"},
	{"عام 2019م.", "عام 2019/N م/A ./P", "an era at the end gives its dot away"},
	{"U.S. Dr. J. Smith a.m. e.g", "U.S./A Dr./A J./A Smith/F a.m./A e.g/A", "Latin"},
	// Foreign words.
	{"Reuters don't L’Express snake_case F16 H5N1", "Reuters/F don't/F L’Express/F snake_case/F F16/F H5N1/F", "Latin"},
	{"al-Hasakeh COVID-19 Reuters:قال", "al/F -/P Hasakeh/F COVID/F -/P 19/N Reuters/F :/P قال", "signs that cut"},
	{"Москва ירושלים Ελλάδα", "Москва/F ירושלים/F Ελλάδα/F", "other scripts"},
	{"東京 カタカナ", "東/F 京/F カタカナ/F", "ideographs one by one, Katakana in runs (UAX #29)"},
	// Punctuation.
	{"الأولى.والثانية السلام،عليكم", "الأولى ./P والثانية السلام ،/P عليكم", "words joined by signs"},
	{"قال... نعم.. لا… ....", "قال .../P نعم ../P لا …/P ..../P", "dots"},
	{"ماذا؟! لا!! ؟؟؟", "ماذا ؟!/P لا !!/P ؟؟؟/P", "runs of one sign"},
	{"قال». ”، ).", "قال »/P ./P ”/P ،/P )/P ./P", "different signs are different tokens"},
	{"((نص)) (قوات (قسد)) <<نص>> ''نص''", "((/P نص ))/P (/P قوات (/P قسد )/P )/P <</P نص >>/P ''/P نص ''/P", "doubled signs"},
	{"-- — *** - نقطة", "--/P —/P ***/P -/P نقطة", "dashes and stars"},
	{"الجزيرة + وكالات & مارس/آذار", "الجزيرة +/S وكالات &/S مارس //P آذار", "symbols and a slash"},
	{"بغداد_خاص", "بغداد _/P خاص", "an underscore between Arabic words is a dash"},
	// Emoji.
	{"🇵🇸🇸🇾 👨‍👩‍👧 👍🏽", "🇵🇸/J 🇸🇾/J 👨‍👩‍👧/J 👍🏽/J", "flags, families, skin tones"},
	{"5️⃣ #️⃣ ⚠️ ❤ © ™", "5️⃣/J #️⃣/J ⚠️/J ❤/J ©/S ™/S", "keycaps, emoji style, text style"},
	{"🏴󠁧󠁢󠁥󠁮󠁧󠁿 نص😀نص", "🏴󠁧󠁢󠁥󠁮󠁧󠁿/J نص 😀/J نص", "a flag of tags; emoji between words"},
	{"", "", "nothing"},
	{" \n\u200F\u0000", "", "nothing but gaps"},
}

func TestAll(t *testing.T) {
	for _, c := range cases {
		want, err := gold.Parse(c.text, c.want)
		if err != nil {
			t.Errorf("%q: bad row: %v", c.text, err)
			continue
		}
		got := gold.Layer{Tokens: token.Append(nil, c.text)}
		// Sentences are another test's: one for all.
		want.Sentences = []token.Sentence{{First: 0, Last: len(want.Tokens)}}
		got.Sentences = []token.Sentence{{First: 0, Last: len(got.Tokens)}}
		if d := gold.Diff(c.text, got, want); d != "" {
			t.Errorf("%q: %s: %s", c.text, c.why, d)
		}
	}
}

func TestAppendIsAll(t *testing.T) {
	for _, c := range cases {
		tokens := token.Append(nil, c.text)
		i := 0
		for tok := range token.All(c.text) {
			if tokens[i] != tok {
				t.Errorf("%q: token %d: All gives %v, Append %v", c.text, i, tok, tokens[i])
			}
			i++
		}
		if i != len(tokens) {
			t.Errorf("%q: All gives %d tokens, Append %d", c.text, i, len(tokens))
		}
	}
}

func TestKindString(t *testing.T) {
	for k := token.Word; k <= token.Abbreviation; k++ {
		if k.String() == "" {
			t.Errorf("kind %d has no name", k)
		}
	}
	if got := (token.Abbreviation + 1).String(); got != "" {
		t.Errorf("a kind that does not exist is called %q", got)
	}
}

// everything is all the texts of the tables in one, as a long text for the tests of cost.
func everything() string {
	var b strings.Builder
	for _, c := range cases {
		b.WriteString(c.text)
		b.WriteByte('\n')
	}
	return b.String()
}

func TestAllAllocatesNothing(t *testing.T) {
	text := everything()
	n := testing.AllocsPerRun(100, func() {
		for tok := range token.All(text) {
			_ = tok
		}
	})
	if n != 0 {
		t.Errorf("All: %v allocations, want 0", n)
	}
}

// checkLossless fails where tokens break the promises of the package.
func checkLossless(t *testing.T, text string, tokens []token.Token) {
	t.Helper()
	pos := 0
	for i, tok := range tokens {
		switch {
		case tok.Begin < pos || tok.End <= tok.Begin || tok.End > len(text):
			t.Fatalf("%q: token %d %v overlaps, is empty or lies outside (the one before ends at %d)", text, i, tok, pos)
		case tok.Kind.String() == "":
			t.Fatalf("%q: token %d %v has no kind", text, i, tok)
		case !utf8.RuneStart(text[tok.Begin]) && utf8.ValidString(text):
			t.Fatalf("%q: token %d %v begins inside a code point", text, i, tok)
		}
		checkGap(t, text, text[pos:tok.Begin])
		if r, _ := utf8.DecodeRuneInString(text[tok.Begin:]); unicode.In(r, unicode.M) && i > 0 && tokens[i-1].End == tok.Begin {
			t.Fatalf("%q: token %d %v splits a mark from its letter", text, i, tok)
		}
		for _, r := range tok.Of(text) {
			if unicode.Is(unicode.White_Space, r) || isBidi(r) {
				t.Fatalf("%q: token %d %q holds %U", text, i, tok.Of(text), r)
			}
		}
		pos = tok.End
	}
	checkGap(t, text, text[pos:])
}

func checkGap(t *testing.T, text, gap string) {
	t.Helper()
	for _, r := range gap {
		if !unicode.In(r, unicode.White_Space, unicode.Cc, unicode.Cf) {
			t.Fatalf("%q: %U stands in no token", text, r)
		}
	}
}

// TestWordsHoldLetters takes every code point alone: what is a word in Arabic script has something left of it when it is folded.
func TestWordsHoldLetters(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		for _, tok := range token.Append(nil, string(r)) {
			if tok.Kind == token.Word && arabic.Fold(string(r)) == "" {
				t.Errorf("%U %q is a word and folds to nothing", r, r)
			}
		}
	}
}

func isBidi(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }

func FuzzAll(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := token.Append(nil, text)
		checkLossless(t, text, tokens)
	})
}
