package work

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"code.dny.dev/ssrf"

	"sayso/intake"
)

// UserAgent is how Sayso names itself to the servers it asks.
const UserAgent = "Sayso/1 (reads news reports; one page at a time)"

// Limits of a fetch, unless options say otherwise.
const (
	FetchTimeout  = 30 * time.Second // for the whole fetch, redirects included
	FetchBytes    = 20 << 20         // of the body, unpacked
	FetchRedirect = 5
)

// What a fetch may be refused for; match with errors.Is.
var (
	ErrAddress = errors.New("not an address to fetch from")
	ErrPrivate = errors.New("the address is not on the public network")
	ErrStatus  = errors.New("the server did not give the page")
)

// Page is what a server gave for an address.
type Page struct {
	URL          string // where it came from in the end, after redirects
	ContentType  string // the header of that name
	Body         []byte // unpacked
	ETag         string
	LastModified string
	Fetched      time.Time
}

// Reports reads the page.
func (p *Page) Reports() intake.Reports {
	return intake.Read(p.URL, p.Body, intake.Hint{URL: p.URL, ContentType: p.ContentType})
}

// Fetcher fetches pages from the public network. It never connects to a
// private, loopback or link-local address, whatever name or redirect leads
// there: each address is checked when it is dialled. Proxies of the
// environment are not used, for the check could not see behind them. A
// Fetcher is for concurrent use.
type Fetcher struct {
	client *http.Client
	bytes  int64
	guard  []ssrf.Option
}

// Option changes a Fetcher.
type Option func(*Fetcher)

// WithLoopback allows loopback addresses and any port: for tests and for
// pages served on this very machine.
func WithLoopback() Option {
	return func(f *Fetcher) {
		f.guard = append(f.guard, ssrf.WithAnyPort(),
			ssrf.WithAllowedV4Prefixes(netip.MustParsePrefix("127.0.0.0/8")), ssrf.WithAllowedV6Prefixes(netip.MustParsePrefix("::1/128")))
	}
}

// WithTimeout bounds a fetch in time.
func WithTimeout(d time.Duration) Option { return func(f *Fetcher) { f.client.Timeout = d } }

// WithBytes bounds the body, in bytes after unpacking.
func WithBytes(n int64) Option { return func(f *Fetcher) { f.bytes = n } }

// NewFetcher returns a Fetcher with the limits above.
func NewFetcher(options ...Option) *Fetcher {
	f := &Fetcher{client: &http.Client{Timeout: FetchTimeout}, bytes: FetchBytes}
	for _, o := range options {
		o(f)
	}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: ssrf.New(f.guard...).Safe}
	f.client.Transport = &http.Transport{
		DialContext: dialer.DialContext, Proxy: nil, DisableCompression: true, ForceAttemptHTTP2: true,
		TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 20 * time.Second, MaxResponseHeaderBytes: 256 << 10,
		MaxIdleConnsPerHost: 2, IdleConnTimeout: 30 * time.Second,
	}
	f.client.CheckRedirect = func(r *http.Request, via []*http.Request) error {
		if len(via) > FetchRedirect {
			return fmt.Errorf("%w: more than %d redirects", ErrStatus, FetchRedirect)
		}
		return checkAddress(r.URL)
	}
	return f
}

// Get fetches the page at an http or https address.
func (f *Fetcher) Get(ctx context.Context, address string) (*Page, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, ErrAddress)
	}
	if err := checkAddress(u); err != nil {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, ErrAddress)
	}
	request.Header.Set("User-Agent", UserAgent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,text/plain;q=0.9,*/*;q=0.5")
	request.Header.Set("Accept-Encoding", "gzip, br")
	request.Header.Set("Accept-Language", "en,*;q=0.5")
	response, err := f.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, explain(err))
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %w: it answered %s", address, ErrStatus, response.Status)
	}
	body, err := f.body(response)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, explain(err))
	}
	return &Page{
		URL: response.Request.URL.String(), ContentType: response.Header.Get("Content-Type"), Body: body,
		ETag: response.Header.Get("ETag"), LastModified: response.Header.Get("Last-Modified"), Fetched: time.Now().UTC(),
	}, nil
}

// body reads a response's body, unpacked and within the limit.
func (f *Fetcher) body(response *http.Response) ([]byte, error) {
	tooLarge := fmt.Errorf("%w: more than %d MB", intake.ErrTooLarge, f.bytes>>20)
	if response.ContentLength > f.bytes {
		return nil, tooLarge
	}
	r, err := intake.Unpack(response.Body, response.Header.Get("Content-Encoding"))
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	n, err := buf.ReadFrom(io.LimitReader(r, f.bytes+1))
	if n > f.bytes {
		return nil, tooLarge
	}
	return buf.Bytes(), err
}

// checkAddress refuses what is no plain address of a page.
func checkAddress(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%w: only http and https are fetched", ErrAddress)
	case u.Hostname() == "":
		return fmt.Errorf("%w: it names no server", ErrAddress)
	case u.User != nil:
		return fmt.Errorf("%w: it holds a user name", ErrAddress)
	}
	return nil
}

// explain puts the network's errors in words for users.
func explain(err error) error {
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork):
		return fmt.Errorf("%w: Sayso does not fetch from private or local addresses", ErrPrivate)
	case errors.Is(err, ssrf.ErrProhibitedPort):
		return fmt.Errorf("%w: only ports 80 and 443 are fetched from", ErrPrivate)
	case errors.As(err, &dns):
		return fmt.Errorf("the server's name %q is not known: %w", dns.Name, err)
	case errors.As(err, &timeout) && timeout.Timeout():
		return fmt.Errorf("no answer in time: %w", err)
	}
	return err
}
