package web_test

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"sayso/desk/web"
)

const token = "a-token-of-some-length"

func TestOnlyOwnNamesWithoutAToken(t *testing.T) {
	s, _ := testDesk(t, nil)
	for host, want := range map[string]int{"localhost": 200, "127.0.0.1:99": 200, "[::1]:80": 200, "desk.example": http.StatusMisdirectedRequest, "127.0.0.1.evil.example": http.StatusMisdirectedRequest} {
		r := mustRequest(t, http.MethodGet, s.URL+"/", nil)
		r.Host = host
		if status, _, _ := answer(t, http.DefaultClient, r); status != want {
			t.Errorf("as %s: %d, want %d", host, status, want)
		}
	}
}

func TestTokenIsAskedFor(t *testing.T) {
	s, _ := testDesk(t, func(o *web.Options) { o.Token = token })
	if status, body, _ := get(t, s.URL+"/judgements"); status != http.StatusUnauthorized || strings.Contains(body, "What people decided") {
		t.Errorf("without: %d", status)
	}
	for given, want := range map[string]int{token: 200, "": 401, token + "x": 401, "wrong": 401} {
		r := mustRequest(t, http.MethodGet, s.URL+"/", nil)
		r.Header.Set("Authorization", "Bearer "+given)
		r.Host = "desk.example"
		if status, _, _ := answer(t, http.DefaultClient, r); status != want {
			t.Errorf("%q: %d, want %d", given, status, want)
		}
	}
	c := browserLike(t)
	r := mustRequest(t, http.MethodGet, s.URL+"/", nil)
	r.Header.Set("Accept", "text/html")
	if _, body, _ := answer(t, c, r); !strings.Contains(body, "The desk’s token") {
		t.Error("a browser is not led to the page that asks")
	}
	if status, body := post(t, c, s.URL+"/enter", url.Values{"token": {"wrong"}}); status != http.StatusUnauthorized || !strings.Contains(body, "not the token") {
		t.Errorf("the wrong token: %d", status)
	}
	if status, body := post(t, c, s.URL+"/enter", url.Values{"token": {token}}); status != http.StatusOK || !strings.Contains(body, "<h1>Today</h1>") {
		t.Errorf("the right token: %d", status)
	}
	address, _ := url.Parse(s.URL)
	for _, cookie := range c.Jar.Cookies(address) {
		if strings.Contains(cookie.Value, token) {
			t.Error("the browser keeps the token itself")
		}
		forged := mustRequest(t, http.MethodGet, s.URL+"/", nil)
		forged.AddCookie(&http.Cookie{Name: cookie.Name, Value: cookie.Value + "0"})
		if status, _, _ := answer(t, http.DefaultClient, forged); status != http.StatusUnauthorized {
			t.Errorf("with a forged %s: %d", cookie.Name, status)
		}
	}
}

func TestOtherSitesCannotPost(t *testing.T) {
	s, l := testDesk(t, nil)
	a, b := twoEvents(t, l)
	form := url.Values{"kind": {"same"}, "event": {a, b}, "who": {"Eve"}}
	for _, site := range []string{"cross-site", "same-site"} {
		r := mustRequest(t, http.MethodPost, s.URL+"/judge", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", site)
		if status, _, _ := answer(t, http.DefaultClient, r); status != http.StatusForbidden {
			t.Errorf("%s: %d", site, status)
		}
	}
	if list, _ := l.Judgements(t.Context(), true); len(list) != 0 {
		t.Errorf("kept %v", list)
	}
}

// TestOnlyTheDesksOwnPagesPost sends forms as browsers without Sec-Fetch-Site
// do: their Origin decides, for every address that takes a form.
func TestOnlyTheDesksOwnPagesPost(t *testing.T) {
	s, l := testDesk(t, nil)
	a, b := twoEvents(t, l)
	form := url.Values{"kind": {"same"}, "event": {a, b}, "who": {"Eve"}, "token": {"x"}}
	for _, path := range []string{"/judge", "/judge/1/undo", "/enter", "/api/judgements"} {
		for _, origin := range []string{"https://evil.example", "null", "http://127.0.0.1:1"} {
			r := mustRequest(t, http.MethodPost, s.URL+path, strings.NewReader(form.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.Header.Set("Origin", origin)
			if status, _, _ := answer(t, http.DefaultClient, r); status != http.StatusForbidden {
				t.Errorf("%s from %s: %d", path, origin, status)
			}
		}
	}
	if list, _ := l.Judgements(t.Context(), true); len(list) != 0 {
		t.Errorf("kept %v", list)
	}
}

// TestTheKeyIsOutOfReach: scripts cannot read it, other sites cannot send it.
func TestTheKeyIsOutOfReach(t *testing.T) {
	s, _ := testDesk(t, func(o *web.Options) { o.Token = token })
	c := browserLike(t)
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	r := mustRequest(t, http.MethodPost, s.URL+"/enter", strings.NewReader(url.Values{"token": {token}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	_, _, head := answer(t, c, r)
	key, err := http.ParseSetCookie(head.Get("Set-Cookie"))
	if err != nil || !key.HttpOnly || key.SameSite != http.SameSiteStrictMode {
		t.Errorf("%+v, %v", key, err)
	}
}

// TestAnswersTellNobodyElse: what a page of the desk says is not kept by
// caches, told to the sites it links to, or opened or embedded by them.
func TestAnswersTellNobodyElse(t *testing.T) {
	s, l := testDesk(t, nil)
	list := addresses(t, l)
	list["nowhere"], list["api"] = "/nowhere", "/api/stories"
	for name, address := range list {
		_, _, head := get(t, s.URL+address)
		for key, want := range map[string]string{
			"Cache-Control": "no-store", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff",
		} {
			if got := head.Get(key); got != want {
				t.Errorf("%s: %s is %q, want %s", name, key, got, want)
			}
		}
	}
}

// TestThePolicyAllowsNoInlineScript reads the policy that every answer has.
func TestThePolicyAllowsNoInlineScript(t *testing.T) {
	s, l := testDesk(t, func(o *web.Options) {
		o.API = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "{}") })
	})
	list := addresses(t, l)
	list["nowhere"], list["api"], list["docs"], list["asset"] = "/nowhere", "/api/stories", "/api", "/assets/none.js"
	for name, address := range list {
		_, _, head := get(t, s.URL+address)
		directives := map[string]string{}
		for part := range strings.SplitSeq(head.Get("Content-Security-Policy"), ";") {
			key, value, _ := strings.Cut(strings.TrimSpace(part), " ")
			directives[key] = value
		}
		if name == "source" {
			if _, boxed := directives["sandbox"]; !boxed {
				t.Errorf("an original is not boxed: %v", directives)
			}
			continue
		}
		for key, want := range map[string]string{"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'"} {
			if directives[key] != want {
				t.Errorf("%s: %s is %q, want %s", name, key, directives[key], want)
			}
		}
	}
}

func TestOversizedFormsAreRefused(t *testing.T) {
	s, _ := testDesk(t, nil)
	body := append([]byte("kind=same&who=Ada&note="), bytes.Repeat([]byte("x"), 1<<20)...)
	r := mustRequest(t, http.MethodPost, s.URL+"/judge", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if status, _, _ := answer(t, http.DefaultClient, r); status != http.StatusRequestEntityTooLarge {
		t.Errorf("%d", status)
	}
}

// TestOversizedHeadsAreRefused sends more headers than a server of ours takes.
func TestOversizedHeadsAreRefused(t *testing.T) {
	l, _ := testLedger(t)
	s := httptest.NewUnstartedServer(nil)
	s.Config = web.Server(web.New(web.Options{Ledger: l}))
	s.Start()
	defer s.Close()
	r := mustRequest(t, http.MethodGet, s.URL+"/", nil)
	r.Header.Set("X-Long", strings.Repeat("x", 1<<20))
	if status, _, _ := answer(t, http.DefaultClient, r); status != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("%d", status)
	}
}

func TestPathsLeadNowhereElse(t *testing.T) {
	s, _ := testDesk(t, nil)
	for _, path := range []string{
		"/source/..%2f..%2fledger.db", "/source/../../ledger.db", "/assets/..%2fweb.go", "/assets/%2e%2e%2fweb.go", "/report/..%2f..%2f..%2fetc%2fpasswd",
		"/source/" + strings.Repeat("0", 64), "/source/zz", "/source/" + strings.Repeat("g", 64), "/events/none", "/events/..%2f..", "/claims/none", "/claims/%27", "/judge?finding=..%2f..%2fetc%2fpasswd", "/judge?finding=later/v999", "/judge?finding=later/v0&not=later", "/person/none?after=x", "/find?q=who:x&after=~~", "/judgements?before=x", "/story/%00", "/person/none", "/report/nope", "/nowhere", "/compare?a=x&b=y", "/report/' OR 1=1 --",
	} {
		u, err := url.Parse(s.URL)
		if err != nil {
			t.Fatal(err)
		}
		path, query, _ := strings.Cut(path, "?")
		u.Opaque = "//" + u.Host + strings.ReplaceAll(strings.ReplaceAll(path, " ", "%20"), "'", "%27")
		u.RawQuery = query
		r := &http.Request{Method: http.MethodGet, URL: u, Host: u.Host, Header: http.Header{}}
		status, body, _ := answer(t, http.DefaultClient, r.WithContext(t.Context()))
		if status != http.StatusNotFound && status != http.StatusBadRequest {
			t.Errorf("%s: %d\n%.200s", path, status, body)
		}
	}
	if status, _, _ := get(t, s.URL+"/compare?a=later&b=later"); status != http.StatusBadRequest {
		t.Errorf("a report with itself: %d", status)
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	s, _ := testDesk(t, nil)
	for _, method := range []string{http.MethodPut, http.MethodDelete} {
		r := mustRequest(t, method, s.URL+"/judge", nil)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		if status, _, _ := answer(t, http.DefaultClient, r); status < 400 {
			t.Errorf("%s: %d", method, status)
		}
	}
}

// TestSlowClientsAreDropped sends a head, and a form, that never end.
func TestSlowClientsAreDropped(t *testing.T) {
	l, k := testLedger(t)
	for name, sent := range map[string]string{
		"head": "GET / HTTP/1.1\r\nHost: loc",
		"form": "POST /judge HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nkind=wr",
	} {
		server := web.Server(web.New(web.Options{Ledger: l, Judge: k.Judge, Undo: k.Undo}))
		if server.ReadHeaderTimeout <= 0 || server.ReadTimeout <= 0 || server.WriteTimeout <= 0 || server.IdleTimeout <= 0 || server.MaxHeaderBytes <= 0 {
			t.Fatal("a server without limits")
		}
		server.ReadHeaderTimeout, server.ReadTimeout = 50*time.Millisecond, 100*time.Millisecond
		listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		go server.Serve(listener)
		defer server.Close()
		c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := io.WriteString(c, sent); err != nil {
			t.Fatal(err)
		}
		if err := c.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadAll(c); err != nil {
			t.Errorf("%s: the server did not hang up: %v", name, err)
		}
	}
	if list, err := l.Judgements(t.Context(), true); err != nil || len(list) != 0 {
		t.Errorf("half a form was taken: %v, %v", list, err)
	}
}

func TestAssetsAreAddressedByContent(t *testing.T) {
	s, _ := testDesk(t, nil)
	_, page, _ := get(t, s.URL+"/")
	found := 0
	for _, part := range strings.Split(page, `"/assets/`)[1:] {
		name, _, _ := strings.Cut(part, `"`)
		status, body, head := get(t, s.URL+"/assets/"+name)
		if status != http.StatusOK || body == "" || !strings.Contains(head.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", name, status, head)
		}
		found++
	}
	if found < 3 {
		t.Errorf("%d assets", found)
	}
}

func TestAPIStandsBehindTheGuards(t *testing.T) {
	s, _ := testDesk(t, func(o *web.Options) {
		o.Token = token
		o.API = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "api") })
	})
	if status, _, _ := get(t, s.URL+"/api/stories"); status != http.StatusUnauthorized {
		t.Errorf("without a token: %d", status)
	}
	r := mustRequest(t, http.MethodGet, s.URL+"/api/stories", nil)
	r.Header.Set("Authorization", "Bearer "+token)
	if _, body, _ := answer(t, http.DefaultClient, r); body != "api" {
		t.Errorf("with it: %q", body)
	}
}
