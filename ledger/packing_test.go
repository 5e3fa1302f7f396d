package ledger

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"testing"

	"sayso/record"
)

// filled fills every field of a value, some pointers and lists left empty.
func filled(r *rand.Rand, v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text[r.IntN(10):][:r.IntN(9)])
	case reflect.Int:
		v.SetInt(r.Int64N(1000) - 20)
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Float64:
		v.SetFloat(r.NormFloat64())
	case reflect.Pointer:
		if r.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			filled(r, v.Elem(), text)
		}
	case reflect.Slice:
		if n := r.IntN(4); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range v.Len() {
			filled(r, v.Index(i), text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.Tag.Get("json") != "-" {
				filled(r, v.Field(i), text)
			}
		}
		if s, ok := v.Addr().Interface().(*record.Span); ok && r.IntN(2) == 0 {
			s.Start = r.IntN(10)
			s.End = s.Start + r.IntN(10)
			s.Text = text[s.Start:s.End]
		}
	}
}

// TestPackedRecords: whatever a record holds comes back, and damaged bytes
// never do harm.
func TestPackedRecords(t *testing.T) {
	const text = "Rebels in Kidal freed “all” 31 drivers, says Maïga."
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		want := new(record.Record)
		filled(r, reflect.ValueOf(want).Elem(), text)
		want.Report.Text = text
		want.Complete()
		b := pack(want)
		got, err := unpack(b)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: %v\n%+v\n%+v", seed, err, got, want)
		}
		for range 50 {
			bad := bytes.Clone(b)
			bad[r.IntN(len(bad))] = byte(r.Uint32())
			unpack(bad[:r.IntN(len(bad)+1)]) // must not panic
		}
	}
}

// TestPackedFieldsComeAndGo: what an older or a newer type wrote is read.
func TestPackedFieldsComeAndGo(t *testing.T) {
	type older struct {
		Kind  string         `json:"kind"`
		Posts []record.Post  `json:"posts"`
		Span  *record.Span   `json:"span"`
		Lat   *float64       `json:"lat"`
		Value int            `json:"value"`
		Via   []string       `json:"via"`
		Of    record.Medium  `json:"of"`
		Name  string         `json:"name"`
		Why   *record.Medium `json:"why"`
	}
	type newer struct {
		Name string `json:"name"` // came first
		Unit string `json:"unit"` // came
		Kind string `json:"kind"`
	}
	lat := 3.5
	p := &packing{text: "text"}
	was := older{"town", []record.Post{{ID: "p", Links: []string{"a"}}}, &record.Span{Start: 1, End: 3, Text: "xy"}, &lat, -7, []string{"a", ""}, record.Medium{Name: "post"}, "Kidal", nil}
	planOf(reflect.TypeFor[older]()).write(p, reflect.ValueOf(&was).Elem())
	var got newer
	u := &unpacking{s: string(p.b)}
	planOf(reflect.TypeFor[newer]()).read(u, reflect.ValueOf(&got).Elem())
	if u.bad || u.s != "" || got != (newer{Name: "Kidal", Kind: "town"}) {
		t.Errorf("%+v, bad %v, rest %q", got, u.bad, u.s)
	}
}

// TestRecordsKeptAsJSON: ledgers of older versions kept records as JSON.
func TestRecordsKeptAsJSON(t *testing.T) {
	r := new(record.Record)
	filled(rand.New(rand.NewPCG(1, 1)), reflect.ValueOf(r).Elem(), "Rebels in Kidal freed them all.")
	r.Complete()
	var b bytes.Buffer
	if err := record.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	got, err := decode(compress(b.Bytes()))
	if err != nil || !reflect.DeepEqual(got, r) {
		t.Errorf("%v\n%+v\n%+v", err, got, r)
	}
}
