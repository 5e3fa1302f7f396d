package linear

// lowest is the score of a move that is not allowed.
const lowest = -1 << 30

// Setup is what the parser must know of the labels.
type Setup struct {
	Tags   int // number of tags
	Rels   int // number of relations
	Root   uint8
	Commas func(tag uint8) bool // tags of commas and the like
}

// Begin readies the tagged sentence for parsing.
func (s *Sentence) Begin(setup *Setup) *State {
	s.prepareParse(setup.Commas)
	s.state.Reset(s.n, s.Heads[:s.n], s.Rels[:s.n])
	return &s.state
}

// Parse fills Heads and Rels of the tagged sentence, greedily. The root's
// head is Len().
func (s *Sentence) Parse(model Scorer, setup *Setup) {
	st := s.Begin(setup)
	for !st.Done() {
		scores := s.ScoreMoves(st, model, setup)
		st.Apply(Best(scores), setup.Rels)
	}
}

// ScoreMoves returns the scores of all moves, the lowest for those not
// allowed. The slice is valid until the next call.
func (s *Sentence) ScoreMoves(st *State, model Scorer, setup *Setup) []int32 {
	s.scores = grow(s.scores, Moves(setup.Rels))
	clear(s.scores)
	s.features = s.ParseFeatures(st, s.features[:0])
	model.Score(s.features, s.scores)
	forbid(st, s.scores, setup)
	return s.scores
}

// Features returns the features of the last ScoreMoves.
func (s *Sentence) Features() []uint64 { return s.features }

func forbid(st *State, scores []int32, setup *Setup) {
	if !st.CanShift() {
		scores[Shift] = lowest
	}
	left, right := scores[1:1+setup.Rels], scores[1+setup.Rels:]
	ban(left, st.CanLeft(), setup.Root, int(st.Next) == st.n)
	ban(right, st.CanRight(), setup.Root, false)
}

// ban forbids all relations, or those that do not fit: the root's relation
// goes with the root alone.
func ban(scores []int32, allowed bool, root uint8, toRoot bool) {
	for r := range scores {
		if !allowed || (uint8(r) == root) != toRoot {
			scores[r] = lowest
		}
	}
}
