package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// decodeText returns body as UTF-8 and the rule that said how to read it:
// "bom", "utf-8", "header", "utf-16" or "guess". Valid UTF-8 is returned byte
// for byte and shares body's memory, a UTF-8 byte order mark included: it is
// part of the text as given. Undecodable bytes become U+FFFD.
func decodeText(body []byte, contentType string) (text, rule string) {
	switch {
	case hasUTF16Mark(body):
		return decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), body), "bom"
	case looksUTF16(body):
		return decodeWith(unicode.UTF16(utf16Order(body), unicode.IgnoreBOM), body), "utf-16"
	case utf8.Valid(body):
		return shared(body), "utf-8"
	case strings.HasPrefix(string(body[:min(3, len(body))]), "\xef\xbb\xbf"), mostlyUTF8(body):
		return strings.ToValidUTF8(shared(body), "\uFFFD"), "utf-8"
	}
	if e, ok := headerEncoding(contentType); ok {
		return decodeWith(e, body), "header"
	}
	return decodeWith(guessEncoding(body), body), "guess"
}

// decodePage is decodeText for HTML: where the bytes leave it open, the page's
// own <meta charset> speaks before the guess ("meta").
func decodePage(body []byte, contentType string) (text, rule string) {
	meta := metaEncoding(body)
	if meta != nil && !utf8.Valid(body) && !hasUTF16Mark(body) && !looksUTF16(body) && !mostlyUTF8(body) {
		if _, ok := headerEncoding(contentType); !ok {
			return decodeWith(meta, body), "meta"
		}
	}
	if meta != nil && bytes.Contains(body[:min(len(body), 64<<10)], []byte("\x1b$")) {
		return decodeWith(meta, body), "meta" // ISO-2022-JP looks like ASCII
	}
	return decodeText(body, contentType)
}

// metaEncoding returns the encoding that the head of a page names.
func metaEncoding(body []byte) encoding.Encoding {
	head := bytes.ToLower(body[:min(len(body), 16<<10)])
	for {
		at := bytes.Index(head, []byte("charset"))
		if at < 0 {
			return nil
		}
		head = head[at+len("charset"):]
		label := bytes.TrimLeft(head, " =\"'\t")
		n := bytes.IndexAny(label, " \"'>;/\t\n")
		if n <= 0 || n > 40 {
			continue
		}
		if e := byteEncoding(string(label[:n])); e != nil {
			return e
		}
	}
}

// shared is body as a string without a copy; body must not change afterwards.
func shared(body []byte) string { return unsafe.String(unsafe.SliceData(body), len(body)) }

func decodeWith(e encoding.Encoding, body []byte) string {
	out, err := e.NewDecoder().Bytes(body)
	if err != nil {
		return strings.ToValidUTF8(string(body), "\uFFFD")
	}
	return strings.ToValidUTF8(shared(out), "\uFFFD")
}

// headerEncoding returns the encoding that a Content-Type header names.
func headerEncoding(contentType string) (encoding.Encoding, bool) {
	_, label, ok := strings.Cut(strings.ToLower(contentType), "charset=")
	if !ok {
		return nil, false
	}
	label, _, _ = strings.Cut(label, ";")
	e := byteEncoding(strings.Trim(label, " \"'"))
	return e, e != nil
}

// byteEncoding returns the encoding of a name, if it is one of single bytes
// or of Asian scripts. Who names UTF-8 or UTF-16 for bytes that are neither
// is mistaken.
func byteEncoding(label string) encoding.Encoding {
	e, name := charset.Lookup(label)
	if name == "utf-8" || strings.HasPrefix(name, "utf-16") || name == "replacement" || name == "x-user-defined" {
		return nil
	}
	return e
}

// guessEncoding asks a statistical detector about the first part of body that
// is not ASCII; Windows-1252, which decodes anything, is the last resort.
func guessEncoding(body []byte) encoding.Encoding {
	sample := body
	for i, c := range body {
		if c >= 0x80 {
			sample = body[max(0, i-64):]
			break
		}
	}
	if found := chardet.Detect(sample[:min(len(sample), 8<<10)]); found.Encoding != "" && found.Confidence > 0.4 {
		if e, _ := charset.Lookup(found.Encoding); e != nil {
			return e
		}
	}
	e, _ := charset.Lookup("windows-1252")
	return e
}

// mostlyUTF8 tells a UTF-8 text with a few broken bytes from text in another
// encoding: sequences of several bytes are valid far more often than not.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(body) && good+bad < 10_000; {
		if body[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > 4*bad
}

func hasUTF16Mark(b []byte) bool {
	return len(b) >= 2 && (b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff)
}

// looksUTF16 tells UTF-16 of mostly Latin text without a mark: every other
// byte is NUL.
func looksUTF16(b []byte) bool {
	b = b[:min(len(b), 512)]
	if len(b) < 8 {
		return false
	}
	even, odd := nuls(b, 0), nuls(b, 1)
	half := len(b) / 2
	return even > half*3/4 && odd <= half/8 || odd > half*3/4 && even <= half/8
}

func utf16Order(b []byte) unicode.Endianness {
	b = b[:min(len(b), 512)]
	if nuls(b, 0) > nuls(b, 1) {
		return unicode.BigEndian
	}
	return unicode.LittleEndian
}

func nuls(b []byte, from int) int {
	n := 0
	for i := from; i < len(b); i += 2 {
		if b[i] == 0 {
			n++
		}
	}
	return n
}
