package nlp_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khabar-nlp/khabar/internal/entity"
	"github.com/khabar-nlp/khabar/internal/gold"
	"github.com/khabar-nlp/khabar/internal/nlp"
)

// goldEntity is a row of an .entities.tsv file.
type goldEntity struct {
	begin, end         int
	of                 string
	surface, canonical string
	cluster            string
}

// entitiesOf reads the gold of a text and checks that it is of that text.
func entitiesOf(t *testing.T, path, text string) []goldEntity {
	t.Helper()
	var all []goldEntity
	for line := range strings.Lines(read(t, path)) {
		line = strings.TrimRight(line, "\n")
		if sum, ok := strings.CutPrefix(line, "## sha256 "); ok && sum != gold.Sum(text) {
			t.Fatalf("%s is of another text", path)
		}
		if strings.HasPrefix(line, "##") || line == "" {
			continue
		}
		var e goldEntity
		f := strings.Split(line, "\t")
		if len(f) != 6 {
			t.Fatalf("%s: %q: %d columns, want 6", path, line, len(f))
		}
		if _, err := fmt.Sscan(f[0], &e.begin); err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Sscan(f[1], &e.end); err != nil {
			t.Fatal(err)
		}
		e.surface, e.of, e.canonical, e.cluster = f[2], f[3], f[4], f[5]
		if text[e.begin:e.end] != e.surface {
			t.Fatalf("%s: %q is not at %d", path, e.surface, e.begin)
		}
		all = append(all, e)
	}
	return all
}

// entityScore counts entities that are right by span and type, by type.
type entityScore map[string]*struct{ right, found, wanted int }

func (s entityScore) add(text string, got []entity.Entity, want []goldEntity, miss func(string)) {
	type key struct {
		begin, end int
		of         string
	}
	wanted := map[key]bool{}
	count := func(of string) *struct{ right, found, wanted int } {
		if s[of] == nil {
			s[of] = &struct{ right, found, wanted int }{}
		}
		return s[of]
	}
	for _, w := range want {
		wanted[key{w.begin, w.end, w.of}] = true
		count(w.of).wanted++
	}
	for _, g := range got {
		k := key{g.Begin, g.End, g.Type.String()}
		count(k.of).found++
		if wanted[k] {
			count(k.of).right++
			delete(wanted, k)
		} else {
			miss(fmt.Sprintf("+ %s %s", k.of, g.Of(text)))
		}
	}
	for _, w := range want {
		if wanted[key{w.begin, w.end, w.of}] {
			miss(fmt.Sprintf("- %s %s", w.of, w.surface))
		}
	}
}

// f1 gives F1 of some types together, in per cent.
func (s entityScore) f1(types ...string) float64 {
	right, both := 0, 0
	for _, of := range types {
		if c := s[of]; c != nil {
			right += c.right
			both += c.found + c.wanted
		}
	}
	return 200 * float64(right) / float64(max(both, 1))
}

// TestEntitiesOfNews measures the entities of the news written for the project, and TestEntitiesOfCorpus those of the five articles: people,
// places and bodies against gold by two readers. Neither was trained on; causes of errors in both were
// mended, in tables and rules.
func TestEntitiesOfNews(t *testing.T) {
	measureEntities(t, filepath.Join("testdata", "news"), filepath.Join("testdata", "news"), 85)
}
func TestEntitiesOfCorpus(t *testing.T) {
	measureEntities(t, filepath.Join("testdata", "gold"), corpusFolder(t), 97)
}

func measureEntities(t *testing.T, goldFolder, textFolder string, floor float64) {
	files, err := filepath.Glob(filepath.Join(goldFolder, "*.entities.tsv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold in %s: %v", goldFolder, err)
	}
	total := entityScore{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".entities.tsv")
		text := read(t, filepath.Join(textFolder, name+".txt"))
		a, err := nlp.Analyze(t.Context(), text, nlp.Options{Entities: true})
		if err != nil {
			t.Fatal(err)
		}
		total.add(text, a.Entities, entitiesOf(t, file, text), func(miss string) {
			if os.Getenv("KHABAR_MISSES") != "" {
				t.Logf("%.12s %s", name, miss)
			}
		})
	}
	for of, c := range total {
		t.Logf("%-12s F1 %.1f (%d right, %d found, %d wanted)", of, total.f1(of), c.right, c.found, c.wanted)
	}
	f1 := total.f1("PERSON", "LOCATION", "ORGANIZATION")
	t.Logf("people, places and bodies: F1 %.1f", f1)
	if f1 < floor {
		t.Errorf("F1 %.1f, want at least %.0f", f1, floor)
	}
}
