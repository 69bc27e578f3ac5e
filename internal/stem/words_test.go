package stem_test

import (
	"bufio"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Affixes of the stemmers, and some that only look like theirs, for words that no news may hold.
var (
	fronts = strings.Fields("أأ أآ أؤ أا أإ أئ ف و فا وا فأ وأ ال بال كال فال وال لل ولل فلل با ب بب كك ك كا سي ست سن سأ يست نست تست است " +
		"سيست سييست أأو أأب أأال أأيست وب وسي وسيست ويست فبال وبال وكال")
	middles = []string{"", "م", "مس", "مسج", "كتيب", "مدارس", "ي", "أ", "ا"}
	backs   = strings.Fields("كما هما نا كم ها هن هم ي ك ه ن ا و ات ت ة كمو ني كن تما ان ون ين تا تن وا تم تمو ى أ إ آ ؤ ئ ء ية يه يات " +
		"تموها تموهم وهما ناها انها ينها ونها اتها تها يها يين يون يان ائي اوي")
)

// fitted gives each front and each back on words of every length, the backs under the article too.
func fitted() []string {
	var words []string
	for _, middle := range middles {
		for _, front := range fronts {
			words = append(words, front+middle)
		}
		for _, back := range backs {
			words = append(words, middle+back, "ال"+middle+back)
		}
	}
	return words
}

// crossed gives words of a front or none, a middle, and up to two backs.
func crossed() []string {
	var words []string
	for _, middle := range middles {
		for _, back := range backs {
			for _, front := range fronts {
				words = append(words, front+middle+back)
			}
			for _, second := range backs {
				words = append(words, middle+back+second)
			}
		}
	}
	return words
}

// letters gives each letter, mark, digit and sign that the stemmers treat alone, by itself and in a word.
func letters() []string {
	var words []string
	add := func(r rune) {
		words = append(words, string(r), "كت"+string(r)+"اب", string(r)+"كتاب", "كتاب"+string(r))
	}
	for r := rune(0x600); r <= 0x6FF; r++ {
		add(r)
	}
	for r := rune(0xFE70); r <= 0xFEFF; r++ {
		add(r)
	}
	for _, r := range "AZazÉéß०９𝟗\u0130\u212AꙀ\u061C\u200C\u200F\u200D🙂" {
		add(r)
	}
	return slices.DeleteFunc(words, unrecordable)
}

// unrecordable tells of a word that may stand in no line of a table: controls, what reads as a comment, addresses.
func unrecordable(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return r < ' ' || strings.ContainsRune("#@/", r) })
}

// shapes are presentation forms of single letters by the letter, the first that Unicode lists.
var shapes = func() map[rune]rune {
	forms := map[rune]rune{}
	for r := rune(0xFE80); r <= 0xFEF4; r++ {
		if letter := []rune(norm.NFKC.String(string(r))); forms[letter[0]] == 0 {
			forms[letter[0]] = r
		}
	}
	return forms
}()

// shaped writes a word in presentation forms.
func shaped(word string) string {
	return strings.Map(func(r rune) rune {
		if form, ok := shapes[r]; ok {
			return form
		}
		return r
	}, strings.ReplaceAll(word, "لا", "ﻻ"))
}

// marked writes a word with a mark on each letter and a tatweel in it.
func marked(word string) string {
	var b strings.Builder
	for i, r := range word {
		b.WriteRune(r)
		b.WriteRune([]rune("ًٌٍَُِّْـ")[i%9])
	}
	return b.String()
}

// newsWords gives the distinct words of the ANT corpus, which KHABAR_NEWS names, as written and without their punctuation, sorted.
func newsWords(t testing.TB) []string {
	path := os.Getenv("KHABAR_NEWS")
	if path == "" {
		path = filepath.Join("..", "..", "..", "shared", "data", "text", "ant-news.txt.gz")
	}
	file, err := os.Open(path)
	if err != nil {
		missing(t, "no news: name ant-news.txt.gz in KHABAR_NEWS")
	}
	defer func() { _ = file.Close() }()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(unzipped)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	fields := bufio.NewScanner(strings.NewReader(strings.ToValidUTF8(string(data), "")))
	fields.Buffer(nil, len(data))
	fields.Split(bufio.ScanWords)
	for fields.Scan() {
		words = append(words, fields.Text())
		words = append(words, strings.FieldsFunc(fields.Text(), notOfWords)...)
	}
	return distinct(words)
}

func notOfWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
}

// distinct sorts words and leaves one of each.
func distinct(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}

// every gives n of the words, evenly spaced.
func every(n int, words []string) []string {
	if len(words) <= n {
		return words
	}
	some := make([]string, n)
	for i := range some {
		some[i] = words[i*len(words)/n]
	}
	return some
}
