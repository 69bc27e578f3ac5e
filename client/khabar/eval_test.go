package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEval measures files so small that their figures can be worked out by hand.
func TestEval(t *testing.T) {
	for _, c := range []struct {
		why, layer, gold, want string
	}{
		{
			"a TSV of words, one of them with a segment too many", "segmentation",
			"# words\nوالمدرسة\tو+المدرسة\nوزارة\tو+زارة\nللحكومة\tل+الحكومة\n",
			"segments     precision 0.8000  recall 0.6667  F1 0.7273  (4 right, 5 found, 6 wanted)\n" +
				"words right  0.6667  (2 of 3)\n",
		},
		{
			"CoNLL-U with a word of two parts", "segmentation",
			"# sent_id = 1\n" + "1-2\tوقال\t" + strings.Repeat("_\t", 7) + "_\n" + "1\tو\t" + strings.Repeat("_\t", 7) + "_\n" +
				"2\tقال\t" + strings.Repeat("_\t", 7) + "_\n" + "3\tأحمد\t" + strings.Repeat("_\t", 7) + "_\n\n",
			"segments     precision 1.0000  recall 1.0000  F1 1.0000  (3 right, 3 found, 3 wanted)\n" +
				"words right  1.0000  (2 of 2)\n",
		},
		{
			"four words of two lemmas and a name", "stems",
			"المدرسة\tمدرسة\tNOUN\nللمدرسة\tمدرسة\tNOUN\nوالمدرسة\tمدرسة\tNOUN\nالبيت\tبيت\tNOUN\nدمشق\tدمشق\tNAME\n",
			"light        precision 1.0000  recall 1.0000  F1 1.0000  (3 right, 3 found, 3 wanted)\n" +
				"names kept   1.0000  (1 of 1 names)\n",
		},
	} {
		file := filepath.Join(t.TempDir(), "gold")
		if err := os.WriteFile(file, []byte(c.gold), 0o600); err != nil {
			t.Fatal(err)
		}
		for from, args := range map[string][]string{"a file": {file}, "a server": {file, "--server", serve(t)}, "standard input": {"-"}} {
			status, out, errs := khabar(t, c.gold, append([]string{"eval", c.layer}, args...)...)
			if status != 0 || out != c.want || errs != "" {
				t.Errorf("%s, from %s: status %d, %q\ngot  %s\nwant %s", c.why, from, status, errs, out, c.want)
			}
		}
	}
}

// TestEvalOfOtherStemmers has a pair that light10 brings together and another that it tears apart.
func TestEvalOfOtherStemmers(t *testing.T) {
	const gold = "كتابات\tكتابة\nكتابة\tكتابة\nمدن\tمدينة\nمدينة\tمدينة\n"
	want := "light10      precision 1.0000  recall 0.5000  F1 0.6667  (1 right, 1 found, 2 wanted)\n"
	if status, out, errs := khabar(t, gold, "eval", "stems", "--stemmer", "light10", "-"); status != 0 || out != want || errs != "" {
		t.Errorf("status %d, %q\ngot  %s\nwant %s", status, errs, out, want)
	}
}

func TestEvalErrors(t *testing.T) {
	for _, c := range []struct {
		why, gold, want string
		args            []string
	}{
		{"nothing", "", "khabar: -: no gold in it\n", []string{"eval", "segmentation", "-"}},
		{"comments only", "# nothing\n\n", "khabar: -: no gold in it\n", []string{"eval", "stems", "-"}},
		{
			"one column", "كتاب\n", "khabar: -: line 1: \"كتاب\": want a word and its segments, with a tab between, or the 10 columns of CoNLL-U\n",
			[]string{"eval", "segmentation", "-"},
		},
		{"no lemma", "# x\nكتاب\n", "khabar: -: line 2: \"كتاب\": want a word, its segments if it has a part of speech too, its lemma, and its part of speech if known, with tabs between\n", []string{"eval", "stems", "-"}},
		{"no file", "", "khabar: open nofile.tsv: no such file or directory\n", []string{"eval", "stems", "nofile.tsv"}},
	} {
		if status, out, errs := khabar(t, c.gold, c.args...); status != 1 || errs != c.want || out != "" {
			t.Errorf("%s: status %d, output %q\ngot  %s\nwant %s", c.why, status, out, errs, c.want)
		}
	}
}
