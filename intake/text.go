package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"unsafe"

	"sayso/record"
)

// text yields a plain text as one report. The body is not to be changed
// afterwards: Report.Text shares its memory.
func (in *input) text(body []byte) bool {
	text, _ := decodeText(body, in.hint.ContentType)
	return in.report(&record.Report{Text: text})
}

// report completes a report from the hint and from its own text and yields it.
func (in *input) report(r *record.Report) bool {
	setIfEmpty(&r.URL, in.hint.URL)
	setIfEmpty(&r.Outlet, in.hint.Outlet)
	if r.Published == "" && in.hint.Published != "" {
		r.Published, r.PublishedFrom = in.hint.Published, "given"
	}
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
