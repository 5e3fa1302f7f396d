package ledger

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/klauspost/compress/zstd"

	"sayso/record"
)

// Entry is one report to keep: the bytes it was read from, its record, and
// what weaving needs of it.
type Entry struct {
	Source []byte // the kept original
	Record *record.Record
	Day    int     // days since 1970
	Digest []byte  // opaque to the ledger
	Keys   []int64 // candidates share one
	// Persons names, per entity of the record, the one it is across reports.
	Persons map[record.EntityID]string
}

// Report is a row of the ledger: a report without its record.
type Report struct {
	N         int64
	ID        string
	Source    string // SHA-256 of the kept bytes
	URL       string
	Outlet    string
	Title     string
	Published string
	Added     string
	Version   string
	Story     string
}

// Put keeps entries in one transaction and returns their report numbers; 0
// for those whose report the ledger has already.
func (l *Ledger) Put(ctx context.Context, entries []Entry) ([]int64, error) {
	hashes := make([]string, len(entries))
	for i, e := range entries {
		hash, err := l.keep(e.Source)
		if err != nil {
			return nil, err
		}
		hashes[i] = hash
	}
	numbers := make([]int64, len(entries))
	err := l.write(ctx, func(tx *sql.Tx) error {
		for i := range entries {
			n, err := l.put(ctx, tx, &entries[i], hashes[i])
			if err != nil {
				return fmt.Errorf("report %s: %w", entries[i].Record.Report.ID, err)
			}
			numbers[i] = n
		}
		return nil
	})
	return numbers, err
}

// keep writes the source bytes under their hash, if they are not there yet.
// The name appears only when the bytes are on disk.
func (l *Ledger) keep(source []byte) (string, error) {
	sum := sha256.Sum256(source)
	hash := hex.EncodeToString(sum[:])
	path := l.sourcePath(hash)
	if _, err := os.Stat(path); err == nil {
		return hash, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "incoming-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(compress(source))
	if err := errors.Join(err, f.Close()); err != nil {
		os.Remove(f.Name())
		return "", fmt.Errorf("cannot keep a source: %w", err)
	}
	return hash, os.Rename(f.Name(), path)
}

func (l *Ledger) sourcePath(hash string) string {
	return filepath.Join(l.dir, "sources", hash[:2], hash+".zst")
}

// Source returns kept bytes by their SHA-256.
func (l *Ledger) Source(hash string) ([]byte, error) {
	if _, err := hex.DecodeString(hash); err != nil || len(hash) != 2*sha256.Size {
		return nil, ErrNotFound
	}
	f, err := os.Open(l.sourcePath(hash))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	body, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return expand(body)
}

func (l *Ledger) put(ctx context.Context, tx *sql.Tx, e *Entry, hash string) (int64, error) {
	r := &e.Record.Report
	done, err := tx.ExecContext(ctx, `INSERT INTO report (id, source, url, outlet, title, published, day, added, version)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
		r.ID, hash, r.URL, r.Outlet, r.Title, r.Published, e.Day, time.Now().UTC().Format(time.RFC3339), e.Record.Version)
	if err != nil {
		return 0, err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return 0, err
	}
	n, err := done.LastInsertId()
	if err != nil {
		return 0, err
	}
	if err := l.putRecord(ctx, tx, n, e); err != nil {
		return 0, err
	}
	return n, nil
}

// putRecord writes a record and the rows it is found by.
func (l *Ledger) putRecord(ctx context.Context, tx *sql.Tx, n int64, e *Entry) error {
	var body bytes.Buffer
	if err := record.Write(&body, e.Record); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO record (report, body, digest) VALUES (?, ?, ?)`, n, compress(body.Bytes()), e.Digest); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, l.dialect.search.insert, n, e.Record.Report.Title, e.Record.Report.Text); err != nil {
		return err
	}
	for _, k := range e.Keys {
		if _, err := tx.ExecContext(ctx, `INSERT INTO candidate (key, report) VALUES (?, ?) ON CONFLICT DO NOTHING`, k, n); err != nil {
			return err
		}
	}
	return l.putFindings(ctx, tx, n, e)
}

func (l *Ledger) putFindings(ctx context.Context, tx *sql.Tx, n int64, e *Entry) error {
	names := map[record.EntityID]string{}
	for _, x := range e.Record.Entities {
		names[x.ID] = x.Name
	}
	times := map[string]string{}
	for _, t := range e.Record.Times {
		times[string(t.ID)] = t.Value
	}
	resolved := func(when string) string {
		if v, ok := times[when]; ok {
			return v
		}
		return when
	}
	for _, s := range e.Record.Statements {
		content := ""
		for i, c := range s.Content {
			if i > 0 {
				content += " … "
			}
			content += c.Text
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO statement (report, id, source, person, act, said, content) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			n, s.ID, names[s.Source], e.Persons[s.Source], s.Act, resolved(s.Time), content); err != nil {
			return err
		}
	}
	for _, p := range e.Record.Places {
		if _, err := tx.ExecContext(ctx, `INSERT INTO place (report, name, country) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, n, lower(p.Name), p.Country); err != nil {
			return err
		}
	}
	for _, v := range e.Record.Events {
		if _, err := tx.ExecContext(ctx, `INSERT INTO event (report, id, type, status, time) VALUES (?, ?, ?, ?, ?)`, n, v.ID, v.Type, v.Status, resolved(v.Time)); err != nil {
			return err
		}
	}
	return nil
}

// The coders are safe for concurrent use through EncodeAll and DecodeAll.
var (
	encoder, _ = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest))
	decoder, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<30))
)

func compress(b []byte) []byte { return encoder.EncodeAll(b, nil) }

func expand(b []byte) ([]byte, error) { return decoder.DecodeAll(b, nil) }
