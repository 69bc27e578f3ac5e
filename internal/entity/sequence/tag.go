package sequence

import "github.com/khabar-nlp/khabar/internal/entity/gazetteer"

// Tag says what a token is to the names around it, in the scheme BIO (Ramshaw and Marcus, 1995): outside of all, the first token of a
// name of some type, or a later one.
type Tag uint8

// Outside is the tag of a token that belongs to no name.
const Outside Tag = 0

// Tags is the number of tags: Outside, and a first and a later one for each of four types.
const Tags = 9

// First gives the tag of the first token of a name of class c, which is one of the four types of entity.
func First(c gazetteer.Class) Tag { return Tag(2*c - 1) }

// Later gives the tag of a token after the first of a name of class c.
func Later(c gazetteer.Class) Tag { return Tag(2 * c) }

// Class gives the type of the name that t belongs to; 0 for Outside.
func (t Tag) Class() gazetteer.Class { return gazetteer.Class((t + 1) / 2) }

// IsLater tells whether t is the tag of a token after the first of a name.
func (t Tag) IsLater() bool { return t != Outside && t&1 == 0 }

// Follows tells whether t may stand after before: a later token needs one of the same name before it. A sentence begins as if after
// Outside.
func (t Tag) Follows(before Tag) bool { return !t.IsLater() || before == t || before == t-1 }
