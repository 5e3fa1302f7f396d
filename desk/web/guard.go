package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"strings"
)

// policy lets pages use the desk's own files and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded puts the desk's guards before a handler: headers, size, origin,
// names of this machine, token.
func (d *desk) guarded(next http.Handler) http.Handler {
	inside := http.NewCrossOriginProtection().Handler(next)
	refused := func(p problem) http.Handler {
		return d.adapt(func(http.ResponseWriter, *http.Request) error { return &p })
	}
	stranger := refused(problem{http.StatusMisdirectedRequest, "Not this desk", "This desk answers only under the names of this machine."})
	noToken := refused(problem{http.StatusUnauthorized, "Token needed", "This desk asks for a token. Give it on the page “Enter”, or as Authorization: Bearer."})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		r.Body = http.MaxBytesReader(w, r.Body, mostBody)
		switch {
		case d.Token == "" && !ownName(r.Host):
			stranger.ServeHTTP(w, r)
		case d.Token == "" || d.knows(r) || r.URL.Path == "/enter" || strings.HasPrefix(r.URL.Path, "/assets/"):
			inside.ServeHTTP(w, r)
		case r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html"):
			http.Redirect(w, r, "/enter", http.StatusSeeOther)
		default:
			noToken.ServeHTTP(w, r)
		}
	})
}

// ownName tells whether a request's host is this machine by loopback. A page
// elsewhere whose name is made to point here does not pass.
func ownName(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

const keyCookie = "sayso-key"

// knows tells whether a request brings the token, or the key made of it.
func (d *desk) knows(r *http.Request) bool {
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return same(bearer, d.Token)
	}
	c, err := r.Cookie(keyCookie)
	return err == nil && same(c.Value, keyOf(d.Token))
}

// keyOf is what a browser keeps instead of the token.
func keyOf(token string) string {
	mac := hmac.New(sha256.New, []byte(token))
	mac.Write([]byte("sayso desk"))
	return hex.EncodeToString(mac.Sum(nil))
}

// same compares in constant time, whatever the lengths.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// enterPage asks for the token.
type enterPage struct {
	frame
	Wrong bool
}

func (d *desk) enter(w http.ResponseWriter, r *http.Request) error {
	if d.Token == "" {
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return nil
	}
	return d.render(w, http.StatusOK, "enter", enterPage{frame: d.frame(r, "Enter")})
}

func (d *desk) entered(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return formProblem(err)
	}
	if d.Token != "" && !same(r.PostForm.Get("token"), d.Token) {
		return d.render(w, http.StatusUnauthorized, "enter", enterPage{frame: d.frame(r, "Enter"), Wrong: true})
	}
	if d.Token != "" {
		http.SetCookie(w, &http.Cookie{Name: keyCookie, Value: keyOf(d.Token), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil, MaxAge: 30 * 24 * 3600})
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}
