package web

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// apiPage tells programs' authors what the API answers. It is made of the
// API's own description, so that it cannot tell another story.
type apiPage struct {
	frame
	About string
	Calls []apiCall
	Token bool // whether callers need one
	Base  string
}

// apiCall is one thing to ask for.
type apiCall struct {
	Method, Path, Summary string
	Parameters            []apiParameter
	Try                   string // address of an example, where one needs no id
}

// apiParameter is one thing to ask with.
type apiParameter struct {
	Name, In, About, Values, Example string
	Required                         bool
}

const openAPI = "/api/openapi.json"

func (d *desk) apiDocs(w http.ResponseWriter, r *http.Request) error {
	if d.API == nil {
		return missing("This desk has no API.")
	}
	inner := r.Clone(r.Context())
	inner.URL = &url.URL{Path: openAPI}
	inner.RequestURI = openAPI
	answer := &kept{head: http.Header{}}
	d.API.ServeHTTP(answer, inner)
	var told described
	if err := json.Unmarshal(answer.body.Bytes(), &told); err != nil {
		return err
	}
	page := apiPage{frame: d.frame(r, "API"), About: told.Info.Description, Calls: told.calls(), Token: d.Token != "", Base: "http://" + r.Host}
	return d.render(w, http.StatusOK, "api", page)
}

// kept is an answer kept instead of sent.
type kept struct {
	head http.Header
	body bytes.Buffer
}

func (k *kept) Header() http.Header         { return k.head }
func (k *kept) Write(b []byte) (int, error) { return k.body.Write(b) }
func (k *kept) WriteHeader(int)             {}

// described is what the page reads of an OpenAPI description.
type described struct {
	Info struct {
		Description string `json:"description"`
	} `json:"info"`
	Paths map[string]map[string]struct {
		Summary    string `json:"summary"`
		Parameters []struct {
			Name     string `json:"name"`
			In       string `json:"in"`
			About    string `json:"description"`
			Required bool   `json:"required"`
			Schema   struct {
				Type     any   `json:"type"`
				Default  any   `json:"default"`
				Minimum  any   `json:"minimum"`
				Maximum  any   `json:"maximum"`
				Examples []any `json:"examples"`
			} `json:"schema"`
		} `json:"parameters"`
	} `json:"paths"`
}

func (t *described) calls() []apiCall {
	var out []apiCall
	for path, methods := range t.Paths {
		for method, call := range methods {
			c := apiCall{Method: strings.ToUpper(method), Path: path, Summary: call.Summary}
			for _, p := range call.Parameters {
				a := apiParameter{Name: p.Name, In: p.In, About: p.About, Required: p.Required || p.In == "path"}
				var values []string
				if s, ok := p.Schema.Type.(string); ok {
					values = append(values, s)
				}
				if lo, hi := written(p.Schema.Minimum), written(p.Schema.Maximum); lo != "" && hi != "" {
					values = append(values, lo+" to "+hi)
				}
				if s := written(p.Schema.Default); s != "" {
					values = append(values, "else "+s)
				}
				a.Values = strings.Join(values, ", ")
				if len(p.Schema.Examples) > 0 {
					a.Example = written(p.Schema.Examples[0])
				}
				c.Parameters = append(c.Parameters, a)
			}
			if c.Method == http.MethodGet && !strings.Contains(path, "{") && !strings.HasSuffix(path, "/new") {
				c.Try = path
			}
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b apiCall) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method)) })
	return out
}

// written writes a JSON value; nothing for none.
func written(v any) string {
	if v == nil {
		return ""
	}
	if s, ok := v.(string); ok {
		return s
	}
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(b)
}
