package entity

import (
	"bytes"
	"strings"

	"github.com/khabar-nlp/khabar/internal/entity/gazetteer"
	"github.com/khabar-nlp/khabar/internal/morph"
	"github.com/khabar-nlp/khabar/internal/token"
)

// maxNameWords is how many words a name of a table may have.
const maxNameWords = 12

// listed finds the names of a table, the longest from the left. What is attached to the first word is outside, where the name is not in the
// table with it.
func listed(names *gazetteer.Table, words *words) []Entity {
	var found []Entity
	for i := 0; i < len(words.views); i++ {
		best, last := Entity{}, i
		for _, v := range words.views[i] {
			if v.keyBegin == v.keyEnd {
				continue
			}
			path := gazetteer.Step(0, words.key(v))
			for k := i; ; {
				n, ok := names.At(path)
				end := words.views[k][0].end
				if k == i {
					end = v.end
				}
				if of := typeOf(n.Classes); of != 0 && int(end-v.begin) > best.Len() {
					best, last = Entity{Span: token.Span{Begin: int(v.begin), End: int(end)}, Type: of, Confidence: 1}, k
				}
				if k++; !ok || !n.More || k >= min(i+maxNameWords, len(words.views)) {
					break
				}
				path = gazetteer.Step(path, words.key(words.views[k][0]))
			}
		}
		if best.Type != 0 {
			found = append(found, best)
			i = last
		}
	}
	return found
}

// typeOf gives the first type of entity in a set of classes, 0 where there is none.
func typeOf(s gazetteer.Set) Type {
	for c := gazetteer.Person; c <= gazetteer.Misc; c++ {
		if s.Has(c) {
			return Type(c)
		}
	}
	return 0
}

// words are what the names of a text may have for words: its tokens, and the parts of its hashtags.
type words struct {
	views [][views]view
	keys  []byte // of all views, one after the other
}

// The ways to see a word: as it is written, without what is attached to it, and with the letters that digits stand for.
const views = 3

// view is a way to see a word: where it stands then, in bytes of the text, and where its key is. One without a key is none.
type view struct{ begin, end, keyBegin, keyEnd int32 }

// key gives the key of a view.
func (w *words) key(v view) []byte { return w.keys[v.keyBegin:v.keyEnd] }

// see makes a view of a stretch of text, with the letters before it that writing dropped.
func (w *words) see(text string, s token.Span, dropped string) view {
	begin := len(w.keys)
	w.keys = gazetteer.AppendKey(append(w.keys, dropped...), s.Of(text))
	if dropped != "" && len(w.keys) == begin+len(dropped) {
		w.keys = w.keys[:begin]
	}
	return view{int32(s.Begin), int32(s.End), int32(begin), int32(len(w.keys))}
}

// wordsOf gives the words of a text in order. A hashtag gives its parts, the # outside; what is no part of names, an address or a handle,
// gives a word without keys.
func wordsOf(text string, tokens []token.Token, segments []morph.Segment) *words {
	w := &words{views: make([][views]view, 0, len(tokens)), keys: make([]byte, 0, len(text)+len(text)/2)}
	next := 0
	for i, t := range tokens {
		first := next
		for next < len(segments) && segments[next].Token == i {
			next++
		}
		switch t.Kind {
		case token.Hashtag:
			w.addHashtag(text, t)
			continue
		case token.URL, token.Email, token.Mention:
			w.views = append(w.views, [views]view{})
			continue
		default:
		}
		all := [views]view{w.see(text, t.Span, "")}
		if next-first > 1 {
			for _, s := range segments[first:next] {
				if s.Role == morph.Stem {
					all[1] = w.see(text, s.Span, s.Dropped())
				}
			}
		}
		if plain, ok := unveiled(w.key(all[0])); ok {
			begin := len(w.keys)
			w.keys = append(w.keys, plain...)
			all[2] = view{int32(t.Begin), int32(t.End), int32(begin), int32(len(w.keys))}
		}
		w.views = append(w.views, all)
	}
	return w
}

// addHashtag adds the parts of a hashtag.
func (w *words) addHashtag(text string, t token.Token) {
	at := t.Begin
	for part := range strings.FieldsFuncSeq(t.Of(text), func(r rune) bool { return r == '#' || r == '_' }) {
		at += strings.Index(text[at:], part)
		w.views = append(w.views, [views]view{w.see(text, token.Span{Begin: at, End: at + len(part)}, "")})
		at += len(part)
	}
}

// veils are the letters that writers put digits for, so that no machine finds the word: د١عش.
var veils = strings.NewReplacer("0", "و", "1", "ا", "3", "ع", "7", "ح")

// unveiled gives a key with its digits as letters; ok is false where it has no digits among Arabic letters.
func unveiled(key []byte) (string, bool) {
	if !bytes.ContainsAny(key, "0137") || !bytes.ContainsFunc(key, func(r rune) bool { return r >= 'ء' && r <= 'ي' }) {
		return "", false
	}
	return veils.Replace(string(key)), true
}
