package guess

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/khabar-nlp/khabar/internal/arabic"
	"github.com/khabar-nlp/khabar/internal/morph"
)

// An example is a form whose lemma is known.
type example struct {
	word    []byte
	context Context
	edit    Edit
	right   int // of the edits of the model
}

// Bounds of training.
const (
	maxCost   = 125 // of a form that is learnt from: those that news has, or nearly so
	minCount  = 25  // of the examples of an edit
	minCommon = 2   // letters that an edit of ends leaves
	epochs    = 8
	margin    = 30
)

// Train learns a model from the forms of a lexicon, and from names that are written with ال, given without it, and writes it as Open
// reads it. drop says of a lemma's key or a name that it is not to be learnt from; nil drops none. The same lexicon and names give the same
// bytes.
func Train(lexicon *morph.Lexicon, names []string, drop func(key string) bool) []byte {
	all := examples(lexicon, drop)
	for _, name := range names {
		if drop == nil || !drop("ال"+name) {
			all = append(all, example{word: codes(name), context: Article, edit: withArticle})
		}
	}
	edits := editsOf(all)
	return Encode(edits, perceptron(all, edits))
}

// examples gives the forms of the lexicon with what becomes of them.
func examples(lexicon *morph.Lexicon, drop func(key string) bool) []example {
	var all []example
	lexicon.Each(func(f morph.Form) {
		word := codes(f.Key())
		use := f.Use()
		c := f.Class()
		if len(word) < 3 || c == morph.ClassAttested || c == morph.ClassParticle || c != morph.ClassName && f.Cost() > maxCost {
			return
		}
		key := f.Key()
		if n, ok := lexicon.LemmaOf(int32(f.Number()), c); ok {
			key = arabic.Fold(lexicon.LemmaKey(n))
		} else if c != morph.ClassName {
			return
		}
		if drop != nil && drop(key) {
			return
		}
		if c == morph.ClassName {
			all = append(all, example{word: word})
			return
		}
		e := editOf(f.Key(), key)
		if use.BoundOnly(c) {
			all = append(all, example{word: word, context: Pronoun, edit: e})
			return
		}
		all = append(all, example{word: word, edit: e})
		if c == morph.ClassNoun && use&morph.NounDefinite != 0 {
			all = append(all, example{word: word, context: Article, edit: e})
		}
	})
	return all
}

// editOf gives the edit that makes one string of another: of the ends where their middle is the same, of the pattern otherwise.
func editOf(word, lemma string) Edit {
	w, l := []rune(word), []rune(lemma)
	best, at, in := 0, 0, 0
	for i := range w {
		for k := range l {
			n := 0
			for i+n < len(w) && k+n < len(l) && w[i+n] == l[k+n] {
				n++
			}
			if n > best {
				best, at, in = n, i, k
			}
		}
	}
	if best >= minCommon && best+1 >= len(l)-1 && at <= 2 && in <= 1 {
		return Edit{CutPrefix: string(w[:at]), Prefix: string(l[:in]), CutSuffix: string(w[at+best:]), Suffix: string(l[in+best:])}
	}
	return patternOf(w, l)
}

// patternOf gives the edit of the pattern: the letters of the longest common subsequence are places, the others stand for themselves.
func patternOf(w, l []rune) Edit {
	length := make([][]int, len(w)+1)
	for i := range length {
		length[i] = make([]int, len(l)+1)
	}
	for i := len(w) - 1; i >= 0; i-- {
		for k := len(l) - 1; k >= 0; k-- {
			length[i][k] = max(length[i+1][k], length[i][k+1])
			if w[i] == l[k] {
				length[i][k] = max(length[i][k], 1+length[i+1][k+1])
			}
		}
	}
	var pattern, template strings.Builder
	i, k := 0, 0
	for i < len(w) || k < len(l) {
		switch {
		case i < len(w) && k < len(l) && w[i] == l[k]:
			if i > 9 {
				return Edit{Pattern: string(w), Template: string(l)}
			}
			pattern.WriteByte('0' + byte(i))
			template.WriteByte('0' + byte(i))
			i++
			k++
		case k == len(l) || i < len(w) && length[i+1][k] >= length[i][k+1]:
			pattern.WriteRune(w[i])
			i++
		default:
			template.WriteRune(l[k])
			k++
		}
	}
	return Edit{Pattern: pattern.String(), Template: template.String()}
}

// editsOf gives the edits that are frequent enough, the most frequent first, and says of each example which is its own. An example of a
// rare edit is left alone.
func editsOf(all []example) []Edit {
	counts := map[Edit]int{}
	for _, x := range all {
		counts[x.edit]++
	}
	edits := slices.SortedFunc(maps.Keys(counts), func(a, b Edit) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a.String(), b.String()))
	})
	edits = edits[:min(len(edits), MaxEdits)]
	number := map[Edit]int{}
	for i, e := range edits {
		if counts[e] < minCount {
			edits = edits[:i]
			break
		}
		number[e] = i
	}
	for i := range all {
		if n, ok := number[all[i].edit]; ok {
			all[i].right = n
		} else {
			all[i].right = -1
		}
	}
	return edits
}

// perceptron learns weights with an averaged perceptron with a margin (Collins, "Discriminative training methods for hidden Markov
// models", 2002), and brings them to eight bits.
func perceptron(all []example, edits []Edit) []int8 {
	n := len(edits)
	compiledEdits := make([]compiled, n)
	for i, e := range edits {
		compiledEdits[i] = compile(e)
	}
	weights := make([]int32, Buckets*n)
	sums := make([]int64, Buckets*n)
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	random := uint64(1)
	step := int64(0)
	var features []uint32
	scores := make([]int32, n)
	for range epochs {
		for i := len(order) - 1; i > 0; i-- { // Fisher and Yates, with Knuth's generator
			random = random*6364136223846793005 + 1442695040888963407
			k := int(random >> 33 % uint64(i+1))
			order[i], order[k] = order[k], order[i]
		}
		for _, i := range order {
			x := &all[i]
			step++
			if x.right < 0 {
				continue
			}
			features = Features(features[:0], x.word, x.context)
			clear(scores)
			for _, f := range features {
				row := weights[int(f)*n : int(f)*n+n]
				for k, w := range row {
					scores[k] += w
				}
			}
			wrong := -1
			for k := range scores {
				if k != x.right && (wrong < 0 || scores[k] > scores[wrong]) && compiledEdits[k].fits(x.word) {
					wrong = k
				}
			}
			if wrong < 0 || scores[x.right] >= scores[wrong]+margin {
				continue
			}
			for _, f := range features {
				weights[int(f)*n+x.right]++
				weights[int(f)*n+wrong]--
				sums[int(f)*n+x.right] += step
				sums[int(f)*n+wrong] -= step
			}
		}
	}
	out := make([]int8, len(weights))
	averages := make([]float64, len(weights))
	largest := 1.0
	for i, w := range weights {
		averages[i] = float64(w) - float64(sums[i])/float64(step+1)
		largest = max(largest, averages[i], -averages[i])
	}
	scale := min(127/largest, 4)
	for i, a := range averages {
		out[i] = int8(a * scale)
	}
	return out
}
