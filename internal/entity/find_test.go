package entity_test

import (
	"context"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/entity"
	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// rules are texts for what is done beside the model, each with what has to be among the entities: span, type, canonical form.
var rules = []struct{ why, text, want string }{
	{"a phrase of the tables, whatever the model makes of its words", "وأعلنت قوات سوريا الديمقراطية انسحابها", "قوات سوريا الديمقراطية|ORGANIZATION|قوات سوريا الديمقراطية"},
	{"an acronym that stands for it", "وقالت قسد إنها انسحبت", "قسد|ORGANIZATION|قوات سوريا الديمقراطية"},
	{"digits for letters", "هاجم د١عش القرية", "د١عش|ORGANIZATION|تنظيم الدولة الإسلامية"},
	{"a hashtag", "تابعوا #سوريا الآن", "سوريا|LOCATION|سوريا"},
	{"a hashtag of two words", "تابعوا #الأمم_المتحدة الآن", "الأمم_المتحدة|ORGANIZATION|الأمم_المتحدة"},
	{"the article after ل", "قال المتحدث لقناة لبنانية ثم للأمم المتحدة", "لأمم المتحدة|ORGANIZATION|الأمم المتحدة"},
	{"a nationality after two blanks", "فاز نادي برشلونة  الإسباني أمس", "برشلونة|ORGANIZATION|"},
	{"a noun that is part of the name, after a sign of several bytes", "زار الوفد «متحف بغداد» أمس", "متحف بغداد|LOCATION|"},
	{"a head is outside", "في مدينة دمشق", "دمشق|LOCATION|دمشق"},
	{"a surname by itself", "وقال ترامب إن الاتفاق جاهز", "ترامب|PERSON|دونالد ترامب"},
	{"an initial", "قال الصحافي ف. رومانو إن الصفقة تمت", "ف. رومانو|PERSON|ف. رومانو"},
	{"a letter for a title", "قال د. سمير رومانو إن الصفقة تمت", "سمير رومانو|PERSON|سمير رومانو"},
	{"another spelling", "زار سورية", "سورية|LOCATION|سوريا"},
	{"hamza left out", "قالت الامم المتحدة", "الامم المتحدة|ORGANIZATION|الأمم المتحدة"},
	{"marks", "في دِمَشْقَ", "دِمَشْقَ|LOCATION|دِمَشْقَ"},
	{"the nation is part of a state's body", "قال قائد المخابرات العسكرية السورية إن الوضع هادئ", "المخابرات العسكرية السورية|ORGANIZATION"},
	{"a nation of two words", "أعلنت وزارة الدفاع الكورية الجنوبية ذلك", "وزارة الدفاع الكورية الجنوبية|ORGANIZATION"},
	{"a work in quotes after its noun", "عرض المهرجان الفيلم المغربي \"خيول الريح\" أمس", "خيول الريح|MISC"},
	{"a body whose noun is inside, in quotes", "فاز حزب \"الغد الجديد\" بمقعدين", "حزب \"الغد الجديد\"|ORGANIZATION"},
	{"noun and name in quotes", "وقالت \"وكالة المدار\" إن السفينة وصلت", "المدار|ORGANIZATION"},
	{"an outlet that somebody spoke to", "وأكد الوزير في تصريح لـ\"صدى الأيام\" أن العمل بدأ", "صدى الأيام|ORGANIZATION"},
	{"an outlet in a dateline", "بيروت – «السفير الجديد»\nقال الوزير", "السفير الجديد|ORGANIZATION"},
	{"an outlet that is cited", "ونقلت الشروق عن شهود أن الطريق مغلق", "الشروق|ORGANIZATION"},
	{"a quarter", "سمع الأهالي في حي الزهور إطلاق نار", "الزهور|LOCATION"},
	{"a prison that no place names", "هرب ثلاثة من سجن الورود أمس", "سجن الورود|LOCATION"},
	{"a product in Latin letters", "حمل المستخدمون تطبيق SkyMap أمس", "SkyMap|MISC"},
	{"a credit", "متظاهرون في ساحة المدينة (الأناضول)", "الأناضول|ORGANIZATION"},
	{"surnames in a headline", "جولة ثانية بين خارا وكاست\nفازت جانيت خارا على خوسيه أنطونيو كاست", "خارا|PERSON|خارا\nكاست|PERSON|كاست\n"},
	{"a nickname in quotes", "قال قائد القوات محمد حمدان دقلو \"حميدتي\" ذلك", "حميدتي|PERSON|محمد حمدان دقلو"},
	{"a sign of blessing is outside", "ولد النبي محمد ﷺ في مكة", "محمد|PERSON"},
	{"two people", "سجلها سالم الدوسري وميتروفيتش ونيمار", "نيمار|PERSON"},
	{"two people, the second unknown", "سجل الهدفين فيرتز وإيكيتيكي أمس", "فيرتز|PERSON|فيرتز\nإيكيتيكي|PERSON"},
	{"a place in a strip", "دخلت الشاحنات إلى قطاع غزة", "غزة|LOCATION"},
	{"a body that another name goes on from", "مشاريع الاتحاد الأوروبي للفترة المقبلة", "الاتحاد الأوروبي|ORGANIZATION"},
	{"an authority by its nation", "رئيس السلطة الوطنية الفلسطينية", "السلطة الوطنية الفلسطينية|ORGANIZATION"},
	{"the author of a post", "— Lina Q (@linaq) January 2, 2022", "Lina Q|PERSON"},
	{"an outlet as the author of a post", "— قناة المدار (@almadar) January 2, 2022", "قناة المدار|ORGANIZATION"},
	{"a person in Latin letters", "قالت الباحثة Dr. Anna K. Weber إن النتائج جيدة", "Anna K. Weber|PERSON"},
	{"a body in Latin letters", "نشرت هيئة U.S. Geological Survey خريطة", "U.S. Geological Survey|ORGANIZATION"},
	{"a name with signs", "تحطمت طائرة إف-16 قرب أثينا", "إف-16|MISC"},
	{"letters with full stops", "قالت مصادر لوكالة ا.ف.ب إن الوفد وصل", "ا.ف.ب|ORGANIZATION"},
	{"و that is part of a name", "الرياض - واس: حولت عاصفة مسار الرحلات", "واس|ORGANIZATION"},
	{"the Arabic article before Latin letters", "قال ممثل مجموعة الـG7 إن القمة انتهت", "G7|ORGANIZATION"},
	{"a bank by its Latin name", "قال محلل في بنك HSBC إن السوق هادئة", "HSBC|ORGANIZATION"},
	{"a given name before an initial", "وقال الرئيس الأميركي السابق جورج و. بوش في واشنطن", "جورج و. بوش|PERSON"},
	{"two initials", "وقال الفلكي ج.ك. طرابلسي إن المذنب ظاهر", "ج.ك. طرابلسي|PERSON"},
	{"a hyphen", "قالت الباحثة ماري-لور شاهين إن البحر أدفأ", "ماري-لور شاهين|PERSON"},
	{"a party of a person", "قال محمد الحلبوسي ذلك. ثم هوجم مقر حزب الحلبوسي", "الحلبوسي|PERSON|محمد الحلبوسي\nالحلبوسي|PERSON|محمد الحلبوسي"},
	{"the party of nobody", "قال حسن نصر الله ذلك، ثم انسحب حزب الله", "حزب الله|ORGANIZATION"},
	{"a short name after the full one", "فاز حراك الجيل الجديد بمقعدين، ثم قاطع الجيل الجديد الجلسة", "الجيل الجديد|ORGANIZATION|حراك الجيل الجديد"},
	{"a surname after a verb of saying", "كتب أبوعلي العسكري ذلك. ودعا العسكري إلى الهدوء", "العسكري|PERSON|أبوعلي العسكري\nالعسكري|PERSON"},
	{"an airport", "وصل الوفد إلى مطار الخرطوم أمس", "مطار الخرطوم|LOCATION"},
	{"the kind of an airport", "أغلق مطار النجف الدولي أبوابه", "مطار النجف الدولي|LOCATION"},
	{"a court of a city", "أصدرت محكمة استئناف مصراتة حكمها", "محكمة استئناف مصراتة|ORGANIZATION"},
	{"a noun that tells the type", "نشرت صحيفة المغرب حوارا مع الوزير", "المغرب|ORGANIZATION"},
	{"a noun that is part of some names", "أعلنت وكالة الفضاء الأوروبية موعد الإطلاق", "وكالة الفضاء الأوروبية|ORGANIZATION"},
	{"a ground with a date for a name", "امتلأ ملعب 5 جويلية 1962 بالجماهير", "ملعب 5 جويلية 1962|LOCATION"},
	{"an official name", "أعلنت الشركة التونسية للكهرباء والغاز قطع التيار", "الشركة التونسية للكهرباء والغاز|ORGANIZATION"},
	{"an official name after ل", "قال مدير للمركز الوطني للإنذار المبكر السبت إن العاصفة تقترب", "لمركز الوطني للإنذار المبكر|ORGANIZATION"},
	{"what a body is for", "أعلن الاتحاد الفرنسي لكرة المضرب أن الجوائز زادت", "الاتحاد الفرنسي لكرة المضرب|ORGANIZATION"},
	{"a ground that a person names", "لعبت المباراة على ملعب فيليب شاترييه في باريس", "فيليب شاترييه|LOCATION"},
	{"a surname between كان and قد", "قال رياض سلامة ذلك. وكان سلامة قد نقل إلى المستشفى", "سلامة|PERSON|رياض سلامة\nسلامة|PERSON"},
	{"a prosecution of a city", "وتولت نيابة غرب القاهرة التحقيق", "نيابة غرب القاهرة|ORGANIZATION"},
	{"a patronymic", "وقال ناصر بن سعيد الإسماعيلي إن العاصفة تضعف", "ناصر بن سعيد الإسماعيلي|PERSON"},
	{"a hashtag with more than the name", "تابعوا #السودان_الآن معنا", "السودان|LOCATION"},
	{"a place and a body in Latin letters", "#Isis #Syria #Iraq", "Isis|ORGANIZATION|Isis\nSyria|LOCATION|Syria\nIraq|LOCATION"},
}

func TestRules(t *testing.T) {
	for _, c := range rules {
		all, err := find(context.Background(), c.text)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range all {
			got = append(got, e.Of(c.text)+"|"+e.Type.String()+"|"+e.Canonical)
		}
		if !strings.Contains(strings.Join(got, "\n"), c.want) {
			t.Errorf("%s: %q gives %q, want %s among them", c.why, c.text, got, c.want)
		}
	}
}

// traps are sentences with words that are names elsewhere, and no name here.
var traps = []string{
	"كان أمل الناس كبيرا في أن يعم السلام", "عاش في سلام مع جيرانه", "هو رجل كريم عادل", "وصل أمس الأحد", "يوم الاثنين المقبل", "تمشي رويدا رويدا",
	"قالت الوزارة إن الحكومة ستجتمع", "في شهر آذار المقبل", "جمال الطبيعة في الربيع", "وعاد فرح الأطفال",
	"نصبوا مخيم اللاجئين هناك", "قالت المرأة \"لن أعود\" ثم خرجت", "في الساعة الثانية بتوقيت غرينتش",
	"ارتفع سعره اليوم التالي", "ما زال خمسة رجال فارين حتى المساء", "كانت عملية بيع الدار سهلة", "عين نظام جديد بن جديد",
}

func TestTraps(t *testing.T) {
	for _, text := range traps {
		all, err := find(context.Background(), text)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range all {
			t.Errorf("%q: %q is no %s", text, e.Of(text), e.Type)
		}
	}
}

// TestOwnNames has names that a user adds: they go before all else, with what is attached outside.
func TestOwnNames(t *testing.T) {
	own, err := gazetteer.Parse("# ours\nشركة النسيم للنقل\tORGANIZATION\nالنسيم\tORGANIZATION\tشركة النسيم للنقل\nدمشق\tMISC\n")
	if err != nil {
		t.Fatal(err)
	}
	const text = "قالت شركة النسيم للنقل إن سفن النسيم غادرت، وللنسيم مكتب في دمشق"
	tokens := token.Append(nil, text)
	all, err := entity.Find(t.Context(), text, tokens, morph.Append(nil, text, tokens, morph.ATB), own)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range all {
		got = append(got, e.Of(text)+"|"+e.Type.String()+"|"+e.Canonical)
	}
	want := "شركة النسيم للنقل|ORGANIZATION|شركة النسيم للنقل، النسيم|ORGANIZATION|شركة النسيم للنقل، " +
		"لنسيم|ORGANIZATION|شركة النسيم للنقل، دمشق|MISC|دمشق"
	if all := strings.Join(got, "، "); all != want {
		t.Errorf("got  %s\nwant %s", all, want)
	}
}
