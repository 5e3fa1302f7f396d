package when

import "strings"

// A pattern is written over classes (capitals) and words (small letters):
//
//	[(WEEKDAY ,?)? MONTH DAY] (,? [YEAR])?
//
// "?" makes the item before it optional, "( … | … )" offers choices, "a/b" is
// short for "(a | b)", "%name" stands for a pattern given by an "@name" line,
// and "[" and "]" bound the words that are the time expression; without them
// all words are. "-" is any hyphen or en dash.

// op is what an instruction of a compiled pattern does.
type op uint8

const (
	opMatch op = iota // consume a piece
	opSplit           // try x, then y
	opJump
	opOpen  // the expression begins here
	opClose // the expression ends here
	opDone
)

// inst is one instruction of a compiled pattern.
type inst struct {
	op   op
	cls  class // opMatch: the class, or cLit for a word
	word int32 // opMatch of cLit: the word's entry
	x, y int32
}

// compiler turns one pattern into instructions.
type compiler struct {
	lx    *lexicon
	items []string
	at    int
	prog  []inst
}

// compile returns the program of a pattern whose macros have been expanded.
func compile(pattern string, lx *lexicon) []inst {
	c := &compiler{lx: lx, items: patternItems(pattern)}
	bounded := strings.Contains(pattern, "[")
	if !bounded {
		c.emit(inst{op: opOpen})
	}
	c.choice()
	if !bounded {
		c.emit(inst{op: opClose})
	}
	c.emit(inst{op: opDone})
	return c.prog
}

// patternItems cuts a pattern into words, classes and signs.
func patternItems(pattern string) []string {
	items := make([]string, 0, len(pattern)/3+1)
	from := -1
	for i := 0; i <= len(pattern); i++ {
		sign := i < len(pattern) && strings.IndexByte("()|[]?", pattern[i]) >= 0
		if i == len(pattern) || pattern[i] == ' ' || sign {
			if from >= 0 {
				items = append(items, pattern[from:i])
			}
			from = -1
		} else if from < 0 {
			from = i
		}
		if sign {
			items = append(items, pattern[i:i+1])
		}
	}
	return items
}

func (c *compiler) emit(i inst) int {
	c.prog = append(c.prog, i)
	return len(c.prog) - 1
}

func (c *compiler) peek() string {
	if c.at < len(c.items) {
		return c.items[c.at]
	}
	return ""
}

// choice compiles "a | b | c" up to a closing bracket or the end.
func (c *compiler) choice() {
	first := len(c.prog)
	c.sequence()
	var jumps []int
	for c.peek() == "|" {
		c.at++
		c.insert(first, inst{op: opSplit, x: int32(first + 1)})
		jumps = append(jumps, c.emit(inst{op: opJump}))
		c.prog[first].y = int32(len(c.prog))
		first = len(c.prog)
		c.sequence()
	}
	for _, j := range jumps {
		c.prog[j].x = int32(len(c.prog))
	}
}

func (c *compiler) sequence() {
	for {
		switch c.peek() {
		case "", "|", ")":
			return
		}
		first := len(c.prog)
		c.item()
		if c.peek() == "?" {
			c.at++
			c.insert(first, inst{op: opSplit, x: int32(first + 1)})
			c.prog[first].y = int32(len(c.prog))
		}
	}
}

func (c *compiler) item() {
	s := c.items[c.at]
	c.at++
	switch s {
	case "(":
		c.choice()
		c.at++
	case "[":
		c.emit(inst{op: opOpen})
	case "]":
		c.emit(inst{op: opClose})
	default:
		c.words(strings.Split(s, "/"))
	}
}

// words compiles "a/b/c".
func (c *compiler) words(list []string) {
	end := len(c.prog) + 3*len(list) - 2 // a split and a jump for all but the last
	for k, w := range list {
		if k < len(list)-1 {
			at := c.emit(inst{op: opSplit})
			c.prog[at].x, c.prog[at].y = int32(at+1), int32(at+3)
		}
		if cl, ok := classNamed(w); ok {
			c.emit(inst{op: opMatch, cls: cl})
		} else {
			e := c.lx.word(w)
			c.lx.entries[e].classes |= cLit.mask()
			c.emit(inst{op: opMatch, cls: cLit, word: e})
		}
		if k < len(list)-1 {
			c.emit(inst{op: opJump, x: int32(end)})
		}
	}
}

// insert puts an instruction at index at, moving what follows.
func (c *compiler) insert(at int, i inst) {
	c.prog = append(c.prog, inst{})
	copy(c.prog[at+1:], c.prog[at:])
	c.prog[at] = i
	for k := at + 1; k < len(c.prog); k++ {
		if in := &c.prog[k]; in.op == opSplit || in.op == opJump {
			if int(in.x) >= at {
				in.x++
			}
			if in.op == opSplit && int(in.y) >= at {
				in.y++
			}
		}
	}
}

// firstOf collects the classes and words that a program can begin with.
func firstOf(prog []inst, pc int, classes *mask, lits *[]int32) {
	switch in := prog[pc]; in.op {
	case opMatch:
		if in.cls == cLit {
			*lits = append(*lits, in.word)
		} else {
			*classes |= in.cls.mask()
		}
	case opSplit:
		firstOf(prog, int(in.x), classes, lits)
		firstOf(prog, int(in.y), classes, lits)
	case opJump:
		firstOf(prog, int(in.x), classes, lits)
	case opOpen, opClose:
		firstOf(prog, pc+1, classes, lits)
	}
}
