package morph_test

import (
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// variants are the ways in which Arabic is written, each as what it makes of a segment; last tells whether the segment ends its word.
var variants = []struct {
	name string
	of   func(segment string, last bool) string
}{
	{"as it is", func(s string, _ bool) string { return s }},
	{"hamza left out", func(s string, _ bool) string {
		return strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا").Replace(s)
	}},
	{"ه for ة", func(s string, last bool) string { return atEnd(s, last, "ة", "ه") }},
	{"ي for ى", func(s string, last bool) string { return atEnd(s, last, "ى", "ي") }},
	{"ى for ي", func(s string, last bool) string { return atEnd(s, last, "ي", "ى") }},
	{"tatweel", func(s string, _ bool) string {
		return strings.NewReplacer("ب", "بـ", "س", "سـ", "ح", "حـ", "ل", "لـ", "م", "مـ").Replace(s)
	}},
	{"Persian keyboard", func(s string, _ bool) string { return strings.NewReplacer("ك", "ک", "ي", "ی").Replace(s) }},
	{"presentation forms", func(s string, _ bool) string { return presentation.Replace(s) }},
}

// atEnd puts one letter in place of another at the end of a word.
func atEnd(segment string, last bool, letter, other string) string {
	if rest, ok := strings.CutSuffix(segment, letter); ok && last {
		return rest + other
	}
	return segment
}

// presentation writes letters in their isolated presentation forms, of the block U+FE80 to U+FEF4.
var presentation = makePresentation()

func makePresentation() *strings.Replacer {
	var pairs []string
	const letters = "ابةتثجحخدذرزسشصضطظعغفقكلمنهوي"
	for form := rune(0xFE8D); form <= 0xFEF4; form++ {
		if letter := arabic.Fold(string(form)); strings.Contains(letters, letter) && len(letter) == 2 {
			pairs = append(pairs, letter, string(form))
		}
	}
	return strings.NewReplacer(pairs...)
}

// spelt are words in segments that every way of writing them leaves as they are. كلمة is not among them: كلمه is he spoke to him too.
var spelt = []struct{ words, why string }{
	{"وزارة وكالة والد وفد وزير واشنطن", "و of the word"},
	{"فلسطين فرنسا فبراير فريق فيروس فنزويلا", "ف of the word"},
	{"بغداد باريس بيروت برلمان بلد برنامج بوتين", "ب of the word"},
	{"كوريا كندا كرة كتاب كلينتون", "ك of the word"},
	{"لبنان لندن لجنة ليبيا لقاء لافروف", "ل of the word"},
	{"سوريا سفير سياسة سنغافورة", "س of the word"},
	{"مدينة ماجد لاعبون هناك إسرائيلي أردوغان نتنياهو", "ends and beginnings of the word"},
	{"و+الأسد و+أذربيجان ب+الحسكة ل+رويترز ف+في", "clitics before names and particles"},
	{"و+لبنان ب+باريس ل+واشنطن ك+فرنسا و+ب+بغداد", "clitics before names that begin like them"},
	{"ل+لحكومة و+ل+لشعب ل+لجنة ف+ل+لدول ب+الحكومة و+القاهرة", "clitics before the article"},
	{"ل+له ع+ما م+ما في+ما م+من", "two words grown into one"},
	{"إن+ه كأن+ها بين+هم لدي+ه إلي+ها علي+ه من+هم ل+أن+ه", "particles with pronouns"},
	{"مدرست+هم و+ب+مدرست+هم وزارت+ه حكومت+نا مدينت+ها", "ة opens before a pronoun"},
	{"أبناؤ+ه أصدقائ+ها مستوا+ه لاعبي+ها والدت+ه", "hamza, ى and ن before a pronoun"},
	{"س+يكون و+س+يتم س+يعلنون+ها قتلو+ه اعتبرت+ه يجعل+ها", "verbs"},
}

func TestVariants(t *testing.T) {
	for _, c := range spelt {
		for want := range strings.FieldsSeq(c.words) {
			for _, v := range variants {
				segments := strings.Split(want, "+")
				for i, s := range segments {
					segments[i] = v.of(s, i == len(segments)-1)
				}
				if got, want := cut(strings.Join(segments, ""), morph.ATB), strings.Join(segments, "+"); got != want {
					t.Errorf("%s, want %s: %s, %s", got, want, c.why, v.name)
				}
			}
		}
	}
}

// TestVowels has the words with all their vowels, in which clitics have their own.
func TestVowels(t *testing.T) {
	for want := range strings.FieldsSeq(`وِزَارَةُ وَكَالَةِ وَالِدٌ فِلَسْطِينَ فَرَنْسَا بَغْدَادَ بَارِيسَ كُورِيَا لُبْنَانَ
		سُورِيَا فِبْرَايِرَ
		وَ+الْأَسَدُ وَ+أَذَرْبِيجَانُ بِ+الْحَسَكَةِ لِ+رُويْتَرْزَ فَ+فِي لِ+لْحُكُومَةِ لِ+لّٰهِ عَ+مَّا
		مِ+مَّا فِي+مَا إِنَّ+هُ كَأَنَّ+هَا بَيْنَ+هُمْ لَدَيْ+هِ إِلَيْ+هَا
		وَ+بِ+مَدْرَسَتِ+هِمْ أَبْنَاؤُ+هُ مُسْتَوَا+هُ سَ+يَكُونُ قَتَلُو+هُ`) {
		if got := cut(strings.ReplaceAll(want, "+", ""), morph.ATB); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
