package said

import (
	"encoding/binary"
	"math"
	"unsafe"
)

// Labels of the two taggers. The cue tagger finds the words that signal a
// statement; the role tagger, for one cue, finds its source and content among
// the words of its sentence.
const (
	labelO = iota
	labelCue
	labelCueGoesOn
	cueLabels = iota
)

const (
	roleO = iota
	roleSource
	roleSourceGoesOn
	roleContent
	roleContentGoesOn
	roleLabels = iota
)

// Tagger is a linear-chain tagger over hashed features: Weights holds Labels
// numbers for each of a power of two slots, Steps a number for each pair of
// neighbouring labels (from*Labels+to).
type Tagger struct {
	Labels  int
	Weights []int8 // of Scale each
	Steps   []float32
	Scale   float32
	mask    uint32
}

// lattice is a tagger's scratch space.
type lattice struct {
	best, rest []float32 // of each token and label: the best path up to it, and after it
	back, path []uint8
}

// Emit returns in out the score of each label for a token with the features.
func (t *Tagger) Emit(features []uint32, out []float32) {
	var sum [8]int32
	for _, h := range features {
		at := int(h&t.mask) * t.Labels
		for l, w := range t.Weights[at : at+t.Labels] {
			sum[l] += int32(w)
		}
	}
	for l := range out[:t.Labels] {
		out[l] = float32(sum[l]) * t.Scale
	}
}

// Decode returns the best labels of the tokens whose label scores are emit
// (labels numbers for each). fits, if given, forbids labels at tokens.
func Decode(labels int, steps, emit []float32, fits func(i int, label uint8) bool) []uint8 {
	var l lattice
	return l.decode(labels, steps, emit, fits)
}

// decode is Decode into a slice that is good until the next call.
func (l *lattice) decode(labels int, steps, emit []float32, fits func(i int, label uint8) bool) []uint8 {
	n := len(emit) / labels
	l.best, l.back, l.path = growTo(l.best, n*labels), growTo(l.back, n*labels), growTo(l.path, n)
	for i := range n {
		for to := range labels {
			s, from := l.arrive(labels, steps, i, to)
			if fits != nil && !fits(i, uint8(to)) {
				s = impossible
			}
			l.best[i*labels+to], l.back[i*labels+to] = s+emit[i*labels+to], uint8(from)
		}
	}
	at := 0
	for to := range labels {
		if n > 0 && l.best[(n-1)*labels+to] > l.best[(n-1)*labels+at] {
			at = to
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.path[i] = uint8(at)
		at = int(l.back[i*labels+at])
	}
	return l.path
}

// look fills in rest after decode, so that margin can tell.
func (l *lattice) look(labels int, steps, emit []float32) {
	n := len(l.path)
	l.rest = growTo(l.rest, n*labels)
	for to := range labels {
		if n > 0 {
			l.rest[(n-1)*labels+to] = 0
		}
	}
	for i := n - 2; i >= 0; i-- {
		for from := range labels {
			best := float32(2 * impossible)
			for to := range labels {
				if goesOnRightly(from, to) {
					best = max(best, steps[from*labels+to]+emit[(i+1)*labels+to]+l.rest[(i+1)*labels+to])
				}
			}
			l.rest[i*labels+from] = best
		}
	}
}

// margin returns by how much the path found is better than the best one that
// labels one of the tokens [i, j) otherwise; look comes first.
func (l *lattice) margin(labels, i, j int) float32 {
	least := float32(-impossible)
	for ; i < j; i++ {
		given, other := float32(0), float32(2*impossible)
		for k := range labels {
			total := l.best[i*labels+k] + l.rest[i*labels+k]
			if k == int(l.path[i]) {
				given = total
			} else {
				other = max(other, total)
			}
		}
		least = min(least, given-other)
	}
	return least
}

// impossible is the score of what is forbidden.
const impossible = -1e9

// arrive returns the best score with which token i can have label to, and the
// label before it. The text's edge counts as labelO.
func (l *lattice) arrive(labels int, steps []float32, i, to int) (float32, int) {
	if i == 0 {
		if !goesOnRightly(labelO, to) {
			return impossible, labelO
		}
		return steps[to], labelO
	}
	best, from := float32(2*impossible), labelO
	for p := range labels {
		if goesOnRightly(p, to) {
			if s := steps[p*labels+to] + l.best[(i-1)*labels+p]; s > best {
				best, from = s, p
			}
		}
	}
	return best, from
}

// goesOnRightly forbids a label that goes on with something to follow
// anything else: label 2k goes on with 2k-1 and with itself.
func goesOnRightly(from, to int) bool {
	return to == 0 || to%2 == 1 || from == to || from == to-1
}

func growTo[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// ReadTagger reads a tagger written by WriteTo from the front of data and
// returns what follows it; ok is false if data is too short. The weights stay
// in data: they are only ever read.
func ReadTagger(data string) (t *Tagger, rest string, ok bool) {
	if len(data) < 12 {
		return nil, data, false
	}
	word := func(at int) uint32 { return binary.LittleEndian.Uint32([]byte(data[at : at+4])) }
	labels, slots, scale := int(word(0)), int(word(4)), math.Float32frombits(word(8))
	size := 12 + 4*labels*labels + labels*slots
	if labels < 1 || labels > 8 || slots < 1 || slots&(slots-1) != 0 || len(data) < size {
		return nil, data, false
	}
	t = &Tagger{Labels: labels, Scale: scale, mask: uint32(slots - 1)}
	for i := range labels * labels {
		t.Steps = append(t.Steps, math.Float32frombits(word(12+4*i)))
	}
	w := data[12+4*labels*labels : size]
	t.Weights = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.StringData(w))), len(w))
	return t, data[size:], true
}

// AppendTo appends the tagger in the form that ReadTagger reads.
func (t *Tagger) AppendTo(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(t.Labels))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(t.Weights)/t.Labels))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(t.Scale))
	for _, s := range t.Steps {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(s))
	}
	for _, w := range t.Weights {
		b = append(b, byte(w))
	}
	return b
}
