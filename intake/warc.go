package intake

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// warc reads the pages of a web archive: its "response", "resource" and
// "conversion" records that hold a page or a text. Other records (images,
// requests, metadata) are passed over; a broken one ends the reading, for
// where the next begins is unknown.
func (in *input) warc(r *bufio.Reader) bool {
	for n := 0; ; n++ {
		if n >= in.hint.Limits.Members {
			return in.fail(0, fmt.Errorf("%w: more than %d records", ErrTooLarge, in.hint.Limits.Members))
		}
		header, err := warcHeader(r)
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return in.fail(0, fmt.Errorf("%w: record %d of the WARC: %v", ErrFormat, n+1, err))
		}
		length, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			return in.fail(0, fmt.Errorf("%w: record %d of the WARC has no length", ErrFormat, n+1))
		}
		block := &io.LimitedReader{R: r, N: length}
		if !in.warcRecord(header, block) {
			return false
		}
		if _, err := io.Copy(io.Discard, block); err != nil || block.N > 0 {
			return in.fail(0, fmt.Errorf("%w: the WARC ends within record %d", ErrFormat, n+1))
		}
	}
}

// warcHeader reads the header of the next record; io.EOF if there is none.
func warcHeader(r *bufio.Reader) (textproto.MIMEHeader, error) {
	for {
		line, err := r.ReadSlice('\n')
		text := strings.TrimSpace(string(line))
		switch {
		case strings.HasPrefix(text, "WARC/"):
			// The lines below are read one by one: a header without end must not fill the memory.
			return warcFields(r)
		case err != nil && text == "" && errors.Is(err, io.EOF):
			return nil, io.EOF
		case err != nil && !errors.Is(err, bufio.ErrBufferFull), text != "":
			return nil, errors.New("no WARC header where one must be")
		}
	}
}

func warcFields(r *bufio.Reader) (textproto.MIMEHeader, error) {
	header := textproto.MIMEHeader{}
	for range 200 {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return nil, errors.New("a header without end")
		}
		text := strings.TrimSpace(string(line))
		if text == "" {
			return header, nil
		}
		if key, value, ok := strings.Cut(text, ":"); ok {
			header.Set(strings.TrimSpace(key), strings.TrimSpace(value))
		}
	}
	return nil, errors.New("a header without end")
}

// warcRecord yields the report in one record, if it holds a page.
func (in *input) warcRecord(header textproto.MIMEHeader, block io.Reader) bool {
	target := strings.Trim(header.Get("WARC-Target-URI"), "<>")
	m := in.member(in.name + "!" + target)
	m.hint.URL = target
	switch header.Get("WARC-Type") {
	case "response":
		if strings.HasPrefix(header.Get("Content-Type"), "application/http") {
			return m.response(block)
		}
	case "resource", "conversion":
		m.hint.ContentType = header.Get("Content-Type")
		return m.captured(block)
	}
	return true
}

// response yields the page in a captured HTTP response. Errors and redirects
// of the server are no reports.
func (in *input) response(block io.Reader) bool {
	r := bufio.NewReader(block)
	line, err := r.ReadSlice('\n')
	status := strings.Fields(string(line))
	if err != nil || len(status) < 2 || !strings.HasPrefix(status[0], "HTTP/") {
		return in.fail(0, fmt.Errorf("%w: no HTTP response in the record", ErrFormat))
	}
	if status[1] != "200" {
		return true
	}
	header, err := warcFields(r)
	if err != nil {
		return in.fail(0, fmt.Errorf("%w: HTTP response: %v", ErrFormat, err))
	}
	in.hint.ContentType = header.Get("Content-Type")
	var body io.Reader = r
	if strings.EqualFold(header.Get("Transfer-Encoding"), "chunked") {
		if head, _ := r.Peek(10); isChunkSize(head) { // many archives keep the header and not the chunks
			body = httputil.NewChunkedReader(r)
		}
	}
	body, err = Unpack(body, header.Get("Content-Encoding"))
	if err != nil {
		return in.fail(0, err)
	}
	return in.captured(&capped{r: body, left: in.hint.Limits.Total})
}

// isChunkSize tells whether a chunked body begins here: hex digits to the
// line's end.
func isChunkSize(head []byte) bool {
	line, _, ok := bytes.Cut(head, []byte("\r\n"))
	size, _, _ := bytes.Cut(line, []byte(";"))
	_, err := strconv.ParseUint(strings.TrimSpace(string(size)), 16, 32)
	return ok && err == nil
}

// captured yields the report in a captured body, if it is a page or a text.
func (in *input) captured(r io.Reader) bool {
	body, err := in.all(r)
	if err != nil && len(body) == 0 {
		return in.fail(0, err)
	}
	t, _, _ := strings.Cut(strings.ToLower(in.hint.ContentType), ";")
	switch strings.TrimSpace(t) {
	case "text/html", "application/xhtml+xml":
		return in.page(body)
	case "text/plain", "text/markdown":
		return in.text(body)
	case "", "application/octet-stream":
		if strings.HasPrefix(http.DetectContentType(body[:min(len(body), 512)]), "text/html") {
			return in.page(body)
		}
	}
	return true
}

// Unpack undoes an HTTP Content-Encoding: gzip, br, deflate or none.
func Unpack(r io.Reader, contentEncoding string) (io.Reader, error) {
	switch strings.ToLower(strings.TrimSpace(contentEncoding)) {
	case "", "identity":
		return r, nil
	case "gzip", "x-gzip":
		br := bufio.NewReader(r)
		if magic, _ := br.Peek(2); string(magic) != "\x1f\x8b" {
			return br, nil // stored unpacked, header kept
		}
		z, err := gzip.NewReader(br)
		if err != nil {
			return nil, fmt.Errorf("%w: broken gzip: %v", ErrFormat, err)
		}
		return z, nil
	case "br":
		return brotli.NewReader(r), nil
	case "deflate":
		br := bufio.NewReader(r)
		if magic, _ := br.Peek(2); len(magic) == 2 && magic[0]&0x0f == 8 && (int(magic[0])<<8|int(magic[1]))%31 == 0 {
			br.Discard(2) // the zlib wrapper; its checksum at the end is not read
		}
		return flate.NewReader(br), nil
	}
	return nil, fmt.Errorf("%w: content encoding %q", ErrFormat, contentEncoding)
}
