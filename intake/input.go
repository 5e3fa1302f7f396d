package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"sayso/record"
)

// sniffed is how many bytes of an input decide its format.
const sniffed = 4096

// input is one named stream of bytes on its way to becoming reports. Every
// reading method returns false once the caller wants no more.
type input struct {
	name  string
	hint  Hint
	depth int // archives around this input
	yield func(*record.Report, error) bool
}

// fail yields an error about this input; line 0 means the whole of it.
func (in *input) fail(line int, err error) bool {
	return in.yield(nil, &Error{File: in.name, Line: line, Err: err})
}

// read finds out the format of r and hands it to that format's reader.
func (in *input) read(r io.Reader) bool {
	br := bufio.NewReaderSize(r, 64<<10)
	head, err := br.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return in.fail(0, err)
	}
	format, what := sniff(in.name, head, in.hint)
	switch format {
	case Text, HTML, Feed:
		return in.whole(format, br)
	case JSONLines:
		return in.lines(br)
	case JSON:
		return in.json(br)
	case WARC:
		return in.warc(br)
	case Gzip, Zip, Tar:
		return in.archive(format, br)
	case Binary:
		return in.fail(0, fmt.Errorf("%w: it looks like %s", ErrBinary, what))
	}
	return in.fail(0, fmt.Errorf("%w: %q", ErrFormat, format))
}

// whole reads an input that must be held in memory as a whole.
func (in *input) whole(format Format, r io.Reader) bool {
	body, err := in.all(r)
	if err != nil {
		return in.fail(0, err)
	}
	switch format {
	case HTML:
		return in.page(body)
	case Feed:
		return in.feed(body)
	}
	return in.text(body)
}

// all reads the whole of r, up to the limit for one document.
func (in *input) all(r io.Reader) ([]byte, error) {
	limit := in.hint.Limits.Document
	var buf bytes.Buffer
	n, err := buf.ReadFrom(io.LimitReader(r, int64(limit)+1))
	if n > int64(limit) {
		return nil, fmt.Errorf("%w: more than %d bytes in one document", ErrTooLarge, limit)
	}
	return buf.Bytes(), err
}

// capped is a reader that gives ErrTooLarge instead of more than left bytes.
type capped struct {
	r    io.Reader
	left int64
}

// Read implements io.Reader.
func (c *capped) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, fmt.Errorf("%w: the input unpacks to too many bytes", ErrTooLarge)
	}
	if int64(len(p)) > c.left {
		p = p[:c.left]
	}
	n, err := c.r.Read(p)
	c.left -= int64(n)
	return n, err
}
