package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"

	"sayso/data"
)

// topology is what is read of a TopoJSON file: arcs as differences of
// quantised coordinates, shared between countries.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   struct {
		Countries struct {
			Geometries []struct {
				ID         string
				Type       string
				Arcs       json.RawMessage
				Properties struct{ Name string }
			}
		}
	}
}

// packShapes writes the countries' outlines for package draw: for each
// country its ISO 3166-1 alpha-3 code and a count of rings; for each ring a
// count of points and the differences of longitude and latitude, in
// hundredths of a degree, all as varints.
func packShapes(in, out string) error {
	raw, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(raw, &t); err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	codes := numericCodes()
	var packed []byte
	for _, g := range t.Objects.Countries.Geometries {
		rings, err := t.rings(g.Type, g.Arcs)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", in, g.Properties.Name, err)
		}
		code := codes[g.ID]
		if code == "" {
			code = unnumbered[g.Properties.Name]
		}
		packed = append(packed, (code + "---")[:3]...)
		packed = binary.AppendUvarint(packed, uint64(len(rings)))
		for _, r := range rings {
			packed = appendRing(packed, r)
		}
	}
	fmt.Printf("%d countries, %d bytes\n", len(t.Objects.Countries.Geometries), len(packed))
	return os.WriteFile(out, packed, 0o644)
}

// unnumbered are shapes without an ISO number. Northern Cyprus is drawn with
// no code of its own: no report's country is coloured for it.
var unnumbered = map[string]string{"Kosovo": "XKX", "Somaliland": "SOM"}

func numericCodes() map[string]string {
	codes := map[string]string{}
	for line := range strings.Lines(data.PlacesCountryInfo) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 9 && line[0] != '#' && f[8] != "0" {
			codes[f[8]] = f[1]
		}
	}
	return codes
}

// rings returns the outer rings and holes of a polygon or several, in
// hundredths of a degree.
func (t *topology) rings(kind string, arcs json.RawMessage) ([][][2]int, error) {
	var polygons [][][]int
	if kind == "Polygon" {
		polygons = make([][][]int, 1)
		if err := json.Unmarshal(arcs, &polygons[0]); err != nil {
			return nil, err
		}
	} else if err := json.Unmarshal(arcs, &polygons); err != nil {
		return nil, err
	}
	var out [][][2]int
	for _, p := range polygons {
		for _, ring := range p {
			out = append(out, t.ring(ring))
		}
	}
	return out, nil
}

// ring joins arcs; a negative number ^i is arc i backwards.
func (t *topology) ring(arcs []int) (points [][2]int) {
	for _, a := range arcs {
		line := t.line(max(a, ^a))
		if a < 0 {
			for i, j := 0, len(line)-1; i < j; i, j = i+1, j-1 {
				line[i], line[j] = line[j], line[i]
			}
		}
		if len(points) > 0 {
			line = line[1:]
		}
		points = append(points, line...)
	}
	return points
}

func (t *topology) line(arc int) (out [][2]int) {
	x, y := 0, 0
	for _, d := range t.Arcs[arc] {
		x, y = x+d[0], y+d[1]
		out = append(out, [2]int{
			int(math.Round(100 * (float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0]))),
			int(math.Round(100 * (float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1]))),
		})
	}
	return out
}

func appendRing(out []byte, ring [][2]int) []byte {
	out = binary.AppendUvarint(out, uint64(len(ring)))
	x, y := 0, 0
	for _, p := range ring {
		out = binary.AppendVarint(binary.AppendVarint(out, int64(p[0]-x)), int64(p[1]-y))
		x, y = p[0], p[1]
	}
	return out
}
