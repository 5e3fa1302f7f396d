package neural

import "sayso/reading/grammar/neural/matrix"

// impossible is the score of what must not be chosen.
const impossible = -1e9

// treeSpace is the working space of decode.
type treeSpace struct {
	packed matrix.Packed
	heads  []int32
	state  []int8
	gone   []bool // by word: contracted into another
}

// decode returns the heads of the best tree over n words with one root
// (candidate n): scores[i·stride+j] is the score of j as the head of i.
// Nearly always every word's best head gives a tree already; if not, cycles
// are contracted (Chu & Liu 1965, Edmonds 1967).
func (s *treeSpace) decode(scores []float32, stride, n int) []int32 {
	s.heads, s.state = sized(s.heads, n), sized(s.state, n)
	s.keepOneRoot(scores, stride, n)
	for i := range n {
		s.heads[i] = int32(best(scores[i*stride:][:n+1]))
	}
	if s.findCycle(n) < 0 {
		return s.heads
	}
	s.gone = zeroed(s.gone, n)
	s.contract(scores, stride, n)
	return s.heads
}

// keepOneRoot lets only one word be the root: the one whose gain over its
// best other head is greatest.
func (s *treeSpace) keepOneRoot(scores []float32, stride, n int) {
	root, top := 0, float32(0)
	for i := range n {
		row := scores[i*stride:][:n+1]
		gain := row[n] - row[best(row[:n])]
		if i == 0 || gain > top {
			root, top = i, gain
		}
	}
	for i := range n {
		if i != root {
			scores[i*stride+n] = impossible
		}
	}
	for j := range n {
		scores[root*stride+j] = impossible
	}
}

// findCycle returns a word on a cycle of heads, -1 if there is none.
func (s *treeSpace) findCycle(n int) int {
	clear(s.state)
	for i := range n {
		at := i
		for at < n && s.state[at] == 0 {
			s.state[at] = 1
			at = int(s.heads[at])
		}
		if at < n && s.state[at] == 1 {
			return at
		}
		for at = i; at < n && s.state[at] == 1; at = int(s.heads[at]) {
			s.state[at] = 2
		}
	}
	return -1
}

// contract resolves cycles until s.heads is a tree over the words that are
// not gone. A cycle becomes its first word: the scores of the arcs into it
// and out of it are those of its best word, arcs into it less the arc of the
// cycle that they replace. Scores are spoilt.
func (s *treeSpace) contract(scores []float32, stride, n int) {
	on := s.findCycle(n)
	if on < 0 {
		return
	}
	cycle := []int32{int32(on)}
	for at := s.heads[on]; int(at) != on; at = s.heads[at] {
		cycle = append(cycle, at)
	}
	inCycle := make([]bool, n+1)
	for _, c := range cycle {
		inCycle[c] = true
	}
	enter, leave := make([]int32, n+1), make([]int32, n)
	for u := range n + 1 { // arcs into the cycle
		if !inCycle[u] && (u == n || !s.gone[u]) {
			enter[u] = s.bestEntry(scores, stride, u, cycle)
		}
	}
	for v := range n { // arcs out of the cycle
		if !inCycle[v] && !s.gone[v] {
			leave[v] = bestExit(scores[v*stride:], cycle)
		}
	}
	kept := make([]int32, len(cycle))
	for k, c := range cycle {
		kept[k] = s.heads[c]
		if k > 0 {
			s.gone[c] = true
		}
	}
	s.chooseHeads(scores, stride, n)
	s.contract(scores, stride, n)
	for v := range n {
		if !inCycle[v] && !s.gone[v] && int(s.heads[v]) == on {
			s.heads[v] = leave[v]
		}
	}
	from := s.heads[on]
	for k, c := range cycle {
		s.heads[c] = kept[k]
		s.gone[c] = false
	}
	s.heads[enter[from]] = from
}

// bestEntry puts the score of the best arc from u into the cycle on the
// cycle's first word, and returns the word where it enters.
func (s *treeSpace) bestEntry(scores []float32, stride, u int, cycle []int32) int32 {
	at, top := int32(0), float32(0)
	for k, c := range cycle {
		row := scores[int(c)*stride:]
		if gain := row[u] - row[s.heads[c]]; k == 0 || gain > top {
			at, top = c, gain
		}
	}
	scores[int(cycle[0])*stride+u] = top
	return at
}

// bestExit puts the score of the best arc from the cycle to a word, whose
// row is given, on the cycle's first word, and returns the arc's head.
func bestExit(row []float32, cycle []int32) int32 {
	from := cycle[0]
	for _, c := range cycle {
		if row[c] > row[from] {
			from = c
		}
	}
	row[cycle[0]] = row[from]
	return from
}

// chooseHeads gives every word that is not gone its best head among the
// words that are not, or the root.
func (s *treeSpace) chooseHeads(scores []float32, stride, n int) {
	for v := range n {
		if s.gone[v] {
			s.heads[v] = int32(n) // ends every walk
			continue
		}
		row, top := scores[v*stride:], int32(n)
		for u := range n {
			if u != v && !s.gone[u] && row[u] > row[top] {
				top = int32(u)
			}
		}
		s.heads[v] = top
	}
}
