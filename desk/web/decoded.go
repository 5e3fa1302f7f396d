package web

import (
	"sync"

	"sayso/ledger"
	"sayso/weaving"
)

// mostDecoded is how many bytes of woven stories, as the ledger keeps them,
// are held decoded: the stories that are looked at are few, and large ones
// take long to decode.
const mostDecoded = 8 << 20

// decoded holds what is woven of the stories looked at last. What it gives
// out is shared and not to be changed.
type decoded struct {
	mu    sync.Mutex
	held  map[string]*heldStory
	size  int
	clock int64 // counts uses
}

type heldStory struct {
	as    ledger.Story // as it was when it was decoded, without its body
	woven *weaving.Woven
	size  int
	used  int64
}

// get returns what is woven of a story in its present state, or nil.
func (d *decoded) get(s ledger.Story) *weaving.Woven {
	d.mu.Lock()
	defer d.mu.Unlock()
	h := d.held[s.ID]
	if h == nil || h.as.Changed != s.Changed || h.as.Reports != s.Reports || h.as.Title != s.Title || h.as.Until != s.Until {
		return nil
	}
	d.clock++
	h.used = d.clock
	return h.woven
}

// put holds a story's, and drops those not used for longest to make room.
func (d *decoded) put(s ledger.Story, woven *weaving.Woven) {
	size := len(s.Woven)
	if size > mostDecoded/2 {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.held == nil {
		d.held = map[string]*heldStory{}
	}
	d.drop(s.ID)
	for d.size+size > mostDecoded {
		oldest := ""
		for id, h := range d.held {
			if oldest == "" || h.used < d.held[oldest].used {
				oldest = id
			}
		}
		d.drop(oldest)
	}
	d.clock++
	s.Woven = nil
	d.held[s.ID] = &heldStory{s, woven, size, d.clock}
	d.size += size
}

func (d *decoded) drop(id string) {
	if h := d.held[id]; h != nil {
		d.size -= h.size
		delete(d.held, id)
	}
}
