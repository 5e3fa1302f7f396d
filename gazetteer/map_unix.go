//go:build unix

package gazetteer

import (
	"fmt"
	"os"
	"syscall"
	"unsafe"
)

// mapFile returns a file's bytes, mapped into memory for as long as the
// program runs.
func mapFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if info.Size() == 0 || int64(int(info.Size())) != info.Size() {
		return "", fmt.Errorf("%s: %w", path, ErrFormat)
	}
	raw, err := syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	return unsafe.String(unsafe.SliceData(raw), len(raw)), nil
}
