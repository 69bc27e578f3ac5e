package sequence

import "math"

// Scores are what speaks for each tag of a token, in nats.
type Scores [Tags]float32

// Transitions are what speaks for a tag (the second index) after another (the first).
type Transitions [Tags][Tags]float32

// Lattice works out the likeliest tags of a sentence and how likely each is. It keeps its memory from one sentence to the next.
type Lattice struct {
	weights  [Tags]row // exp of the transitions, 0 where a tag may not follow
	into     [Tags]row // the same, by the second tag
	emit     []row
	forward  []row
	backward []row
	scale    []float64
	top      []float32
}

// row has a number for each tag.
type row [Tags]float64

// dot gives the sum of products. Written out, it takes half the time of a loop.
func (r *row) dot(x *row) float64 {
	return r[0]*x[0] + r[1]*x[1] + r[2]*x[2] + r[3]*x[3] + r[4]*x[4] + r[5]*x[5] + r[6]*x[6] + r[7]*x[7] + r[8]*x[8]
}

// A dot is of nine tags.
var _ = [1]struct{}{}[Tags-9]

// SetTransitions sets the weights between tags.
func (l *Lattice) SetTransitions(t *Transitions) {
	for a := range Tags {
		for b := range Tags {
			l.weights[a][b] = 0
			if Tag(b).Follows(Tag(a)) {
				l.weights[a][b] = math.Exp(float64(t[a][b]))
			}
			l.into[b][a] = l.weights[a][b]
		}
	}
}

// Run works out forward and backward sums.
func (l *Lattice) Run(scores []Scores) {
	n := len(scores)
	if cap(l.emit) < n {
		l.emit, l.forward, l.backward = make([]row, n), make([]row, n), make([]row, n)
		l.scale, l.top = make([]float64, n), make([]float32, n)
	}
	l.emit, l.forward, l.backward, l.scale = l.emit[:n], l.forward[:n], l.backward[:n], l.scale[:n]
	l.top = l.top[:n]
	before := &row{Outside: 1}
	for i := range scores {
		e, f := &l.emit[i], &l.forward[i]
		l.top[i] = e.weigh(&scores[i])
		f[Outside] = before.dot(&l.into[Outside]) * e[Outside]
		sum := f[Outside]
		for t := 1; t < Tags; t += 2 { // a first tag and the later one of the same class
			f[t] = before.dot(&l.into[t]) * e[t]
			f[t+1] = (before[t+1]*l.into[t+1][t+1] + before[t]*l.into[t+1][t]) * e[t+1]
			sum += f[t]
			sum += f[t+1]
		}
		before = f
		part := 1 / sum
		for t := range f {
			f[t] *= part
		}
		l.scale[i] = sum
	}
	for t := range Tags {
		l.backward[n-1][t] = 1
	}
	for i := n - 2; i >= 0; i-- {
		var next [Tags]float64
		part := 1 / l.scale[i+1]
		for t := range Tags {
			next[t] = l.emit[i+1][t] * l.backward[i+1][t] * part
		}
		for a := range Tags {
			sum := l.weights[a][Outside]*next[Outside] + l.weights[a][1]*next[1] + l.weights[a][3]*next[3] +
				l.weights[a][5]*next[5] + l.weights[a][7]*next[7]
			if a != 0 {
				later := (a-1)/2*2 + 2
				sum += l.weights[a][later] * next[later]
			}
			l.backward[i][a] = sum
		}
	}
}

// weigh sets the row to what speaks for the tags beside the best one, which it gives.
func (r *row) weigh(s *Scores) (top float32) {
	top = s[0]
	for _, x := range s[1:] {
		top = max(top, x)
	}
	for t, x := range s {
		r[t] = exp(x - top)
	}
	return top
}

// LogSum gives the logarithm of the sum over all sequences of tags, after Run.
func (l *Lattice) LogSum() (sum float64) {
	for i, s := range l.scale {
		sum += math.Log(s) + float64(l.top[i])
	}
	return sum
}

// Marginal gives the probability of a tag at a token, after Run.
func (l *Lattice) Marginal(i int, t Tag) float64 { return l.forward[i][t] * l.backward[i][t] }

// Marginals writes the probabilities of all tags at all tokens, after Run.
func (l *Lattice) Marginals(dst []Scores) {
	for i := range dst {
		f, b := &l.forward[i], &l.backward[i]
		for t := range dst[i] {
			dst[i][t] = float32(f[t] * b[t])
		}
	}
}

// Pair gives the probability of two tags at tokens i-1 and i, after Run.
func (l *Lattice) Pair(i int, a, b Tag) float64 {
	return l.forward[i-1][a] * l.weights[a][b] * l.emit[i][b] * l.backward[i][b] / l.scale[i]
}

// Span gives the probability that tokens begin to end-1 are a name of their own, tagged as they are, after Run.
func (l *Lattice) Span(tags []Tag, begin, end int) float64 {
	p := l.forward[begin][tags[begin]]
	for i := begin + 1; i < end; i++ {
		p *= l.weights[tags[i-1]][tags[i]] * l.emit[i][tags[i]] / l.scale[i]
	}
	last := tags[end-1]
	if end == len(l.emit) {
		return p
	}
	out := 0.0
	for t := range Tag(Tags) {
		if !t.IsLater() {
			out += l.weights[last][t] * l.emit[end][t] * l.backward[end][t] / l.scale[end]
		}
	}
	return p * out
}

// Decoder finds the likeliest tags of a sentence (Viterbi, 1967). It keeps its memory from one sentence to the next.
type Decoder struct{ back [][Tags]Tag }

// Decode appends the likeliest tags to dst and gives the longer slice.
func (d *Decoder) Decode(dst []Tag, scores []Scores, t *Transitions) []Tag {
	n := len(scores)
	if n == 0 {
		return dst
	}
	if cap(d.back) < n {
		d.back = make([][Tags]Tag, n)
	}
	back := d.back[:n]
	best := Scores{}
	for a := range best[1:] {
		best[a+1] = float32(math.Inf(-1))
	}
	for i := range scores {
		var next Scores
		for b := range Tag(Tags) {
			from := Outside
			top := best[Outside] + t[Outside][b]
			if b.IsLater() {
				from, top = b, best[b]+t[b][b]
				if s := best[b-1] + t[b-1][b]; s > top {
					from, top = b-1, s
				}
			} else {
				for a := Tag(1); a < Tags; a++ {
					if s := best[a] + t[a][b]; s > top {
						from, top = a, s
					}
				}
			}
			next[b] = top + scores[i][b]
			back[i][b] = from
		}
		best = next
	}
	last := Outside
	for b := range Tag(Tags) {
		if best[b] > best[last] {
			last = b
		}
	}
	begin := len(dst)
	dst = append(dst, make([]Tag, n)...)
	for i := n - 1; i >= 0; i-- {
		dst[begin+i] = last
		last = back[i][last]
	}
	return dst
}

// What exp gives at least, so that no tag is impossible, and from where on. expSteps is the number of its steps from one to the next
// whole number.
const (
	leastX   = -14
	expSteps = 64
)

// expTable has e to the power of 0, -1/expSteps, -2/expSteps …
var expTable = makeExpTable()

func makeExpTable() (table [-leastX*expSteps + 1]float64) {
	for i := range table {
		table[i] = math.Exp(-float64(i) / expSteps)
	}
	return table
}

// exp gives e to the power of x, which is at most 0, to six digits: much faster than math.Exp.
func exp(x float32) float64 {
	if x <= leastX {
		return expTable[-leastX*expSteps]
	}
	i := int(-x * expSteps)
	f := float64(x) + float64(i)*(1.0/expSteps)
	return expTable[i] * (1 + f*(1+f*0.5))
}
