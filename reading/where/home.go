package where

import (
	"strings"

	"sayso/gazetteer"
)

// home is where a report's outlet is at home, as far as its address tells.
type home struct {
	host            string // folded: letters and digits only
	country, region gazetteer.Number
}

// findHome reads the report's address: a known domain, or a country's own
// top-level domain.
func (s *scan) findHome() home {
	h := home{country: gazetteer.None, region: gazetteer.None}
	host := host(s.report.URL)
	if host == "" {
		return h
	}
	if where, ok := s.knownOutlet(host); ok {
		country, _, regional := strings.Cut(where, ".")
		h.country = s.index.CountryByISO(country)
		if regional {
			h.region = s.regionNamed(where, h.country)
		}
	} else if i := strings.LastIndexByte(host, '.'); i >= 0 && len(host)-i == 3 {
		h.country = s.index.CountryByISO(countryOf(host[i+1:]))
	}
	h.host = squash(host)
	return h
}

// knownOutlet looks the host and then its parent domains up.
func (s *scan) knownOutlet(host string) (string, bool) {
	for {
		if where, ok := s.lexicon.outlets[host]; ok {
			return where, true
		}
		_, parent, ok := strings.Cut(host, ".")
		if !ok {
			return "", false
		}
		host = parent
	}
}

// regionNamed returns the first-level region a code like "US.TX" stands for,
// by its postal code.
func (s *scan) regionNamed(code string, country gazetteer.Number) gazetteer.Number {
	_, postal, _ := strings.Cut(code, ".")
	var room [4]gazetteer.Hit
	for _, hit := range s.index.Lookup(gazetteer.Exact(postal), room[:0]) {
		if s.index.Kind(hit.Place) == gazetteer.Region && s.index.Country(hit.Place) == country {
			return hit.Place
		}
	}
	return gazetteer.None
}

// countryOf returns the ISO code of a country's top-level domain; none for
// those sold to the whole world.
func countryOf(domain string) string {
	switch domain {
	case "uk":
		return "GB"
	case "tv", "me", "co", "io", "ai", "fm", "am", "cc", "ws", "eu", "ly", "to", "gg":
		return ""
	}
	return strings.ToUpper(domain)
}

// host returns the host of an address, in lower case, without "www.".
func host(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#:"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimPrefix(lower(rest), "www.")
}

// squash keeps letters and digits, in lower case.
func squash(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case 'A' <= c && c <= 'Z':
			b.WriteByte(c + 'a' - 'A')
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b.WriteByte(c)
		}
	}
	return b.String()
}

// holds tells whether the outlet's domain holds the name ("richmondregister"
// and Richmond).
func (h *home) holds(name string) bool {
	return len(name) >= 4 && h.host != "" && strings.Contains(h.host, squash(name))
}
