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
	l.grow(len(scores))
	for i := range scores {
		l.top[i] = l.emit[i].weigh(&scores[i])
	}
	l.scale[0] = l.forward[0].begin(&l.into, &l.emit[0])
	for i := 1; i < len(scores); i++ {
		l.scale[i] = l.forward[i].follow(&l.forward[i-1], &l.into, &l.emit[i])
	}
	last := &l.backward[len(scores)-1]
	for t := range last {
		last[t] = 1
	}
	for i := len(scores) - 2; i >= 0; i-- {
		l.backward[i].lead(&l.backward[i+1], &l.weights, &l.emit[i+1], l.scale[i+1])
	}
}

// grow makes room for n tokens.
func (l *Lattice) grow(n int) {
	if cap(l.emit) < n {
		l.emit, l.forward, l.backward = make([]row, n), make([]row, n), make([]row, n)
		l.scale, l.top = make([]float64, n), make([]float32, n)
	}
	l.emit, l.forward, l.backward, l.scale, l.top = l.emit[:n], l.forward[:n], l.backward[:n], l.scale[:n], l.top[:n]
}

// begin sets the row to the forward sums of the first token, scaled to a sum of 1, and gives what they were divided by. A sentence begins as if
// after Outside, with no later token.
func (r *row) begin(into *[Tags]row, emit *row) (sum float64) {
	*r = row{Outside: into[Outside][Outside] * emit[Outside]}
	sum = r[Outside]
	for t := 1; t < Tags; t += 2 {
		r[t] = into[t][Outside] * emit[t]
		sum += r[t]
	}
	r.divide(sum)
	return sum
}

// follow sets the row to the forward sums of a token after those of the one before, scaled to a sum of 1, and gives what they were divided by.
func (r *row) follow(before *row, into *[Tags]row, emit *row) (sum float64) {
	r[Outside] = before.dot(&into[Outside]) * emit[Outside]
	sum = r[Outside]
	for k := range lanesOfWord { // a first tag and the later one of the same class
		first, later := 2*k+1, 2*k+2
		r[first] = before.dot(&into[first]) * emit[first]
		r[later] = (before[later]*into[later][later] + before[first]*into[later][first]) * emit[later]
		sum += r[first]
		sum += r[later]
	}
	r.divide(sum)
	return sum
}

// lead sets the row to the backward sums of a token before those of the next, whose forward sums were divided by scale.
func (r *row) lead(after *row, weights *[Tags]row, emit *row, scale float64) {
	var next row
	for t := range next {
		next[t] = emit[t] * after[t]
	}
	next.divide(scale)
	for a := range r {
		w := &weights[a]
		r[a] = w[Outside]*next[Outside] + w[1]*next[1] + w[3]*next[3] + w[5]*next[5] + w[7]*next[7]
	}
	for k := range lanesOfWord {
		first, later := 2*k+1, 2*k+2
		r[first] += weights[first][later] * next[later]
		r[later] += weights[later][later] * next[later]
	}
}

// divide divides each number by x.
func (r *row) divide(x float64) {
	part := 1 / x
	for t := range r {
		r[t] *= part
	}
}

// weigh sets the row to what speaks for the tags beside the best one, which it gives.
func (r *row) weigh(s *Scores) (top float32) {
	top = max(max(max(s[0], s[1]), max(s[2], s[3])), max(max(s[4], s[5]), max(s[6], s[7])), s[8])
	for t, x := range s {
		r[t] = exp(top - x)
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
	p := l.together(tags, begin, end)
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

// together gives the probability of the tags of tokens begin to end-1, as far as it is known from them and what stands before.
func (l *Lattice) together(tags []Tag, begin, end int) float64 {
	p := l.forward[begin][tags[begin]]
	for i := begin + 1; i < end; i++ {
		p *= l.weights[tags[i-1]][tags[i]] * l.emit[i][tags[i]] / l.scale[i]
	}
	return p
}
