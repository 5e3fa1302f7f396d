package gazetteer

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"math/bits"
	"os"
	"strconv"
)

// write writes the index to a file.
func (m *importer) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(m.sections(f), f.Close())
}

// sections writes the header and the sections, those of the world as they
// are but for the rows that were renewed.
func (m *importer) sections(f *os.File) error {
	buckets, entries, postings, err := m.table()
	if err != nil {
		return err
	}
	for _, s := range []*spill{buckets, entries, postings} {
		defer s.file.Close()
	}
	sum := fnv.New64a()
	o := &output{file: f, at: headerLarge, header: []byte(magicLarge)}
	o.w = bufio.NewWriterSize(io.MultiWriter(f, sum), 1<<20)
	if _, err := f.Seek(int64(headerLarge), io.SeekStart); err != nil {
		return err
	}
	x, t := m.world, &m.world.tables[0]
	o.begin()
	o.Write(m.rows)
	o.section(m.added.copyTo)
	for _, s := range []section{x.countries, x.admins, t.buckets, t.entries, t.postings} {
		o.begin()
		o.text(x.raw[s.start:s.end])
		o.end()
	}
	o.begin()
	o.text(x.raw[x.names.start:x.names.end])
	o.section(m.texts.copyTo)
	for _, s := range []*spill{buckets, entries, postings} {
		o.begin()
		o.section(s.copyTo)
	}
	o.begin()
	o.flush()
	o.text(strconv.FormatUint(sum.Sum64(), 36))
	o.end()
	return o.finish()
}

// table lays the new names out as hashTable does.
func (m *importer) table() (buckets, entries, postings *spill, err error) {
	for i, s := range []**spill{&buckets, &entries, &postings} {
		if *s, err = newSpill(m.dir, "table-"+strconv.Itoa(i)); err != nil {
			return nil, nil, nil, err
		}
	}
	le := binary.LittleEndian
	width := max(0, bits.Len(uint(m.shelves.count))-1)
	next, hashes, posted := 0, 0, 0
	last := uint32(math.MaxUint32) // the posting before, to leave out what comes twice
	var b []byte
	err = m.shelves.each(m.order, func(h uint64, list []uint32) {
		for ; next <= int(h>>(64-width)); next++ {
			buckets.add(le.AppendUint32(b[:0], uint32(hashes)))
		}
		entries.add(le.AppendUint32(le.AppendUint32(b[:0], uint32(h)), uint32(posted)))
		hashes++
		for i, v := range list {
			if i > 0 && v<<4 == last<<4 {
				continue
			}
			last = v
			postings.add(le.AppendUint32(b[:0], v))
			posted++
		}
	})
	for ; next <= 1<<width; next++ {
		buckets.add(le.AppendUint32(b[:0], uint32(hashes)))
	}
	entries.add(le.AppendUint32(le.AppendUint32(b[:0], 0), uint32(posted))) // one past the last
	return buckets, entries, postings, err
}

// order sorts postings: important places first, then by number, then by type.
func (m *importer) order(a, b uint32) int {
	i, j := a&(1<<28-1), b&(1<<28-1)
	switch x, y := m.importance(i), m.importance(j); {
	case x != y:
		return y - x
	case i != j:
		return int(i) - int(j)
	}
	return int(a>>28) - int(b>>28)
}

func (m *importer) importance(n uint32) int {
	kind := Town
	if int(n) < m.old {
		kind = Kind(m.rows[int(n)*placeSize+19])
	}
	return importance(kind, int(m.people[n]))
}

// output writes sections one after the other and keeps the header for the
// end. The first error stays.
type output struct {
	file   *os.File
	w      *bufio.Writer
	header []byte
	at     int // offset in the file
	start  int // of the section under way
	err    error
}

func (o *output) Write(b []byte) (int, error) {
	n, err := o.w.Write(b)
	o.at += n
	if o.err == nil {
		o.err = err
	}
	return n, err
}

func (o *output) text(s string) { io.WriteString(o, s) }

func (o *output) begin() { o.start = o.at }

// section writes the rest of a section and ends it.
func (o *output) section(write func(io.Writer) error) {
	if err := write(o); o.err == nil {
		o.err = err
	}
	o.end()
}

func (o *output) end() {
	o.header = binary.LittleEndian.AppendUint32(o.header, uint32(o.start))
	o.header = binary.LittleEndian.AppendUint32(o.header, uint32(o.at-o.start))
	for o.at%4 != 0 && o.err == nil {
		o.Write([]byte{0})
	}
	if o.at > math.MaxUint32 && o.err == nil {
		o.err = fmt.Errorf("the tables hold too much: an index ends at %d GB", (math.MaxUint32+1)>>30)
	}
}

func (o *output) flush() {
	if err := o.w.Flush(); o.err == nil {
		o.err = err
	}
}

func (o *output) finish() error {
	o.flush()
	if o.err != nil {
		return o.err
	}
	_, err := o.file.WriteAt(o.header, 0)
	return err
}
