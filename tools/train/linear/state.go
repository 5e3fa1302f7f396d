package linear

// State is a configuration of the arc-hybrid system over a sentence of n
// tokens: a stack, the next token of the buffer, and the arcs so far. The
// root is a node of its own, n, that ends the buffer.
type State struct {
	n     int
	Stack []int32
	Next  int32 // first token of the buffer; n is the root
	Heads []int32
	Rels  []uint8
	nodes []node
}

// node is what the features ask of a token's dependents.
type node struct {
	left, left2, right, right2 int32 // outermost and second dependents, -1 none
	leftRels, rightRels        uint64
	lefts, rights              uint8
}

// Reset begins a sentence of n tokens, writing arcs to heads and rels.
func (st *State) Reset(n int, heads []int32, rels []uint8) {
	st.n, st.Next, st.Heads, st.Rels = n, 0, heads, rels
	st.Stack = st.Stack[:0]
	st.nodes = grow(st.nodes, n+1)
	for i := range st.nodes {
		st.nodes[i] = node{left: -1, left2: -1, right: -1, right2: -1}
	}
	for i := range heads {
		heads[i] = -1
	}
}

// Done tells whether the tree is whole.
func (st *State) Done() bool { return int(st.Next) == st.n && len(st.Stack) == 0 }

// Shift moves the buffer's first token to the stack. Moves are numbers: Shift,
// then Left for each relation, then Right for each relation.
const Shift = 0

// Left returns the move that makes the buffer's token the head of the top.
func Left(rel uint8) int { return 1 + int(rel) }

// Right returns the move that makes the second of the stack the head of the top.
func Right(rel uint8, rels int) int { return 1 + rels + int(rel) }

// Moves returns the number of moves with rels relations.
func Moves(rels int) int { return 1 + 2*rels }

// CanShift, CanLeft and CanRight tell which kinds of move are allowed: the
// root takes exactly one dependent, so every tree has one root.
func (st *State) CanShift() bool { return int(st.Next) < st.n }

// CanLeft tells whether the buffer's token may take the stack's top.
func (st *State) CanLeft() bool {
	return len(st.Stack) > 0 && (int(st.Next) < st.n || len(st.Stack) == 1)
}

// CanRight tells whether the second of the stack may take the top.
func (st *State) CanRight() bool { return len(st.Stack) > 1 }

// Apply makes a move.
func (st *State) Apply(move, rels int) {
	switch {
	case move == Shift:
		st.Stack = append(st.Stack, st.Next)
		st.Next++
	case move <= rels:
		d := st.pop()
		rel := uint8(move - 1)
		st.Heads[d], st.Rels[d] = st.Next, rel
		h := &st.nodes[st.Next]
		h.left2, h.left = h.left, d
		h.leftRels |= 1 << (rel & 63)
		h.lefts++
	default:
		d := st.pop()
		rel := uint8(move - 1 - rels)
		top := st.Stack[len(st.Stack)-1]
		st.Heads[d], st.Rels[d] = top, rel
		h := &st.nodes[top]
		h.right2, h.right = h.right, d
		h.rightRels |= 1 << (rel & 63)
		h.rights++
	}
}

func (st *State) pop() int32 {
	d := st.Stack[len(st.Stack)-1]
	st.Stack = st.Stack[:len(st.Stack)-1]
	return d
}
