package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"

	"sayso/record"
)

// Entry is one report to keep: the bytes it was read from, its record, and
// what weaving needs of it. Make it with NewEntry.
type Entry struct {
	Record *record.Record
	Digest []byte // opaque to the ledger
	// Persons names, per entity of the record, the one it is across reports.
	Persons map[record.EntityID]string

	hash   string // of the source
	source []byte // compressed
	body   []byte // the record, packed and compressed
}

// NewEntry prepares a report for keeping: everything costly that needs no
// database. It may be called from many goroutines. source is the kept
// original; nil stands for the report's text.
func NewEntry(r *record.Record, source []byte) Entry {
	if source == nil {
		source = []byte(r.Report.Text)
	}
	sum := sha256.Sum256(source)
	return Entry{Record: r, hash: hex.EncodeToString(sum[:]), source: compress(source), body: compress(pack(r))}
}

// Report is a row of the ledger: a report without its record.
type Report struct {
	N         int64  `json:"n"`
	ID        string `json:"id"`
	Source    string `json:"source"` // SHA-256 of the kept bytes
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	Added     string `json:"added"`
	Version   string `json:"version"`
	Story     string `json:"story,omitempty"`
}

// Put keeps entries in one transaction and returns their report numbers; 0
// for those whose report the ledger has already.
func (l *Ledger) Put(ctx context.Context, entries []Entry) ([]int64, error) {
	numbers := make([]int64, len(entries))
	err := l.write(ctx, func(w *writing) error {
		for i := range entries {
			n, err := w.put(&entries[i])
			if err != nil {
				return fmt.Errorf("report %s: %w", entries[i].Record.Report.ID, err)
			}
			numbers[i] = n
		}
		return w.index(numbers, entries)
	})
	return numbers, err
}

// Replace puts newer readings in the place of records that the ledger has,
// by number, in one transaction. What was derived of the reports is kept
// until they are woven anew.
func (l *Ledger) Replace(ctx context.Context, numbers []int64, entries []Entry, renamed []Judgement) error {
	return l.write(ctx, func(w *writing) error {
		for i, n := range numbers {
			if err := w.forget(n); err != nil {
				return err
			}
			if _, err := w.exec(`UPDATE report SET version = ? WHERE n = ?`, entries[i].Record.Version, n); err != nil {
				return err
			}
			if err := w.putRecord(n, &entries[i]); err != nil {
				return err
			}
		}
		for _, j := range renamed {
			if err := w.rename(j); err != nil {
				return err
			}
		}
		return w.index(numbers, entries)
	})
}

// forget removes what was read from report n.
func (w *writing) forget(n int64) error {
	for _, q := range []string{`DELETE FROM record WHERE report = ?`, `DELETE FROM digest WHERE report = ?`, `DELETE FROM statement WHERE report = ?`, w.dialect.search.remove} {
		if _, err := w.exec(q, n); err != nil {
			return err
		}
	}
	return nil
}

// Source returns kept bytes by their SHA-256.
func (l *Ledger) Source(hash string) ([]byte, error) {
	var body []byte
	err := l.readers.QueryRow(`SELECT body FROM source WHERE hash = ?`, hash).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return expand(body)
}

func (w *writing) put(e *Entry) (int64, error) {
	r := &e.Record.Report
	done, err := w.exec(`INSERT INTO report (id, source, url, outlet, title, published, added, version)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
		r.ID, e.hash, r.URL, r.Outlet, r.Title, r.Published, time.Now().UTC().Format(time.RFC3339), e.Record.Version)
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
	if _, err := w.exec(`INSERT INTO source (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING`, e.hash, e.source); err != nil {
		return 0, err
	}
	return n, w.putRecord(n, e)
}

// putRecord writes a record and its statements.
func (w *writing) putRecord(n int64, e *Entry) error {
	if _, err := w.exec(`INSERT INTO record (report, body) VALUES (?, ?)`, n, e.body); err != nil {
		return err
	}
	if _, err := w.exec(`INSERT INTO digest (report, body) VALUES (?, ?)`, n, e.Digest); err != nil {
		return err
	}
	return w.putStatements(n, e)
}

// index enters records into the search, at the end of a transaction: a search
// index may write what it has gathered whenever another statement begins.
func (w *writing) index(numbers []int64, entries []Entry) error {
	for i, n := range numbers {
		if n == 0 {
			continue
		}
		r := entries[i].Record
		if _, err := w.exec(w.dialect.search.insert, n, r.Report.Title, r.Report.Text, speakers(r), placeNames(r), r.Report.Outlet, tagsOf(r)); err != nil {
			return err
		}
	}
	return nil
}

// speakers lists the names of those who say something, one per line.
func speakers(r *record.Record) string {
	speaks := map[record.EntityID]bool{}
	for _, s := range r.Statements {
		speaks[s.Source] = true
	}
	var b strings.Builder
	for _, e := range r.Entities {
		if speaks[e.ID] {
			b.WriteString(e.Name + "\n")
		}
	}
	return b.String()
}

func placeNames(r *record.Record) string {
	var b strings.Builder
	for _, p := range r.Places {
		b.WriteString(p.Name + " \n " + p.Country + " \n ")
	}
	return b.String()
}

// tagsOf lists the acts, event types and statuses of a record.
func tagsOf(r *record.Record) string {
	seen := map[string]bool{}
	var b strings.Builder
	add := func(t string) {
		if !seen[t] {
			seen[t] = true
			b.WriteString(t + " ")
		}
	}
	for _, s := range r.Statements {
		add(tag(tagSaid, string(s.Act)))
	}
	for _, v := range r.Events {
		add(tag(tagEvent, string(v.Type)))
		add(tag(tagStatus, string(v.Status)))
	}
	return b.String()
}

func (w *writing) putStatements(n int64, e *Entry) error {
	names := map[record.EntityID]string{}
	for _, x := range e.Record.Entities {
		names[x.ID] = x.Name
	}
	times := map[string]string{}
	for _, t := range e.Record.Times {
		times[string(t.ID)] = t.Value
	}
	var rows [][]any
	for _, s := range e.Record.Statements {
		said := s.Time
		if v, ok := times[said]; ok {
			said = v
		}
		parts := make([]string, len(s.Content))
		for i, c := range s.Content {
			parts[i] = c.Text
		}
		person := e.Persons[s.Source]
		rows = append(rows, []any{n, string(s.ID), names[s.Source], string(s.Source), person, person, string(s.Act), said, strings.Join(parts, " … ")})
	}
	return w.insert(`INSERT INTO statement (report, id, source, entity, own, person, act, said, content) VALUES `, ``, rows)
}

// The coders are safe for concurrent use through EncodeAll and DecodeAll.
var (
	encoder, _ = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(0), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true))
	decoder, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<30), zstd.WithDecoderLowmem(true))
)

func compress(b []byte) []byte { return encoder.EncodeAll(b, nil) }

func expand(b []byte) ([]byte, error) { return decoder.DecodeAll(b, nil) }
