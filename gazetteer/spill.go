package gazetteer

import (
	"bufio"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// spill is a growing file written beside the index under way, so that memory
// does not grow with the tables.
type spill struct {
	file *os.File
	w    *bufio.Writer
	size int
}

func newSpill(dir, name string) (*spill, error) {
	f, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	return &spill{file: f, w: bufio.NewWriterSize(f, 1<<16)}, nil
}

// add appends b; an error is told by copyTo.
func (s *spill) add(b []byte) {
	s.size += len(b)
	s.w.Write(b) // bufio keeps the first error
}

func (s *spill) rewind() error {
	if err := s.w.Flush(); err != nil {
		return err
	}
	_, err := s.file.Seek(0, io.SeekStart)
	return err
}

func (s *spill) copyTo(w io.Writer) error {
	if err := s.rewind(); err != nil {
		return err
	}
	_, err := io.Copy(w, s.file)
	return err
}

// shelves holds postings by the upper bits of their hash, one spill each, so
// that each can be sorted in memory by itself.
type shelves struct {
	spills [1 << shelfBits]*spill
	count  int
}

const (
	shelfBits = 6
	entryWide = 12 // hash, posting
)

func newShelves(dir string) (*shelves, error) {
	s := &shelves{}
	for i := range s.spills {
		var err error
		if s.spills[i], err = newSpill(dir, "names-"+strconv.Itoa(i)); err != nil {
			s.close()
			return nil, err
		}
	}
	return s, nil
}

func (s *shelves) add(hash uint64, posting uint32) {
	var b [entryWide]byte
	binary.LittleEndian.PutUint64(b[:], hash)
	binary.LittleEndian.PutUint32(b[8:], posting)
	s.spills[hash>>(64-shelfBits)].add(b[:])
	s.count++
}

func (s *shelves) close() {
	for _, p := range s.spills {
		if p != nil {
			p.file.Close()
		}
	}
}

// entry is one name of one place.
type entry struct {
	hash    uint64
	posting uint32
}

// each calls f with the postings of each hash, hashes rising, postings as
// order sorts them. The slice is reused.
func (s *shelves) each(order func(a, b uint32) int, f func(hash uint64, postings []uint32)) error {
	var raw []byte
	var list []entry
	var postings []uint32
	for _, p := range s.spills {
		if err := p.rewind(); err != nil {
			return err
		}
		raw = slices.Grow(raw[:0], p.size)[:p.size]
		if _, err := io.ReadFull(p.file, raw); err != nil && p.size > 0 {
			return err
		}
		list = list[:0]
		for at := 0; at < len(raw); at += entryWide {
			list = append(list, entry{binary.LittleEndian.Uint64(raw[at:]), binary.LittleEndian.Uint32(raw[at+8:])})
		}
		slices.SortFunc(list, func(a, b entry) int {
			if a.hash != b.hash {
				if a.hash < b.hash {
					return -1
				}
				return 1
			}
			return order(a.posting, b.posting)
		})
		for i := 0; i < len(list); {
			postings = postings[:0]
			j := i
			for ; j < len(list) && list[j].hash == list[i].hash; j++ {
				postings = append(postings, list[j].posting)
			}
			f(list[i].hash, postings)
			i = j
		}
	}
	return nil
}

// filter remembers hashes in a fixed number of bits: what it was told it has,
// and of what it was not told it claims a few in a thousand, so long as there
// are no more than some ten million.
type filter []uint64

const filterBits = 29 // 64 MB

func newFilter() filter { return make(filter, 1<<(filterBits-6)) }

func (f filter) add(h uint64) {
	a, b := h>>(64-filterBits), h&(1<<filterBits-1)
	f[a>>6] |= 1 << (a & 63)
	f[b>>6] |= 1 << (b & 63)
}

func (f filter) has(h uint64) bool {
	a, b := h>>(64-filterBits), h&(1<<filterBits-1)
	return f[a>>6]>>(a&63)&1 == 1 && f[b>>6]>>(b&63)&1 == 1
}
