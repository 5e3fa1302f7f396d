package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"sayso/ledger"
)

// handler answers a request or returns why it cannot.
type handler func(http.ResponseWriter, *http.Request) error

// problem is an error that the reader of a page is told: a kind and a
// sentence.
type problem struct {
	status         int
	kind, sentence string
}

func (p *problem) Error() string { return p.kind + ": " + p.sentence }

func missing(sentence string) error { return &problem{http.StatusNotFound, "Not here", sentence} }

func unclear(sentence string) error { return &problem{http.StatusBadRequest, "Not clear", sentence} }

// adapt is the one place where errors become answers.
func (d *desk) adapt(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := survive(h, w, r)
		if err == nil || errors.Is(err, context.Canceled) {
			return
		}
		p := asProblem(err)
		if p.status == http.StatusInternalServerError {
			slog.Error("desk", "path", r.URL.Path, "error", err)
		}
		page := problemPage{frame: d.frame(r, p.kind), Kind: p.kind, Sentence: p.sentence}
		if err := d.render(w, p.status, "problem", page); err != nil {
			slog.Error("desk", "path", r.URL.Path, "error", err)
		}
	})
}

// survive turns a panic, which would be a mistake of ours, into an error, so
// that its page says so. Aborted answers stay aborted.
func survive(h handler, w http.ResponseWriter, r *http.Request) (err error) {
	defer func() {
		switch p := recover(); p {
		case nil:
		case http.ErrAbortHandler:
			panic(p)
		default:
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return h(w, r)
}

func asProblem(err error) *problem {
	var p *problem
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, ledger.ErrNotFound):
		return &problem{http.StatusNotFound, "Not here", "The ledger has nothing by this name. It may have been woven into another story since."}
	case errors.As(err, &large):
		return &problem{http.StatusRequestEntityTooLarge, "Too large", "What was sent is larger than the desk takes."}
	}
	return &problem{http.StatusInternalServerError, "Our mistake", "The desk could not make this page. The program's log says why."}
}

// problemPage tells a problem.
type problemPage struct {
	frame
	Kind, Sentence string
}

func (d *desk) nowhere(http.ResponseWriter, *http.Request) error {
	return missing("There is no page at this address.")
}
