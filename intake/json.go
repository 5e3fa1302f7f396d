package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"sayso/intake/page"
	"sayso/record"
)

// given is a report as JSON input brings it; other keys are ignored. Report
// lets the output of `sayso read` be read again.
type given struct {
	ID        loose   `json:"id"`
	URL       loose   `json:"url"`
	Outlet    loose   `json:"outlet"`
	Title     loose   `json:"title"`
	Published loose   `json:"published"`
	Language  loose   `json:"language"`
	Byline    names   `json:"byline"`
	Credits   names   `json:"credits"`
	Text      *string `json:"text"`
	HTML      *string `json:"html"`
	Report    *given  `json:"report"`
}

// loose is a string; a number is taken as it is written, anything else as
// nothing.
type loose string

// UnmarshalJSON implements json.Unmarshaler.
func (l *loose) UnmarshalJSON(b []byte) error {
	var s string
	switch {
	case b[0] == '"':
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		*l = loose(s)
	case b[0] == '-' || b[0] >= '0' && b[0] <= '9':
		*l = loose(b)
	}
	return nil
}

// names is a list of names, or one name.
type names []string

// UnmarshalJSON implements json.Unmarshaler.
func (n *names) UnmarshalJSON(b []byte) error {
	var list []loose
	if b[0] != '[' {
		list = make([]loose, 1)
		if err := list[0].UnmarshalJSON(b); err != nil {
			return err
		}
	} else if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	*n = nil
	for _, name := range list {
		if s := strings.TrimSpace(string(name)); s != "" {
			*n = append(*n, s)
		}
	}
	return nil
}

// lines yields one report per line of JSON Lines. A line that cannot be read
// yields an error and the rest goes on; blank lines are skipped.
func (in *input) lines(r *bufio.Reader) bool {
	var buf []byte
	for n := 1; ; n++ {
		line, err := in.line(r, buf[:0])
		buf = line[:0]
		if errors.Is(err, ErrTooLarge) {
			if !in.fail(n, err) {
				return false
			}
			continue
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if len(bytes.TrimSpace(line)) > 0 && !in.object(n, line) {
			return false
		}
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return in.fail(n, err)
		}
	}
}

// line reads up to and including the next line feed into buf. A line over the
// document limit is skipped whole and gives ErrTooLarge.
func (in *input) line(r *bufio.Reader, buf []byte) ([]byte, error) {
	limit, tooLarge := in.hint.Limits.Document, false
	for {
		part, err := r.ReadSlice('\n')
		if tooLarge = tooLarge || len(buf)+len(part) > limit; !tooLarge {
			buf = append(buf, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if tooLarge && (err == nil || errors.Is(err, io.EOF)) {
			err = fmt.Errorf("%w: more than %d bytes on one line", ErrTooLarge, limit)
			return buf[:0], err
		}
		return buf, err
	}
}

// json yields the reports of JSON that may spread over lines: an object, an
// array of objects, or several of either. If the first line is whole JSON, or
// broken beyond what further lines could mend, it is JSON Lines.
func (in *input) json(r *bufio.Reader) bool {
	head, _ := r.Peek(r.Size())
	if first, _, more := bytes.Cut(bytes.TrimSpace(head), []byte("\n")); more && !unfinished(first) {
		return in.lines(r)
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		r.Discard(3)
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	array := len(start) > 0 && start[0] == '['
	return in.values(json.NewDecoder(&capped{r: r, left: in.hint.Limits.Total}), array)
}

// unfinished tells that a line is the beginning of JSON that goes on.
func unfinished(line []byte) bool {
	if len(line) > 0 && line[0] == '[' {
		return true
	}
	var v json.RawMessage
	err := json.NewDecoder(io.MultiReader(bytes.NewReader(line), strings.NewReader("\n"))).Decode(&v)
	return errors.Is(err, io.ErrUnexpectedEOF)
}

// values yields the objects of a JSON stream, or of one array when array is
// set, one at a time. Errors name an object by its place, for JSON may stand
// all on one line; what follows a broken object cannot be found again.
func (in *input) values(dec *json.Decoder, array bool) bool {
	if array {
		dec.Token() // the bracket; an error comes back from Decode
	}
	for n := 1; !array || dec.More(); n++ {
		var v json.RawMessage
		if err := dec.Decode(&v); errors.Is(err, io.EOF) && !array {
			return true
		} else if err != nil {
			return in.fail(0, fmt.Errorf("object %d: %w", n, describe(err)))
		}
		r, err := in.parse(v)
		if err != nil {
			if !in.fail(0, fmt.Errorf("object %d: %w", n, err)) {
				return false
			}
			continue
		}
		if !in.report(r) {
			return false
		}
	}
	if _, err := dec.Token(); err != nil {
		return in.fail(0, describe(err))
	}
	return true
}

// object yields the report of one JSON object that ends on the given line.
func (in *input) object(line int, b []byte) bool {
	r, err := in.parse(b)
	if err != nil {
		return in.fail(line, err)
	}
	return in.report(r)
}

// parse makes a report of one JSON object.
func (in *input) parse(b []byte) (*record.Report, error) {
	if t := bytes.TrimLeft(b, " \t\r\n"); len(t) == 0 || t[0] != '{' {
		return nil, fmt.Errorf("%w: expected a JSON object with \"text\" or \"html\"", ErrFormat)
	}
	var g given
	if err := json.Unmarshal(b, &g); err != nil {
		return nil, describe(err)
	}
	if g.Report != nil && g.Text == nil && g.HTML == nil {
		g = *g.Report
	}
	r := &record.Report{
		ID: string(g.ID), URL: string(g.URL), Outlet: string(g.Outlet), Title: string(g.Title),
		Byline: g.Byline, Credits: g.Credits, Language: string(g.Language),
	}
	if g.Published != "" {
		r.Published, r.PublishedFrom = string(g.Published), "given"
	}
	switch {
	case g.Text != nil:
		r.Text = *g.Text
	case g.HTML != nil:
		complete(r, *g.HTML)
	default:
		return nil, fmt.Errorf("%w: the object has neither \"text\" nor \"html\"", ErrNoText)
	}
	if !utf8.ValidString(r.Text) {
		r.Text = strings.ToValidUTF8(r.Text, "\uFFFD")
	}
	return r, nil
}

// complete reads the page that came with a report; what the report tells
// itself stays.
func complete(r *record.Report, source string) {
	p := page.Read(source, r.URL)
	r.Text, r.Layout = p.Text, p.Layout
	setIfEmpty(&r.URL, p.URL)
	setIfEmpty(&r.Outlet, p.Outlet)
	setIfEmpty(&r.Title, p.Title)
	setIfEmpty(&r.Language, p.Language)
	if len(r.Byline) == 0 {
		r.Byline = p.Byline
	}
	if len(r.Credits) == 0 {
		r.Credits = p.Credits
	}
	if r.Published == "" {
		r.Published, r.PublishedFrom = p.Published, p.PublishedFrom
	}
}

// describe puts the JSON package's errors in words for users.
func describe(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || strings.Contains(err.Error(), "unexpected end of JSON") {
		return fmt.Errorf("%w: the JSON ends too early", ErrFormat)
	}
	return fmt.Errorf("%w: %v", ErrFormat, err)
}
