package work

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"sayso/intake"
)

const story = "<html><head><title>The river rises</title></head><body><article><h1>The river rises</h1><p>The river rose overnight and flooded the lower town, officials said, forcing hundreds of families to leave.</p><p>More rain is expected, and the na\xefve hope of a dry week is gone, the river board said in a statement on the flood.</p></article></body></html>"

func packed(s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.Bytes()
}

// server is a site with a page behind each way to serve one.
func server(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	page := func(path, encoding string, body []byte) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			if !strings.HasPrefix(r.UserAgent(), "Sayso/") {
				t.Errorf("user agent %q", r.UserAgent())
			}
			w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
			if encoding != "" {
				w.Header().Set("Content-Encoding", encoding)
			}
			w.Write(body)
		})
	}
	var br bytes.Buffer
	w := brotli.NewWriter(&br)
	w.Write([]byte(story))
	w.Close()
	page("/plain", "", []byte(story))
	page("/gzip", "gzip", packed(story))
	page("/br", "br", br.Bytes())
	page("/bomb", "gzip", packed(strings.Repeat("a", 8<<20)))
	mux.Handle("/moved", http.RedirectHandler("/plain", http.StatusMovedPermanently))
	mux.Handle("/inside", http.RedirectHandler("http://169.254.169.254/latest/meta-data", http.StatusFound))
	mux.Handle("/file", http.RedirectHandler("file:///etc/passwd", http.StatusFound))
	mux.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestPagesAreFetchedHoweverTheyArePacked(t *testing.T) {
	s := server(t)
	f := NewFetcher(WithLoopback())
	for _, path := range []string{"/plain", "/gzip", "/br", "/moved"} {
		p, err := f.Get(context.Background(), s.URL+path)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		for r, err := range p.Reports() {
			if err != nil || r.Title != "The river rises" || !strings.Contains(r.Text, "naïve hope") || path == "/moved" && r.URL != s.URL+"/plain" {
				t.Errorf("%s: %+v, %v", path, r, err)
			}
		}
	}
}

func TestFetchesAreRefused(t *testing.T) {
	s := server(t)
	f := NewFetcher(WithLoopback(), WithBytes(1<<20), WithTimeout(2*time.Second))
	for path, want := range map[string]error{"/bomb": intake.ErrTooLarge, "/inside": ErrPrivate, "/file": ErrAddress, "/loop": ErrStatus, "/none": ErrStatus} {
		if _, err := f.Get(context.Background(), s.URL+path); !errors.Is(err, want) || !strings.HasPrefix(err.Error(), s.URL) {
			t.Errorf("%s: got %v, want %v", path, err, want)
		}
	}
	for _, address := range []string{"ftp://example.org/", "http://", "nonsense", "http://user:secret@example.org/", "file:///etc/passwd", "http://[::1"} {
		if _, err := f.Get(context.Background(), address); !errors.Is(err, ErrAddress) {
			t.Errorf("%s: got %v", address, err)
		}
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	s := server(t)
	f := NewFetcher()
	for _, address := range []string{s.URL + "/plain", "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/"} {
		if _, err := f.Get(context.Background(), address); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: got %v", address, err)
		}
	}
}

func TestProxiesOfTheEnvironmentAreNotUsed(t *testing.T) {
	s := server(t)
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("http_proxy", "http://127.0.0.1:1")
	if _, err := NewFetcher(WithLoopback()).Get(context.Background(), s.URL+"/plain"); err != nil {
		t.Error(err)
	}
}

func TestASlowServerIsGivenUp(t *testing.T) {
	s := server(t)
	_, err := NewFetcher(WithLoopback(), WithTimeout(50*time.Millisecond)).Get(context.Background(), s.URL+"/slow")
	if err == nil || !strings.Contains(err.Error(), "no answer in time") {
		t.Errorf("got %v", err)
	}
}
