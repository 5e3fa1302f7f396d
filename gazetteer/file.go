package gazetteer

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unsafe"
)

// OpenFile opens an index on disk. The file is read whole and kept.
func OpenFile(path string) (*Index, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	x, err := Open(unsafe.String(unsafe.SliceData(raw), len(raw))) // raw is not touched again
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return x, nil
}

// Import packs the given tables, over the lists and the base table, into an
// index file. Each table is a GeoNames dump (allCountries, cities500 …), a
// table with a header, or GeoNames' alternateNames; plain, .gz or .zip. It
// returns how many places the index holds.
func Import(out string, lists Lists, base string, tables ...string) (int, error) {
	a := Assemble(lists)
	if err := a.addGzip(base); err != nil {
		return 0, err
	}
	for _, path := range tables {
		if err := a.AddFile(path); err != nil {
			return 0, err
		}
	}
	packed := a.Builder().Bytes()
	x, err := Open(unsafe.String(unsafe.SliceData(packed), len(packed)))
	if err != nil {
		return 0, err
	}
	part := out + ".part"
	if err := os.WriteFile(part, packed, 0o644); err != nil {
		return 0, err
	}
	return x.Len(), os.Rename(part, out)
}

func (a *Assembly) addGzip(table string) error {
	z, err := gzip.NewReader(strings.NewReader(table))
	if err != nil {
		return fmt.Errorf("gazetteer: base table: %w", err)
	}
	_, err = ReadTable(z, a.Add)
	return err
}

// AddBase adds a gzipped table held in memory.
func (a *Assembly) AddBase(table string) error { return a.addGzip(table) }

// AddFile adds a table on disk. Alternative names must come after the places
// they belong to.
func (a *Assembly) AddFile(path string) error {
	if strings.HasSuffix(path, ".zip") {
		return a.addZip(path)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(bufio.NewReader(f))
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		r = z
	}
	if err := a.addNamed(filepath.Base(path), r); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func (a *Assembly) addZip(path string) error {
	z, err := zip.OpenReader(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer z.Close()
	for _, member := range z.File {
		lower := strings.ToLower(member.Name)
		if !strings.HasSuffix(lower, ".txt") || strings.Contains(lower, "readme") || strings.Contains(lower, "iso-language") {
			continue
		}
		r, err := member.Open()
		if err != nil {
			return fmt.Errorf("%s: %s: %w", path, member.Name, err)
		}
		err = a.addNamed(member.Name, r)
		r.Close()
		if err != nil {
			return fmt.Errorf("%s: %s: %w", path, member.Name, err)
		}
	}
	return nil
}

func (a *Assembly) addNamed(name string, r io.Reader) error {
	if strings.HasPrefix(strings.ToLower(name), "alternatenames") {
		return a.addAlternates(r)
	}
	_, err := ReadTable(r, a.Add)
	return err
}

// addAlternates reads GeoNames' alternateNames: id, geonameid, language, name,
// preferred, short, colloquial, historic. English names and those of no
// language are kept; links, codes and post codes are not.
func (a *Assembly) addAlternates(r io.Reader) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 1<<16), 1<<20)
	for lines.Scan() {
		f := strings.Split(lines.Text(), "\t")
		if len(f) < 4 || f[2] != "en" && f[2] != "" || !Usable(f[3]) {
			continue
		}
		id, _ := strconv.Atoi(f[1])
		if i, known := a.byID[id]; known {
			a.rows[i].Names = append(a.rows[i].Names, Name{f[3], Alternate})
		}
	}
	return lines.Err()
}
