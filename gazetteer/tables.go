package gazetteer

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// eachTable calls read with every table in a file: the file itself, plain or
// .gz, or the members of a .zip that are tables. Errors name the file.
func eachTable(path string, read func(io.Reader) error) error {
	if strings.HasSuffix(strings.ToLower(path), ".zip") {
		return eachMember(path, read)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(strings.ToLower(path), ".gz") {
		z, err := gzip.NewReader(bufio.NewReader(f))
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		r = z
	}
	if err := read(r); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func eachMember(path string, read func(io.Reader) error) error {
	z, err := zip.OpenReader(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer z.Close()
	tables := 0
	for _, member := range z.File {
		lower := strings.ToLower(filepath.Base(member.Name))
		if !strings.HasSuffix(lower, ".txt") && !strings.HasSuffix(lower, ".tsv") || strings.Contains(lower, "readme") || strings.Contains(lower, "iso-language") {
			continue
		}
		r, err := member.Open()
		if err == nil {
			err = read(r)
			r.Close()
		}
		if err != nil {
			return fmt.Errorf("%s: %s: %w", path, member.Name, err)
		}
		tables++
	}
	if tables == 0 {
		return fmt.Errorf("%s: holds no table (.txt or .tsv)", path)
	}
	return nil
}
