package web

import (
	"fmt"
	"sync"

	"sayso/ledger"
)

// shelf holds things that took long to make, by key, for as long as they are
// as they were made: those used last, up to a size in all. What it gives out
// is shared and not to be changed.
type shelf[T any] struct {
	most  int // size in all
	mu    sync.Mutex
	held  map[string]*shelved[T]
	size  int
	clock int64 // counts uses
}

type shelved[T any] struct {
	state string
	thing T
	size  int
	used  int64
}

// get returns what is held under a key in its present state.
func (s *shelf[T]) get(key, state string) (thing T, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.held[key]
	if h == nil || h.state != state {
		return thing, false
	}
	s.clock++
	h.used = s.clock
	return h.thing, true
}

// put holds a thing, and drops those not used for longest to make room. What
// would take half of the room by itself is not held.
func (s *shelf[T]) put(key, state string, thing T, size int) {
	if size > s.most/2 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held == nil {
		s.held = map[string]*shelved[T]{}
	}
	s.drop(key)
	for s.size+size > s.most {
		oldest := ""
		for k, h := range s.held {
			if oldest == "" || h.used < s.held[oldest].used {
				oldest = k
			}
		}
		s.drop(oldest)
	}
	s.clock++
	s.held[key] = &shelved[T]{state, thing, size, s.clock}
	s.size += size
}

func (s *shelf[T]) drop(key string) {
	if h := s.held[key]; h != nil {
		s.size -= h.size
		delete(s.held, key)
	}
}

// stateOf tells the states of a story apart.
func stateOf(s ledger.Story) string {
	return fmt.Sprintf("%d %d %s %s", s.Changed, s.Reports, s.Until, s.Title)
}
