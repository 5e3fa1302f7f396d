package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sayso/gazetteer"
	"sayso/reading"
	"sayso/reading/where"
)

// placesCmd is `sayso places`.
type placesCmd struct {
	Import placesImportCmd `cmd:"" help:"Make a larger gazetteer of a GeoNames dump, used from then on."`
	Forget placesForgetCmd `cmd:"" help:"Go back to the gazetteer that came with the program."`
}

// placesImportCmd is `sayso places import`.
type placesImportCmd struct {
	Tables []string `arg:"" name:"file" help:"GeoNames tables (a country's file, cities500, allCountries, alternateNamesV2) as txt, zip or gz, or any tab-separated table whose first line names its columns."`
}

// Help gives the examples of `sayso places import --help`.
func (placesImportCmd) Help() string {
	return `Examples:
  sayso places import SY.zip alternateNamesV2.zip
  sayso places import cities500.zip

The index is kept in your data folder, or where SAYSO_PLACES says. GeoNames data is CC BY 4.0: credit GeoNames where you publish places.`
}

// placesForgetCmd is `sayso places forget`.
type placesForgetCmd struct{}

// Run builds the index beside the old one and then takes its place.
func (c *placesImportCmd) Run(std streams) error {
	path, err := placesPath()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	bar := newProgress(std, true)
	bar.count("lines")
	got, err := gazetteer.Import(path, func(lines int) { bar.reach(int64(lines)) }, c.Tables...)
	bar.close()
	if err != nil {
		return err
	}
	fmt.Fprintf(std.out, "%d places read, %d of them new, and %d names; %d places are known now, in %s\n", got.Read, got.New, got.Names, got.Places, path)
	fmt.Fprintln(std.out, "Reports that a ledger holds already are read again with them by: sayso add --reread")
	return nil
}

// Run removes the imported index.
func (c *placesForgetCmd) Run(std streams) error {
	path, err := placesPath()
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	fmt.Fprintln(std.out, "the gazetteer that came with the program is used")
	return nil
}

// placesPath is where an imported gazetteer lies.
func placesPath() (string, error) {
	if path := os.Getenv("SAYSO_PLACES"); path != "" {
		return path, nil
	}
	dir, err := dataDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "places.gaz"), nil
}

// newReader returns a reader over the imported gazetteer if there is one.
func newReader() (*reading.Reader, error) {
	r := reading.New()
	path, err := placesPath()
	if err != nil {
		return r, nil // no data folder, so nothing was imported
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	index, err := gazetteer.OpenFile(path)
	if err != nil {
		return nil, fmt.Errorf("the imported gazetteer cannot be used: %w; import it again, or go back with: sayso places forget", err)
	}
	return r.WithPlaces(where.Open(index)), nil
}
