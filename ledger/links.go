package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
)

// Candidate is a report that shares keys with another.
type Candidate struct {
	N      int64
	Shared []int64 // the keys
}

// perKey is how many of the latest reports a key brings; it keeps the cost
// of a look-up flat however common a key becomes.
const perKey = 60

// Candidates returns the reports other than n that share a key with keys.
func (l *Ledger) Candidates(ctx context.Context, n int64, keys []int64) ([]Candidate, error) {
	q, err := l.readers.PrepareContext(ctx, `SELECT report FROM candidate WHERE key = ? AND report <> ? ORDER BY report DESC LIMIT ?`)
	if err != nil {
		return nil, err
	}
	defer q.Close()
	at := map[int64]int{}
	var out []Candidate
	for _, k := range keys {
		rows, err := q.QueryContext(ctx, k, n, perKey)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var report int64
			if err := rows.Scan(&report); err != nil {
				rows.Close()
				return nil, err
			}
			i, ok := at[report]
			if !ok {
				i = len(out)
				at[report] = i
				out = append(out, Candidate{N: report})
			}
			out[i].Shared = append(out[i].Shared, k)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Digest returns what report n is compared by.
func (l *Ledger) Digest(ctx context.Context, n int64) ([]byte, error) {
	var digest []byte
	err := l.readers.QueryRowContext(ctx, `SELECT digest FROM record WHERE report = ?`, n).Scan(&digest)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return digest, err
}

// Relation is how sure it is that two reports tell the same story.
type Relation struct {
	A, B  int64 // A < B
	Score float64
}

// Relations returns the relations of each of the reports ns.
func (l *Ledger) Relations(ctx context.Context, ns []int64) ([]Relation, error) {
	var out []Relation
	seen := map[[2]int64]bool{}
	for _, n := range ns {
		rows, err := l.readers.QueryContext(ctx, `SELECT a, b, score FROM relation WHERE a = ? UNION ALL SELECT a, b, score FROM relation WHERE b = ?`, n, n)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var r Relation
			if err := rows.Scan(&r.A, &r.B, &r.Score); err != nil {
				rows.Close()
				return nil, err
			}
			if p := [2]int64{r.A, r.B}; !seen[p] {
				seen[p] = true
				out = append(out, r)
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Story is what is woven of a set of reports.
type Story struct {
	ID      string
	Title   string
	Since   string
	Until   string
	Reports int
	Changed int64
	Members []int64         // on writing: the reports' numbers
	Woven   json.RawMessage // everything woven of it
}

// Weave replaces what was derived for a set of reports: their relations are
// added, the stories they were in go, and the new ones come. It is one
// transaction.
func (l *Ledger) Weave(ctx context.Context, relations []Relation, gone []string, stories []Story) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		for _, r := range relations {
			if _, err := tx.ExecContext(ctx, `INSERT INTO relation (a, b, score) VALUES (?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET score = excluded.score`, r.A, r.B, r.Score); err != nil {
				return err
			}
		}
		for _, id := range gone {
			if _, err := tx.ExecContext(ctx, `DELETE FROM story WHERE id = ?`, id); err != nil {
				return err
			}
		}
		for _, s := range stories {
			if err := putStory(ctx, tx, s); err != nil {
				return err
			}
		}
		return nil
	})
}

func putStory(ctx context.Context, tx *sql.Tx, s Story) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO story (id, title, since, until, reports, changed, body)
		VALUES (?, ?, ?, ?, ?, (SELECT COALESCE(MAX(changed), 0) + 1 FROM story), ?)
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, since = excluded.since, until = excluded.until,
			reports = excluded.reports, changed = excluded.changed, body = excluded.body`,
		s.ID, s.Title, s.Since, s.Until, s.Reports, compress(s.Woven))
	if err != nil {
		return err
	}
	for _, n := range s.Members {
		if _, err := tx.ExecContext(ctx, `UPDATE report SET story = ? WHERE n = ?`, s.ID, n); err != nil {
			return err
		}
	}
	return nil
}

// Unweave forgets everything derived except candidates, before a rebuild.
func (l *Ledger) Unweave(ctx context.Context) error {
	return l.write(ctx, func(tx *sql.Tx) error {
		for _, q := range []string{`DELETE FROM relation`, `DELETE FROM story`, `UPDATE report SET story = ''`} {
			if _, err := tx.ExecContext(ctx, q); err != nil {
				return err
			}
		}
		return nil
	})
}

// Story returns one story with everything woven of it.
func (l *Ledger) Story(ctx context.Context, id string) (Story, error) {
	var s Story
	var body []byte
	err := l.readers.QueryRowContext(ctx, `SELECT id, title, since, until, reports, changed, body FROM story WHERE id = ?`, id).
		Scan(&s.ID, &s.Title, &s.Since, &s.Until, &s.Reports, &s.Changed, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return s, ErrNotFound
	}
	if err != nil {
		return s, err
	}
	s.Woven, err = expand(body)
	return s, err
}

// Stories returns the stories that changed last, before the given change (0:
// the very last), without what is woven of them.
func (l *Ledger) Stories(ctx context.Context, before int64, limit int) ([]Story, error) {
	if before <= 0 {
		before = 1 << 62
	}
	rows, err := l.readers.QueryContext(ctx, `SELECT id, title, since, until, reports, changed FROM story WHERE changed < ? ORDER BY changed DESC LIMIT ?`, before, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Story
	for rows.Next() {
		var s Story
		if err := rows.Scan(&s.ID, &s.Title, &s.Since, &s.Until, &s.Reports, &s.Changed); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// Numbers returns reports by number.
func (l *Ledger) Numbers(ctx context.Context, ns []int64) ([]Report, error) {
	var out []Report
	for start := 0; start < len(ns); start += 500 {
		part := ns[start:min(start+500, len(ns))]
		args := make([]any, len(part))
		for i, n := range part {
			args[i] = n
		}
		list, err := l.reports(ctx, `SELECT `+reportColumns+` FROM report WHERE n IN (?`+strings.Repeat(", ?", len(part)-1)+`)`, args...)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}
