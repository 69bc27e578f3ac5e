package number

// cues are what must be seen for a cardinal to be read as some things, as a set: a word after it, or something of its own.
type cues uint16

const (
	permilleCue   cues = 1 << iota // ‰
	percentCue                     // %, or في before المئة
	pointCue                       // نقطة
	multiplierCue                  // أضعاف
	partCue                        // أرباع
	currencyCue                    // دولار
	dozenCue                       // دزينات
	tieCue                         // إلى, a dash or و, which may tie another number to it
	signCue                        // the sign of a currency before it
	bareCue                        // nothing but digits
)

// cuesByKey are those of words that are told by their keys.
var cuesByKey = map[string]cues{
	"‰": permilleCue, "في": percentCue, "ب": percentCue, pointWord: pointCue, "نقاط": pointCue,
	"او": tieCue, "الي": tieCue, "حتي": tieCue,
}

// cuesByClass are those of classes of number words.
var cuesByClass = map[class]cues{multiplier: multiplierCue, fractionPlural: partCue, dozen: dozenCue}

// cuesAfter gives what a token is a cue of after a number.
func (it *piece) cuesAfter() cues {
	c := cuesByKey[it.key] | cuesByClass[it.class]
	if it.tags&percentSign != 0 {
		c |= percentCue
	}
	if it.form.currency != nil {
		c |= currencyCue
	}
	if it.tags&dash != 0 || it.joined() || it.key == andWord {
		c |= tieCue
	}
	return c
}

// cues gives all that are seen of a cardinal.
func (p *parser) cues(q *quantity) (c cues) {
	if q.next < len(p.items) {
		c = p.item(q.next).cues
	}
	if q.sign != "" {
		c |= signCue
	}
	if q.percent {
		c |= percentCue
	}
	if q.bare {
		c |= bareCue
	}
	if p.is(q.i, dozen) {
		c |= dozenCue
	}
	return c
}
