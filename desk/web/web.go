// Package web is the desk in a browser: pages over a ledger, made on the
// server and readable without scripts.
//
// routes.go is the table of addresses. Each page has a Go file with its typed
// struct and the handler that fills it, and a template of the same name.
// Everything that comes from reports passes html/template's escaping or
// package draw's; the pages' security policy allows no script but our own
// files.
package web

import (
	"context"
	"net/http"
	"time"

	"sayso/ledger"
	"sayso/weaving"
)

// Options are what a desk stands on.
type Options struct {
	Ledger *ledger.Ledger
	// Judge and Undo keep people's judgements and take them back; the desk
	// is for reading only where they are nil.
	Judge func(context.Context, ledger.Judgement) (int64, error)
	Undo  func(ctx context.Context, n int64, who string) error
	// API answers addresses under /api/, behind the same guards; may be nil.
	API http.Handler
	// Token must be known by whoever reads; empty: everyone who reaches the
	// desk may read it, under the names of this machine only.
	Token string
	// Version is shown in the pages' feet.
	Version string
	// Notice is a sentence shown on every page; may be empty.
	Notice string
}

// desk answers requests.
type desk struct {
	Options
	woven   shelf[*weaving.Woven] // by story
	stories shelf[*storyPage]     // pages without what is the reader's, by address
}

const (
	// recordsHeld is how many decoded records are held in memory: those of
	// some large stories.
	recordsHeld = 1200
	// mostWoven is how many bytes of woven stories, as the ledger keeps them,
	// are held decoded.
	mostWoven = 8 << 20
	// mostPaged is of how many reports in all the stories' pages are held.
	mostPaged = 2000
)

// New returns the desk as a handler with all its guards.
func New(o Options) http.Handler {
	d := &desk{Options: o}
	d.woven.most, d.stories.most = mostWoven, mostPaged
	if o.Ledger != nil {
		o.Ledger.HoldRecords(recordsHeld)
	}
	return d.guarded(d.routes())
}

// Limits of a server that faces strangers: a client that dawdles over its
// request is dropped.
const (
	headerPatience = 5 * time.Second
	bodyPatience   = 15 * time.Second
	answerPatience = 2 * time.Minute
	idlePatience   = 2 * time.Minute
	mostHeader     = 64 << 10
	mostBody       = 64 << 10
)

// Server returns a server with limits for slow and oversized requests.
func Server(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: headerPatience, ReadTimeout: bodyPatience,
		WriteTimeout: answerPatience, IdleTimeout: idlePatience, MaxHeaderBytes: mostHeader,
	}
}
