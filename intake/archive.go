package intake

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
)

// zipTimes is how many times the document limit a zip file may be large: it
// has to be held in memory, its members one after the other.
const zipTimes = 8

// archive reads what a compressed file or archive holds. Members are named
// "archive!member"; each may be anything that a file may be.
func (in *input) archive(format Format, r io.Reader) bool {
	if in.depth >= in.hint.Limits.Depth {
		return in.fail(0, fmt.Errorf("%w: archives packed more than %d deep", ErrTooLarge, in.hint.Limits.Depth))
	}
	switch format {
	case Gzip:
		return in.gzip(r)
	case Zip:
		return in.zip(r)
	}
	return in.tar(r)
}

// member is an input inside this one. The hint goes on, except for what it
// says about the bytes as they came.
func (in *input) member(name string) *input {
	m := *in
	m.name, m.depth = name, in.depth+1
	m.hint.Format, m.hint.ContentType = Guess, ""
	return &m
}

// gzip reads a compressed file under its own name, without ".gz".
func (in *input) gzip(r io.Reader) bool {
	z, err := gzip.NewReader(r)
	if err != nil {
		return in.fail(0, fmt.Errorf("%w: broken gzip: %v", ErrFormat, err))
	}
	m := in.member(in.name)
	if in.hint.Format != Gzip {
		m.hint.Format = in.hint.Format
	}
	return m.read(&capped{r: z, left: in.hint.Limits.Total})
}

func (in *input) tar(r io.Reader) bool {
	t := tar.NewReader(&capped{r: r, left: in.hint.Limits.Total})
	for n := 0; ; n++ {
		h, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return in.fail(0, fmt.Errorf("%w: broken tar: %v", ErrFormat, err))
		case n >= in.hint.Limits.Members:
			return in.fail(0, fmt.Errorf("%w: more than %d members", ErrTooLarge, in.hint.Limits.Members))
		case h.Typeflag != tar.TypeReg || isClutter(h.Name):
			continue
		}
		if !in.member(in.name + "!" + h.Name).read(t) {
			return false
		}
	}
}

func (in *input) zip(r io.Reader) bool {
	big := *in
	big.hint.Limits.Document *= zipTimes
	body, err := big.all(r)
	if err != nil {
		return in.fail(0, err)
	}
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return in.fail(0, fmt.Errorf("%w: broken zip: %v", ErrFormat, err))
	}
	left := in.hint.Limits.Total
	for n, f := range z.File {
		if n >= in.hint.Limits.Members {
			return in.fail(0, fmt.Errorf("%w: more than %d members", ErrTooLarge, in.hint.Limits.Members))
		}
		if f.FileInfo().IsDir() || isClutter(f.Name) {
			continue
		}
		m := in.member(in.name + "!" + f.Name)
		open, err := f.Open()
		if err != nil {
			if !m.fail(0, fmt.Errorf("%w: broken zip: %v", ErrFormat, err)) {
				return false
			}
			continue
		}
		c := &capped{r: open, left: left}
		more := m.read(c)
		left = c.left
		open.Close()
		if !more {
			return false
		}
	}
	return true
}

// isClutter tells files that systems leave in archives.
func isClutter(name string) bool {
	base := name[strings.LastIndexByte(name, '/')+1:]
	return base == "" || strings.HasPrefix(base, ".") || strings.HasPrefix(name, "__MACOSX/") || base == "Thumbs.db"
}
