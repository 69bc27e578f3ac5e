package sequence

import "math"

// Scores are what speaks for each tag of a token, in nats.
type Scores [Tags]float32

// Transitions are what speaks for a tag (the second index) after another (the first).
type Transitions [Tags][Tags]float32

// Lattice works out the likeliest tags of a sentence and how likely each is. It keeps its memory from one sentence to the next.
type Lattice struct {
	weights  [Tags][Tags]float64 // exp of the transitions, 0 where a tag may not follow
	emit     [][Tags]float64
	forward  [][Tags]float64
	backward [][Tags]float64
	scale    []float64
	top      []float32
}

// SetTransitions sets the weights between tags.
func (l *Lattice) SetTransitions(t *Transitions) {
	for a := range Tags {
		for b := range Tags {
			l.weights[a][b] = 0
			if Tag(b).Follows(Tag(a)) {
				l.weights[a][b] = math.Exp(float64(t[a][b]))
			}
		}
	}
}

// Run works out forward and backward sums.
func (l *Lattice) Run(scores []Scores) {
	n := len(scores)
	if cap(l.emit) < n {
		l.emit, l.forward, l.backward = make([][Tags]float64, n), make([][Tags]float64, n), make([][Tags]float64, n)
		l.scale, l.top = make([]float64, n), make([]float32, n)
	}
	l.emit, l.forward, l.backward, l.scale = l.emit[:n], l.forward[:n], l.backward[:n], l.scale[:n]
	l.top = l.top[:n]
	for i := range scores {
		top := scores[i][0]
		for _, s := range scores[i][1:] {
			top = max(top, s)
		}
		for t, s := range scores[i] {
			l.emit[i][t] = exp(s - top)
		}
		l.top[i] = top
		sum := 0.0
		f := &l.forward[i]
		for t := range Tags {
			in := 0.0
			if i == 0 {
				in = l.weights[Outside][t]
			} else {
				before := &l.forward[i-1]
				if !Tag(t).IsLater() {
					for a := range Tags {
						in += before[a] * l.weights[a][t]
					}
				} else {
					in = before[t]*l.weights[t][t] + before[t-1]*l.weights[t-1][t]
				}
			}
			f[t] = in * l.emit[i][t]
			sum += f[t]
		}
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
