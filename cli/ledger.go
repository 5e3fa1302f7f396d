package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"sayso/ledger"
	"sayso/work"
)

// ledgerFlag says where the ledger is, for the verbs that need one.
type ledgerFlag struct {
	Ledger string `help:"The ledger's folder; by default sayso in your data folder." env:"SAYSO_LEDGER" placeholder:"DIR"`
}

// openLedger opens the ledger, making it if make is true.
func (f *ledgerFlag) openLedger(make bool) (*ledger.Ledger, error) {
	dir, err := f.dir()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, "ledger.db")); err != nil && !make {
		return nil, fmt.Errorf("there is no ledger in %s: add reports first (sayso add FILE…), or name another with --ledger", dir)
	}
	return ledger.Open(dir)
}

// over opens the ledger, which must be there, and runs f with it and with
// where to write: the file named, or std.out.
func (f *ledgerFlag) over(std streams, name string, do func(*ledger.Ledger, io.Writer) error) error {
	l, err := f.openLedger(false)
	if err != nil {
		return err
	}
	defer l.Close()
	w, closeOut, err := output(name, std)
	if err != nil {
		return err
	}
	return errors.Join(do(l, w), closeOut())
}

// newKeeper returns a keeper of l that reads as sayso read does.
func newKeeper(l *ledger.Ledger) (*work.Keeper, error) {
	r, err := newReader()
	if err != nil {
		return nil, err
	}
	return work.NewKeeper(l, r), nil
}

// dir is the folder asked for, or sayso in the user's data folder.
func (f *ledgerFlag) dir() (string, error) {
	if f.Ledger != "" {
		return f.Ledger, nil
	}
	return dataDir()
}

// dataDir is Sayso's folder in the user's data folder.
func dataDir() (string, error) {
	if data := os.Getenv("XDG_DATA_HOME"); data != "" {
		return filepath.Join(data, "sayso"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("your data folder is not known; set XDG_DATA_HOME, or name a ledger with --ledger: %w", err)
	}
	return filepath.Join(home, ".local", "share", "sayso"), nil
}
