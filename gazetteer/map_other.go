//go:build !unix

package gazetteer

import (
	"os"
	"unsafe"
)

// mapFile returns a file's bytes, read into memory.
func mapFile(path string) (string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	return unsafe.String(unsafe.SliceData(raw), len(raw)), nil // raw is not touched again
}
