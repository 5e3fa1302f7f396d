// Package corpus opens corpus files.
package corpus

import (
	"compress/gzip"
	"io"
	"os"
	"strings"
)

// Open opens a corpus file, gzipped or not.
func Open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}
