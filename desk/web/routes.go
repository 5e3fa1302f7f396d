package web

import "net/http"

// routes is every address of the desk.
func (d *desk) routes() http.Handler {
	mux := http.NewServeMux()
	for _, r := range []struct {
		pattern string
		answer  handler
	}{
		{"GET /{$}", d.today},
		{"GET /story/{id}", d.story},
		{"GET /report/{id}", d.report},
		{"GET /report/{id}/lights.css", d.lights},
		{"GET /events/{id}", d.event},
		{"GET /claims/{id}", d.claim},
		{"GET /person/{id}", d.person},
		{"GET /find", d.find},
		{"GET /compare", d.compare},
		{"GET /judgements", d.judgements},
		{"GET /judge", d.mark},
		{"POST /judge", d.judge},
		{"POST /judge/{n}/undo", d.undo},
		{"GET /source/{hash}", d.source},
		{"GET /api", d.apiDocs},
		{"GET /api/{$}", d.apiDocs},
		{"GET /enter", d.enter},
		{"POST /enter", d.entered},
		{"GET /assets/{name}", d.asset},
		{"/", d.nowhere},
	} {
		mux.Handle(r.pattern, d.adapt(r.answer))
	}
	if d.API != nil {
		mux.Handle("/api/", d.API)
	}
	return mux
}
