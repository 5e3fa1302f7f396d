package ledger

import (
	"bytes"
	"sync"

	"sayso/record"
)

// heldRecords holds decoded records: two generations, of which the elder is
// let go when the younger is full. A record counts as held while the ledger's
// bytes are those that it was decoded from.
type heldRecords struct {
	mu           sync.Mutex
	most         int // of one generation
	young, elder map[int64]heldRecord
}

type heldRecord struct {
	body    []byte // compressed
	decoded *record.Record
}

// HoldRecords has the ledger keep up to most of the records asked for in
// memory, decoded, for those who show the same ones again and again.
func (l *Ledger) HoldRecords(most int) {
	l.held.mu.Lock()
	defer l.held.mu.Unlock()
	l.held.most, l.held.young, l.held.elder = most/2, map[int64]heldRecord{}, nil
}

// decoded returns record n, whose bytes are body.
func (h *heldRecords) decoded(n int64, body []byte) (*record.Record, error) {
	h.mu.Lock()
	x, ok := h.young[n]
	if !ok {
		x, ok = h.elder[n]
	}
	most := h.most
	h.mu.Unlock()
	if !ok || !bytes.Equal(x.body, body) {
		rec, err := decode(body)
		if err != nil || most == 0 {
			return rec, err
		}
		x = heldRecord{bytes.Clone(body), rec}
	}
	h.put(n, x)
	return x.decoded, nil
}

func (h *heldRecords) put(n int64, x heldRecord) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.young) >= h.most {
		h.elder, h.young = h.young, make(map[int64]heldRecord, h.most)
	}
	h.young[n] = x
}
