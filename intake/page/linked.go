package page

import (
	"encoding/json"
	"html"
	"strings"
)

// linkedData is the article that a page describes in JSON-LD.
type linkedData struct {
	headline, url, body, language string
	published, created, modified  string
	publisher                     string
	authors                       []string
}

// readLinkedData finds the article among a page's JSON-LD scripts: the first
// one of an article's type, one with the page's title before others.
func readLinkedData(scripts []string, title string) linkedData {
	var best, site linkedData
	score := 0
	for _, s := range scripts {
		if len(s) > 4<<20 {
			continue
		}
		walkLinked(decodeLinked(s), 0, func(node map[string]any) {
			kind := articleKind(node)
			if kind == 0 {
				takeSite(&site, node)
				return
			}
			a := articleOf(node)
			n := kind
			if a.published != "" {
				n += 2
			}
			if a.headline != "" && strings.Contains(title, a.headline) {
				n += 4
			}
			if n > score {
				best, score = a, n
			}
		})
	}
	setIfEmpty(&best.publisher, site.publisher)
	return best
}

// decodeLinked decodes a script's JSON, mending what pages commonly get wrong:
// comments around it and raw line breaks in strings.
func decodeLinked(s string) any {
	s = strings.TrimSpace(s)
	for _, cut := range [...]string{"<!--", "//<![CDATA[", "<![CDATA["} {
		s = strings.TrimPrefix(s, cut)
	}
	for _, cut := range [...]string{"-->", "//]]>", "]]>", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), cut))
	}
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	for _, comma := range [...]string{",}", ", }", ",]", ", ]"} {
		s = strings.ReplaceAll(s, comma, comma[len(comma)-1:])
	}
	if json.Unmarshal([]byte(s), &v) == nil {
		return v
	}
	return nil
}

// walkLinked visits every object of JSON-LD, @graph, lists and the main entity
// of pages included.
func walkLinked(v any, depth int, visit func(map[string]any)) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v[:min(len(v), 200)] {
			walkLinked(e, depth+1, visit)
		}
	case map[string]any:
		visit(v)
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "liveBlogUpdate"} {
			if inner, ok := v[key]; ok && key != "liveBlogUpdate" {
				walkLinked(inner, depth+1, visit)
			}
		}
	}
}

// articleKind grades a node's type: 3 for news, 2 for other articles, 1 for
// pages, 0 for anything else.
func articleKind(node map[string]any) int {
	best := 0
	for _, t := range stringsOf(node["@type"]) {
		t = t[strings.LastIndexByte(t, '/')+1:]
		switch {
		case t == "NewsArticle" || t == "ReportageNewsArticle" || t == "LiveBlogPosting" || t == "AnalysisNewsArticle" || t == "OpinionNewsArticle" || t == "BackgroundNewsArticle":
			best = max(best, 3)
		case strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || t == "Report" || t == "Review":
			best = max(best, 2)
		case t == "WebPage" || t == "ItemPage" || t == "CreativeWork":
			best = max(best, 1)
		}
	}
	return best
}

func articleOf(node map[string]any) linkedData {
	text := func(key string) string {
		if all := stringsOf(node[key]); len(all) > 0 {
			return squeeze(html.UnescapeString(all[0]))
		}
		return ""
	}
	a := linkedData{
		headline: text("headline"), url: text("url"), language: text("inLanguage"), body: text("articleBody"),
		published: text("datePublished"), created: text("dateCreated"), modified: text("dateModified"),
	}
	if a.published == "" {
		a.published = text("uploadDate")
	}
	if names := namesOf(node["publisher"]); len(names) > 0 {
		a.publisher = names[0]
	}
	a.authors = namesOf(node["author"])
	if len(a.authors) == 0 {
		a.authors = namesOf(node["creator"])
	}
	return a
}

// takeSite takes the publisher's name from nodes about the site.
func takeSite(site *linkedData, node map[string]any) {
	for _, t := range stringsOf(node["@type"]) {
		if t == "NewsMediaOrganization" || t == "WebSite" {
			if names := stringsOf(node["name"]); len(names) > 0 {
				setIfEmpty(&site.publisher, html.UnescapeString(names[0]))
			}
		}
	}
}

// stringsOf returns a value's strings: itself, or a list's.
func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// namesOf returns the names of persons or organisations, written as strings or
// as nodes with a name.
func namesOf(v any) []string {
	var out []string
	switch v := v.(type) {
	case string:
		out = append(out, html.UnescapeString(v))
	case map[string]any:
		for _, s := range stringsOf(v["name"]) {
			out = append(out, html.UnescapeString(s))
		}
	case []any:
		for _, e := range v[:min(len(v), 20)] {
			if _, nested := e.([]any); !nested {
				out = append(out, namesOf(e)...)
			}
		}
	}
	return out
}
