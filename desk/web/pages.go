package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"sayso/show"
)

//go:embed templates
var templateFiles embed.FS

// pages are the templates, each with the layout around it.
var pages = func() map[string]*template.Template {
	layout := template.Must(template.New("layout.html").Funcs(template.FuncMap{
		"asset": func(name string) string { return assetNames[name] },
		"clean": show.Clean, "flat": show.Flat, "day": show.Day, "note": show.PlaceNote,
		"join": strings.Join, "plural": show.Plural, "dict": dict,
		"number": func(n int) string { return show.Number(float64(n)) }, "kind": show.EventKind,
		"report": reportAddress, "person": personAddress, "storyAt": storyAddress, "eventAt": eventAddress,
	}).ParseFS(templateFiles, "templates/layout.html", "templates/parts.html"))
	out := map[string]*template.Template{}
	for _, name := range []string{"today", "story", "event", "claim", "report", "mark", "person", "find", "compare", "judgements", "api", "enter", "problem"} {
		out[name] = template.Must(template.Must(layout.Clone()).ParseFS(templateFiles, "templates/"+name+".html"))
	}
	return out
}()

// dict gives a template several arguments: name, value, name, value …
func dict(pairs ...any) (map[string]any, error) {
	out := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("the name of argument %d is no string", i)
		}
		out[name] = pairs[i+1]
	}
	return out, nil
}

// frame is what the layout shows around every page.
type frame struct {
	Heading  string // of the window
	Query    string // in the search box
	Name     string // of the person who judges, if given before
	CanJudge bool
	API      bool // there is one
	Version  string
	Notice   string
	Styles   []string // further style sheets of the page
}

func (d *desk) frame(r *http.Request, heading string) frame {
	return frame{Heading: heading, Name: nameOf(r), CanJudge: d.Judge != nil, API: d.API != nil, Version: d.Version, Notice: d.Notice}
}

// render executes a template whole before anything is sent.
func (d *desk) render(w http.ResponseWriter, status int, page string, data any) error {
	t := pages[page]
	if t == nil {
		return fmt.Errorf("no page is called %s", page)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	_, err := w.Write(b.Bytes())
	return err
}

// Addresses of pages. A finding's id as second argument leads to its words.

func reportAddress(id string, finding ...string) string {
	a := "/report/" + url.PathEscape(id)
	if len(finding) > 0 && finding[0] != "" {
		a += "#w-" + url.PathEscape(finding[0])
	}
	return a
}

// personAddress leads to what a person said, under further ids too: in a
// story, “Traore” and “Awa Traore” may be settled to be one.
func personAddress(id string, also ...string) string {
	address := "/person/" + url.PathEscape(id)
	if len(also) > 0 {
		address += "?" + url.Values{"also": also[:min(len(also), mostAlso)]}.Encode()
	}
	return address
}

// mostAlso is how many further ids a person's page takes.
const mostAlso = 8

func storyAddress(id string) string { return "/story/" + url.PathEscape(id) }

func eventAddress(id string) string { return "/events/" + url.PathEscape(id) }

func claimAddress(id string) string { return "/claims/" + url.PathEscape(id) }
