package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
	"unsafe"

	"sayso/intake/calendar"
	"sayso/intake/layout"
	"sayso/intake/page"
	"sayso/record"
)

// text yields a plain text as one report. The body is not to be changed
// afterwards: Report.Text shares its memory.
func (in *input) text(body []byte) bool {
	text, rule := decodeText(body, in.hint.ContentType)
	if rule == "guess" && unprintable(text) {
		return in.fail(0, fmt.Errorf("%w: it has the bytes of no text encoding", ErrBinary))
	}
	return in.report(&record.Report{Text: text, Source: body})
}

// unprintable tells whether a guessed decoding is no text after all: one
// character in fifty is a control character that text has no use for.
func unprintable(text string) bool {
	const enough = 64 << 10
	controls, all := 0, 0
	for i, r := range text {
		if i > enough {
			break
		}
		all++
		if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' && r != '\f' {
			controls++
		}
	}
	return controls*50 > all
}

// page yields an HTML page as one report.
func (in *input) page(body []byte) bool {
	source, _ := decodePage(body, in.hint.ContentType)
	r := page.Read(source, in.hint.URL)
	r.Source = body
	return in.report(r)
}

// report completes a report from the hint and from its own text and yields it.
func (in *input) report(r *record.Report) bool {
	setIfEmpty(&r.URL, in.hint.URL)
	setIfEmpty(&r.Outlet, in.hint.Outlet)
	if r.Published == "" && in.hint.Published != "" {
		r.Published, r.PublishedFrom = in.hint.Published, "given"
	}
	r.Published = isoDate(r.Published)
	layout.Read(r)
	if r.ID == "" {
		r.ID = contentID(r)
	}
	return in.yield(r, nil)
}

// contentID is the content address of a report that brought no id: the first
// 80 bits of the SHA-256 of its text, or of its URL, a NUL byte and its text,
// so that two outlets' copies of one text stay two reports.
func contentID(r *record.Report) string {
	h := sha256.New()
	if r.URL != "" {
		h.Write([]byte(r.URL))
		h.Write([]byte{0})
	}
	h.Write(unsafe.Slice(unsafe.StringData(r.Text), len(r.Text)))
	return "sha256:" + hex.EncodeToString(h.Sum(nil)[:10])
}

func setIfEmpty(to *string, value string) {
	if *to == "" {
		*to = value
	}
}

// isoDate writes a date that came with the input as ISO 8601. What is ISO
// already stays as it is; what is no date is dropped.
func isoDate(s string) string {
	s = strings.TrimSpace(s)
	if iso := isoPrefix(s); iso == len(s) {
		return s
	}
	d, ok := calendar.Find(s, calendar.DayFirst)
	if !ok {
		return ""
	}
	return d.String()
}

// isoPrefix returns how much of s is an ISO 8601 date of year, month or day
// precision, with its time if that follows a T.
func isoPrefix(s string) int {
	const shape = "0000-00-00"
	n := 0
	for n < len(s) && n < len(shape) && (shape[n] == '0' && s[n] >= '0' && s[n] <= '9' || shape[n] == s[n] && s[n] == '-') {
		n++
	}
	switch {
	case n == len(shape) && n < len(s) && s[n] == 'T' && strings.Trim(s[n+1:], "0123456789:.+-Z") == "":
		return len(s)
	case n == 4 || n == 7 || n == len(shape):
		return n
	}
	return 0
}
