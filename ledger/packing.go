package ledger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"

	"sayso/record"
)

// Records are kept packed: a third of the size of their JSON, and read ten
// times as fast. What is packed names its fields and how they are written, so
// that a record outlives changes of the types: a field that is new is empty
// in an older record, one that is no more is skipped.
//
//	record: packedForm, length and bytes of the report's text, struct
//	struct: for each field that is not empty its key and value, then 0
//	key:    (index in packedNames + 1) << 3 | how it is written
//	span:   start << 1, length; start << 1 | 1, length, string if its text is not the report's there
//	list:   length, how its members are written, members
//
// Numbers are varints, floats eight bytes, strings their length and bytes.
const packedForm = 1

// How a value is written.
const (
	asInt = iota
	asFloat
	asString
	asStruct
	asSpan
	asList
)

// packedNames are the fields' names in JSON. A ledger knows them by their
// index: names are added at the end and never removed.
var packedNames = strings.Fields(`
	report posts entities places times statements events figures roles version
	id url outlet title byline credits published published_from language text layout
	kind value span platform account handle posted truncated links body account_span
	name role country sector mentions why form lat lon geonames precision within lent
	type mod anchor reason source source_span cue content quoted act addressee time medium via
	triggers mode context actors recipients objects instruments status causes word
	part entity measure of low high unit scope supersedes event
	statement certainty hedge members
`)

var errPacked = errors.New("what is packed is not whole")

// pack writes a record.
func pack(r *record.Record) []byte {
	p := &packing{text: r.Report.Text, b: make([]byte, 0, 2*len(r.Report.Text)+1024)}
	p.b = append(p.b, packedForm)
	p.str(p.text)
	planOf(reflect.TypeFor[record.Record]()).write(p, reflect.ValueOf(r).Elem())
	return p.b
}

// unpack reads what pack wrote. The record's strings share the memory of one.
func unpack(b []byte) (*record.Record, error) {
	if len(b) == 0 || b[0] != packedForm {
		return nil, errPacked
	}
	u := &unpacking{s: string(b[1:])}
	u.text = u.str()
	r := new(record.Record)
	planOf(reflect.TypeFor[record.Record]()).read(u, reflect.ValueOf(r).Elem())
	if u.bad || u.s != "" {
		return nil, errPacked
	}
	r.Report.Text = u.text
	r.Complete()
	return r, nil
}

// plan is how values of one type are written.
type plan struct {
	as     uint64
	write  func(p *packing, v reflect.Value)
	read   func(u *unpacking, v reflect.Value)
	empty  func(v reflect.Value) bool
	fields []packedField
}

type packedField struct {
	index int // in the struct
	key   uint64
	*plan
}

var plans sync.Map // reflect.Type → *plan

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p, _ := plans.LoadOrStore(t, newPlan(t))
	return p.(*plan)
}

func never(reflect.Value) bool { return false }

// newPlan knows the kinds of which records are made.
func newPlan(t reflect.Type) *plan {
	switch t.Kind() {
	case reflect.String:
		return &plan{asString, func(p *packing, v reflect.Value) { p.str(v.String()) },
			func(u *unpacking, v reflect.Value) { v.SetString(u.str()) }, reflect.Value.IsZero, nil}
	case reflect.Int:
		return &plan{asInt, func(p *packing, v reflect.Value) { p.b = binary.AppendVarint(p.b, v.Int()) },
			func(u *unpacking, v reflect.Value) { v.SetInt(u.varint()) }, reflect.Value.IsZero, nil}
	case reflect.Bool:
		return &plan{asInt, func(p *packing, v reflect.Value) { p.b = append(p.b, 2) },
			func(u *unpacking, v reflect.Value) { v.SetBool(u.varint() != 0) }, reflect.Value.IsZero, nil}
	case reflect.Float64:
		return &plan{asFloat, func(p *packing, v reflect.Value) {
			p.b = binary.LittleEndian.AppendUint64(p.b, math.Float64bits(v.Float()))
		}, func(u *unpacking, v reflect.Value) { v.SetFloat(u.float()) }, never, nil}
	case reflect.Pointer:
		to := planOf(t.Elem())
		return &plan{to.as, func(p *packing, v reflect.Value) { to.write(p, v.Elem()) }, func(u *unpacking, v reflect.Value) {
			x := reflect.New(t.Elem())
			to.read(u, x.Elem())
			v.Set(x)
		}, reflect.Value.IsNil, nil}
	case reflect.Slice:
		return listPlan(t, planOf(t.Elem()))
	case reflect.Struct:
		if t == reflect.TypeFor[record.Span]() {
			return &plan{asSpan, writeSpan, readSpan, never, nil}
		}
		return structPlan(t)
	}
	panic(fmt.Sprintf("ledger: %s can't be packed", t))
}

func listPlan(t reflect.Type, of *plan) *plan {
	write := func(p *packing, v reflect.Value) {
		p.b = binary.AppendUvarint(p.b, uint64(v.Len()))
		p.b = append(p.b, byte(of.as))
		for i := range v.Len() {
			of.write(p, v.Index(i))
		}
	}
	read := func(u *unpacking, v reflect.Value) {
		n, as := u.count(), u.byte()
		if u.bad || as != of.as {
			u.bad = true
			return
		}
		list := reflect.MakeSlice(t, n, n)
		for i := 0; i < n && !u.bad; i++ {
			of.read(u, list.Index(i))
		}
		v.Set(list)
	}
	return &plan{asList, write, read, func(v reflect.Value) bool { return v.Len() == 0 }, nil}
}

func structPlan(t reflect.Type) *plan {
	out := &plan{as: asStruct, empty: never}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous {
			name = strings.ToLower(f.Name)
		}
		if name == "-" || t == reflect.TypeFor[record.Report]() && name == "text" {
			continue
		}
		at := slices.Index(packedNames, name)
		if at < 0 {
			panic(fmt.Sprintf("ledger: %s.%s: %q is not among packedNames: add it at their end", t, f.Name, name))
		}
		to := planOf(f.Type)
		out.fields = append(out.fields, packedField{i, uint64(at+1)<<3 | to.as, to})
	}
	out.write = func(p *packing, v reflect.Value) {
		for _, f := range out.fields {
			if x := v.Field(f.index); !f.empty(x) {
				p.b = binary.AppendUvarint(p.b, f.key)
				f.write(p, x)
			}
		}
		p.b = append(p.b, 0)
	}
	out.read = func(u *unpacking, v reflect.Value) {
		next := 0 // fields come in their order, unless the type has changed
		for key := u.uvarint(); key != 0; key = u.uvarint() {
			i := next
			for i < len(out.fields) && out.fields[i].key != key {
				i++
			}
			if i == len(out.fields) {
				i = slices.IndexFunc(out.fields, func(f packedField) bool { return f.key == key })
			}
			if i < 0 {
				u.skip(key & 7)
				continue
			}
			out.fields[i].read(u, v.Field(out.fields[i].index))
			next = i + 1
		}
	}
	return out
}

// packing is a record being written.
type packing struct {
	b    []byte
	text string // the report's
}

func (p *packing) str(s string) {
	p.b = binary.AppendUvarint(p.b, uint64(len(s)))
	p.b = append(p.b, s...)
}

func writeSpan(p *packing, v reflect.Value) {
	s := v.Addr().Interface().(*record.Span)
	own := int64(1)
	if 0 <= s.Start && s.Start <= s.End && s.End <= len(p.text) && p.text[s.Start:s.End] == s.Text {
		own = 0
	}
	p.b = binary.AppendVarint(p.b, int64(s.Start)<<1|own)
	p.b = binary.AppendVarint(p.b, int64(s.End-s.Start))
	if own == 1 {
		p.str(s.Text)
	}
}

func readSpan(u *unpacking, v reflect.Value) {
	s := v.Addr().Interface().(*record.Span)
	x := u.varint()
	s.Start = int(x >> 1)
	s.End = s.Start + int(u.varint())
	switch {
	case x&1 == 1:
		s.Text = u.str()
	case s.Start < 0 || s.Start > s.End || s.End > len(u.text):
		u.bad, u.s = true, ""
	default:
		s.Text = u.text[s.Start:s.End]
	}
}

// unpacking is a record being read; once bad it yields zeros.
type unpacking struct {
	s    string // the rest
	text string // the report's
	bad  bool
}

func (u *unpacking) take(n uint64) string {
	if n > uint64(len(u.s)) {
		u.bad, u.s = true, ""
		return ""
	}
	out := u.s[:n]
	u.s = u.s[n:]
	return out
}

func (u *unpacking) byte() uint64 {
	if s := u.take(1); s != "" {
		return uint64(s[0])
	}
	return 0
}

func (u *unpacking) uvarint() (x uint64) {
	for shift := 0; shift < 64; shift += 7 {
		b := u.byte()
		x |= (b & 0x7f) << shift
		if b < 0x80 {
			return x
		}
	}
	u.bad, u.s = true, ""
	return 0
}

func (u *unpacking) varint() int64 {
	x := u.uvarint()
	return int64(x>>1) ^ -int64(x&1)
}

func (u *unpacking) float() float64 {
	s := u.take(8)
	if s == "" {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64([]byte(s)))
}

func (u *unpacking) str() string { return u.take(u.uvarint()) }

// count is the length of a list that the rest can hold.
func (u *unpacking) count() int {
	n := u.uvarint()
	if n > uint64(len(u.s)) {
		u.bad, u.s = true, ""
		return 0
	}
	return int(n)
}

// skip passes over a value of a field that is no more.
func (u *unpacking) skip(as uint64) {
	switch as {
	case asInt:
		u.uvarint()
	case asFloat:
		u.take(8)
	case asString:
		u.str()
	case asStruct:
		for key := u.uvarint(); key != 0; key = u.uvarint() {
			u.skip(key & 7)
		}
	case asSpan:
		own := u.varint()&1 == 1
		if u.varint(); own {
			u.str()
		}
	case asList:
		n, as := u.count(), u.byte()
		for i := 0; i < n && !u.bad; i++ {
			u.skip(as)
		}
	default:
		u.bad, u.s = true, ""
	}
}
