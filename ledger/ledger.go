// Package ledger keeps reports, their records and what is woven of them, and
// finds them again.
//
// A ledger is one folder with one SQLite database, ledger.db. It holds the
// bytes that every report was read from, addressed by their SHA-256, and the
// records. Reports and records are facts and never change, except that a
// newer reading replaces a record; candidates, relations and stories are derived and can be rebuilt;
// judgements are people's decisions, applied on top and never lost.
//
// There is one writer and a pool of readers. A write returns when it is on
// disk: killed at any moment, the ledger opens again with everything that
// was accepted. All SQL stands in this package; what differs between
// databases stands in dialect.go.
package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Ledger is an open ledger. Its methods may be called from many goroutines;
// writes wait for each other.
type Ledger struct {
	dir     string
	dialect dialect
	readers *sql.DB
	writer  *sql.DB

	one      sync.Mutex           // held while the writer is in use
	prepared map[string]*sql.Stmt // of the writer, by text; nil until prepared
	touches  int64                // see Touched

	held heldRecords
}

// ErrNotFound says that the ledger holds nothing by that name.
var ErrNotFound = errors.New("not in the ledger")

// Open opens the ledger in folder dir, making or migrating it as needed.
func Open(dir string) (*Ledger, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("ledger %s: cannot make its folder: %w", dir, err)
	}
	l := &Ledger{dir: dir, dialect: sqliteDialect, prepared: map[string]*sql.Stmt{}}
	path := filepath.Join(dir, "ledger.db")
	var err error
	if l.writer, err = sql.Open(l.dialect.driver, l.dialect.writer(path)); err != nil {
		return nil, fmt.Errorf("ledger %s: %w", dir, err)
	}
	l.writer.SetMaxOpenConns(1)
	if err := l.migrate(); err != nil {
		l.writer.Close()
		return nil, fmt.Errorf("ledger %s: cannot be opened: %w", dir, l.dialect.explain(err))
	}
	if l.readers, err = sql.Open(l.dialect.driver, l.dialect.reader(path)); err != nil {
		l.writer.Close()
		return nil, fmt.Errorf("ledger %s: %w", dir, err)
	}
	l.readers.SetMaxOpenConns(8)
	return l, nil
}

// Close closes the ledger.
func (l *Ledger) Close() error { return errors.Join(l.readers.Close(), l.writer.Close()) }

// Dir is the ledger's folder.
func (l *Ledger) Dir() string { return l.dir }

// migrate applies the migrations that the database has not seen, each in its
// own transaction.
func (l *Ledger) migrate() error {
	ctx := context.Background()
	if _, err := l.writer.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migration (n INTEGER PRIMARY KEY)`); err != nil {
		return err
	}
	var done int
	if err := l.writer.QueryRowContext(ctx, `SELECT COALESCE(MAX(n), 0) FROM migration`).Scan(&done); err != nil {
		return err
	}
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	sort.Strings(files)
	for _, file := range files {
		number, _, _ := strings.Cut(filepath.Base(file), "_")
		n, err := strconv.Atoi(number)
		if err != nil {
			return fmt.Errorf("migration %s: %w", file, err)
		}
		if n <= done {
			continue
		}
		if err := l.apply(ctx, file, n); err != nil {
			return fmt.Errorf("migration %s: %w", file, err)
		}
	}
	return nil
}

func (l *Ledger) apply(ctx context.Context, file string, n int) error {
	body, err := migrations.ReadFile(file)
	if err != nil {
		return err
	}
	return l.write(ctx, func(w *writing) error {
		if _, err := w.tx.ExecContext(ctx, string(body)); err != nil {
			return err
		}
		if n == 1 {
			if _, err := w.tx.ExecContext(ctx, l.dialect.search.create); err != nil {
				return err
			}
		}
		_, err := w.tx.ExecContext(ctx, `INSERT INTO migration (n) VALUES (?)`, n)
		return err
	})
}
