// Package intake turns bytes into reports: plain text, HTML pages, JSON and
// JSON Lines, feeds and archives.
//
// Read and ReadFrom look at the bytes (and at the name and hint they come
// with), find out what they are, and yield one record.Report at a time. What
// cannot be read yields an *Error with the file's name and, for formats of
// lines, the line; whatever can still be read after it is yielded too.
//
// For plain text, Report.Text is the input byte for byte; for JSON it is the
// string under "text". For pages, feeds and archives it is the article found
// in them. The package touches neither network nor disk.
package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"sayso/record"
)

// Hint is what the caller knows about the bytes besides their name. All of it
// may be left empty. What the input itself tells goes before the hint, except
// for Format and ContentType, which decide how the bytes are taken.
type Hint struct {
	URL         string // where the bytes were fetched from
	ContentType string // the HTTP header of that name
	Format      Format // what the bytes are; Guess looks at them
	Outlet      string // who published it
	Published   string // when, ISO 8601
	Limits      Limits // zero fields mean DefaultLimits
}

// Limits bound what one input may cost. They are in bytes unless said.
type Limits struct {
	// Document is the largest single report: a file, a line, an archive's
	// member. What is larger is an error, and reading goes on behind it.
	Document int
	// Total is how many bytes may come out of all compressed layers of one
	// input together.
	Total int64
	// Members is how many members an archive, or items a feed, may have.
	Members int
	// Depth is how many archives may be packed in each other.
	Depth int
}

// DefaultLimits are generous for news (a million words in one report) and
// small for a bomb.
var DefaultLimits = Limits{Document: 10 << 20, Total: 64 << 30, Members: 10_000_000, Depth: 3}

func (l Limits) withDefaults() Limits {
	if l.Document <= 0 {
		l.Document = DefaultLimits.Document
	}
	if l.Total <= 0 {
		l.Total = DefaultLimits.Total
	}
	if l.Members <= 0 {
		l.Members = DefaultLimits.Members
	}
	if l.Depth <= 0 {
		l.Depth = DefaultLimits.Depth
	}
	return l
}

// Error says which input could not be read and why.
type Error struct {
	File string // the name given to Read, with "!member" for archives
	Line int    // from 1; 0 where lines mean nothing
	Err  error
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.File, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// What an input may be refused for; match with errors.Is.
var (
	ErrBinary   = errors.New("not text")
	ErrTooLarge = errors.New("too large")
	ErrNoText   = errors.New("no text in it")
	ErrFormat   = errors.New("format not understood")
)

// Reports is a sequence of reports and errors, in input order. A pair holds
// either a report or an error.
type Reports = iter.Seq2[*record.Report, error]

// Read yields the reports in body. The name is a file's name or a URL, for
// error messages and as a hint at the format.
func Read(name string, body []byte, hint Hint) Reports {
	return ReadFrom(name, bytes.NewReader(body), hint)
}

// ReadFrom yields the reports in r as they come, holding one at a time in
// memory where the format allows it (JSON Lines, WARC, tar).
func ReadFrom(name string, r io.Reader, hint Hint) Reports {
	return func(yield func(*record.Report, error) bool) {
		hint.Limits = hint.Limits.withDefaults()
		in := &input{name: name, hint: hint, yield: yield}
		in.read(r)
	}
}

// One returns the first report of body, for callers that expect just one.
func One(name string, body []byte, hint Hint) (*record.Report, error) {
	for r, err := range Read(name, body, hint) {
		return r, err
	}
	return nil, &Error{File: name, Err: ErrNoText}
}
