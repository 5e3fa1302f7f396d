package gazetteer

import (
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

// OpenFile opens an index on disk. Where the system can, the file is mapped
// and only what is looked up is read; it must not be changed in place.
func OpenFile(path string) (*Index, error) {
	raw, err := mapFile(path)
	if err != nil {
		return nil, err
	}
	x, err := Open(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return x, nil
}

// AddBase adds a gzipped table held in memory.
func (a *Assembly) AddBase(table string) error {
	z, err := gzip.NewReader(strings.NewReader(table))
	if err != nil {
		return fmt.Errorf("gazetteer: base table: %w", err)
	}
	_, err = ReadTable(z, a.Add)
	return err
}

// AddFile adds a table on disk: a GeoNames dump (allCountries, cities500 …) or
// a table with a header; plain, .gz or .zip.
func (a *Assembly) AddFile(path string) error {
	return eachTable(path, func(r io.Reader) error {
		_, err := ReadTable(r, a.Add)
		return err
	})
}
