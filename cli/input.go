package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"sayso/intake"
	"sayso/record"
	"sayso/work"
)

// inputs are the arguments that name reports, shared by the verbs that read.
type inputs struct {
	Files     []string `arg:"" optional:"" name:"report" help:"Files, globs, web addresses, or - for standard input: text, Markdown, HTML, JSON, JSON Lines, feeds, archives."`
	Outlet    string   `help:"Who published the reports, where they do not tell." placeholder:"NAME"`
	Published string   `help:"When they were published, where they do not tell." placeholder:"DATE"`
}

// errNoInput asks for a report when there is nothing to read.
var errNoInput = errors.New("no report given: name a file, a glob or a web address, or pipe a report into standard input (-)")

// reports yields every report named, in order; an error concerns one input
// and the rest goes on.
func (in *inputs) reports(std streams) (intake.Reports, error) {
	names, err := in.expand(std)
	if err != nil {
		return nil, err
	}
	return func(yield func(*record.Report, error) bool) {
		for _, name := range names {
			if !in.open(name, std, yield) {
				return
			}
		}
	}, nil
}

// expand resolves globs; a name that is a file stands for itself whatever
// characters it has.
func (in *inputs) expand(std streams) ([]string, error) {
	if len(in.Files) == 0 {
		if f, ok := std.in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
			return nil, errNoInput
		}
		return []string{"-"}, nil
	}
	var names []string
	for _, name := range in.Files {
		if _, err := os.Stat(name); name == "-" || isURL(name) || err == nil || !strings.ContainsAny(name, "*?[") {
			names = append(names, name)
			continue
		}
		found, err := filepath.Glob(name)
		if err != nil {
			return nil, fmt.Errorf("%s: not a pattern: %w", name, err)
		}
		if len(found) == 0 {
			names = append(names, name) // its error says that there is no such file
		}
		names = append(names, found...)
	}
	return names, nil
}

// open yields the reports of one input and tells whether to go on.
func (in *inputs) open(name string, std streams, yield func(*record.Report, error) bool) bool {
	hint := intake.Hint{Outlet: in.Outlet, Published: in.Published}
	var body io.Reader
	switch {
	case name == "-":
		name, body = "standard input", std.in
	case isURL(name):
		page, err := work.NewFetcher().Get(context.Background(), name)
		if err != nil {
			return yield(nil, err)
		}
		hint.URL, hint.ContentType = page.URL, page.ContentType
		return all(intake.Read(name, page.Body, hint), yield)
	default:
		f, err := openFile(name)
		if err != nil {
			return yield(nil, err)
		}
		defer f.Close()
		body = f
	}
	return all(intake.ReadFrom(name, body, hint), yield)
}

func all(reports intake.Reports, yield func(*record.Report, error) bool) bool {
	for r, err := range reports {
		if !yield(r, err) {
			return false
		}
	}
	return true
}

func openFile(name string) (*os.File, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: there is no such file", name)
	case err != nil:
		return nil, fmt.Errorf("%s: cannot be opened: %w", name, errors.Unwrap(err))
	case info.IsDir():
		return nil, fmt.Errorf("%s: is a folder; name its files, for example '%s'", name, filepath.Join(name, "*"))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be opened: %w", name, errors.Unwrap(err))
	}
	return f, nil
}

func isURL(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}
