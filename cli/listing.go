package cli

import (
	"context"
	"encoding/json"
	"io"
	"os"

	"sayso/ledger"
	"sayso/show"
)

// textOptions are how records and hits are printed to std.out, or to a file.
// Colour is for terminals alone, and not where NO_COLOR is set.
func textOptions(std streams, toFile, why bool) show.TextOptions {
	color := !toFile && isTerminal(std.out) && os.Getenv("NO_COLOR") == ""
	return show.TextOptions{Width: columns(std.out), Color: color, Why: why}
}

// listing writes hits of the ledger one by one, as text or as JSON Lines.
type listing struct {
	w    io.Writer
	l    *ledger.Ledger
	json *json.Encoder // nil for text
	o    show.TextOptions
}

func newListing(w io.Writer, from *ledger.Ledger, format string, o show.TextOptions) *listing {
	l := &listing{w: w, l: from, o: o}
	if format == "json" {
		l.json = json.NewEncoder(w)
		l.json.SetEscapeHTML(false)
	}
	return l
}

func (l *listing) statements(list []ledger.Statement) error {
	for _, s := range list {
		var err error
		if l.json != nil {
			err = l.json.Encode(s)
		} else {
			hit := l.titled(s.Report)
			hit.Source, hit.Act, hit.Said, hit.Content = s.Source, s.Act, s.Said, s.Content
			err = show.FoundStatement(l.w, hit, l.o)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *listing) reports(list []ledger.Report) error {
	for _, r := range list {
		var err error
		if l.json != nil {
			err = l.json.Encode(r)
		} else {
			err = show.FoundReport(l.w, l.titled(r), l.o)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// titled names a report without a title by its headline or first words.
func (l *listing) titled(r ledger.Report) show.Found {
	f := found(r)
	if f.Title == "" {
		if rec, err := l.l.Record(context.Background(), r.N); err == nil {
			f.Title = show.Short(show.Title(&rec.Report))
		}
	}
	return f
}

func found(r ledger.Report) show.Found {
	return show.Found{Title: r.Title, Outlet: r.Outlet, Published: r.Published, ID: r.ID}
}
