package intake

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

const story = "<html><head><title>The river rises</title></head><body><article><h1>The river rises</h1><p>The river rose overnight and flooded the lower town, officials said on Monday, forcing hundreds of families to leave their homes.</p><p>More rain is expected before the end of the week, and the dam above the town is full, the river board said in a statement.</p></article></body></html>"

func gzipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

func warcRecord(kind, uri, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, contentType, len(block), block)
}

func httpResponse(headers, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + "\r\n" + body
}

func TestWARC(t *testing.T) {
	var br bytes.Buffer
	w := brotli.NewWriter(&br)
	w.Write([]byte(story))
	w.Close()
	records := []string{
		warcRecord("warcinfo", "", "application/warc-fields", "software: none\r\n"),
		warcRecord("request", "https://example.org/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
		warcRecord("response", "https://example.org/1", "application/http; msgtype=response", httpResponse("", story)),
		warcRecord("response", "https://example.org/2", "application/http; msgtype=response", httpResponse("Content-Encoding: gzip\r\n", gzipped(story))),
		warcRecord("response", "https://example.org/3", "application/http; msgtype=response", httpResponse("Content-Encoding: br\r\n", br.String())),
		warcRecord("response", "https://example.org/4", "application/http; msgtype=response", httpResponse("Transfer-Encoding: chunked\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(story), story))),
		warcRecord("response", "https://example.org/logo.png", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
		warcRecord("response", "https://example.org/gone", "application/http; msgtype=response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+story),
		warcRecord("conversion", "https://example.org/5", "text/plain", "The river rose."),
	}
	plain := strings.Join(records, "")
	members := ""
	for _, r := range records {
		members += gzipped(r)
	}
	for name, body := range map[string]string{"a.warc": plain, "a.warc.gz": members} {
		got, errs := collect(name, body, Hint{})
		if len(errs) > 0 || len(got) != 5 {
			t.Fatalf("%s: %d reports, errors %v", name, len(got), errs)
		}
		for i, r := range got {
			if r.URL != fmt.Sprintf("https://example.org/%d", i+1) || !strings.HasPrefix(r.Text, "The river rose") {
				t.Errorf("%s: %s %.40q", name, r.URL, r.Text)
			}
		}
	}
	got, errs := collect("cut.warc", plain[:len(plain)-20], Hint{})
	if len(got) < 4 || len(errs) != 1 || !errors.Is(errs[0], ErrFormat) {
		t.Errorf("cut off: %d reports, errors %v", len(got), errs)
	}
}

func TestArchivesOfFiles(t *testing.T) {
	files := []struct{ name, body string }{{"a.txt", "One."}, {"dir/b.html", story}, {"c.jsonl", "{\"text\":\"Two.\"}\n{bad}\n{\"text\":\"Three.\"}"}, {"d.png", "\x89PNG\r\n\x1a\n"}, {"__MACOSX/._a.txt", "x"}}
	var zb, tb bytes.Buffer
	z, tw := zip.NewWriter(&zb), tar.NewWriter(&tb)
	for _, f := range files {
		w, _ := z.Create(f.name)
		w.Write([]byte(f.body))
		tw.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.body)), Mode: 0o644, Typeflag: tar.TypeReg})
		tw.Write([]byte(f.body))
	}
	z.Close()
	tw.Close()
	for name, body := range map[string]string{"x.zip": zb.String(), "x.tar": tb.String(), "x.tar.gz": gzipped(tb.String())} {
		got, errs := collect(name, body, Hint{})
		if len(got) != 4 || len(errs) != 2 || !strings.Contains(errs[0].Error(), "!c.jsonl:2: ") || !errors.Is(errs[1], ErrBinary) {
			t.Errorf("%s: %d reports, errors %v", name, len(got), errs)
		}
	}
}

func TestBombsAreRefused(t *testing.T) {
	nested := "One."
	for range 6 {
		nested = gzipped(nested)
	}
	if got, errs := collect("deep.gz", nested, Hint{}); len(got) != 0 || len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) {
		t.Errorf("nested gzip: %d reports, errors %v", len(got), errs)
	}
	big := gzipped(strings.Repeat("a", 4<<20))
	if got, errs := collect("big.gz", big, Hint{Limits: Limits{Document: 1 << 20}}); len(got) != 0 || len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) {
		t.Errorf("big gzip: %d reports, errors %v", len(got), errs)
	}
}
