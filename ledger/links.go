package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"hash/fnv"
	"strings"
)

// Digests returns what the reports ns are compared by.
func (l *Ledger) Digests(ctx context.Context, ns []int64) (map[int64][]byte, error) {
	out := make(map[int64][]byte, len(ns))
	err := inParts(ns, func(list string, args []any) error {
		rows, err := l.readers.QueryContext(ctx, `SELECT report, digest FROM record WHERE report IN `+list, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var n int64
			var digest []byte
			if err := rows.Scan(&n, &digest); err != nil {
				return err
			}
			out[n] = digest
		}
		return rows.Err()
	})
	return out, err
}

// Peers returns the reports that share a story with one of the reports ns.
func (l *Ledger) Peers(ctx context.Context, ns []int64) ([]int64, error) {
	var out []int64
	err := inParts(ns, func(list string, args []any) error {
		some, err := l.numbers(ctx, `SELECT n FROM report WHERE story IN (SELECT story FROM report WHERE n IN `+list+` AND story <> '')`, args...)
		out = append(out, some...)
		return err
	})
	return out, err
}

// Unwoven returns some reports that are in no story yet, oldest first.
func (l *Ledger) Unwoven(ctx context.Context, limit int) ([]int64, error) {
	return l.numbers(ctx, `SELECT n FROM report WHERE story = '' ORDER BY n LIMIT ?`, limit)
}

func (l *Ledger) numbers(ctx context.Context, query string, args ...any) ([]int64, error) {
	rows, err := l.readers.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

// inParts calls f with a list of placeholders and their arguments, for a few
// hundred numbers at a time.
func inParts(ns []int64, f func(list string, args []any) error) error {
	const most = 256
	for len(ns) > 0 {
		part := ns[:min(most, len(ns))]
		ns = ns[len(part):]
		args := make([]any, len(part))
		for i, n := range part {
			args[i] = n
		}
		if err := f(`(?`+strings.Repeat(", ?", len(part)-1)+`)`, args); err != nil {
			return err
		}
	}
	return nil
}

// Relation is how sure it is that two reports tell the same story.
type Relation struct {
	A, B  int64 // A < B
	Score float64
}

// Relations returns the relations of each of the reports ns, each once.
func (l *Ledger) Relations(ctx context.Context, ns []int64) ([]Relation, error) {
	var out []Relation
	seen := map[[2]int64]bool{}
	err := inParts(ns, func(list string, args []any) error {
		rows, err := l.readers.QueryContext(ctx, `SELECT a, b, score FROM relation WHERE a IN `+list+` UNION ALL SELECT a, b, score FROM relation WHERE b IN `+list, append(args, args...)...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var r Relation
			if err := rows.Scan(&r.A, &r.B, &r.Score); err != nil {
				return err
			}
			if p := [2]int64{r.A, r.B}; !seen[p] {
				seen[p] = true
				out = append(out, r)
			}
		}
		return rows.Err()
	})
	return out, err
}

// Story is what is woven of a set of reports.
type Story struct {
	ID      string          `json:"id"`
	Title   string          `json:"title"`
	Since   string          `json:"since,omitempty"`
	Until   string          `json:"until,omitempty"`
	Reports int             `json:"reports"`
	Changed int64           `json:"changed"`         // counts up over all stories
	Woven   json.RawMessage `json:"woven,omitempty"` // everything woven of it

	// On writing only: the reports' numbers, the speakers whom the story
	// settles to a fuller name than their report does, and the ids of its
	// events and claims.
	Members []int64   `json:"-"`
	Persons []Settled `json:"-"`
	Holds   []string  `json:"-"`
	body    []byte
}

// Settled says who an entity of a report is across reports.
type Settled struct {
	Report int64
	Entity string
	Person string
}

// Weave replaces what was derived for sets of reports: their relations are
// added, the stories they were in go, and the new ones come. It is one
// transaction.
func (l *Ledger) Weave(ctx context.Context, relations []Relation, gone []string, stories []Story) error {
	if len(relations)+len(gone)+len(stories) == 0 {
		return nil
	}
	for i := range stories {
		stories[i].body = compress(stories[i].Woven)
	}
	return l.write(ctx, func(w *writing) error {
		rows := make([][]any, len(relations))
		for i, r := range relations {
			rows[i] = []any{r.A, r.B, r.Score}
		}
		if err := w.insert(`INSERT INTO relation (a, b, score) VALUES `, ` ON CONFLICT (a, b) DO UPDATE SET score = excluded.score`, rows); err != nil {
			return err
		}
		for _, id := range gone {
			if _, err := w.exec(`DELETE FROM story WHERE id = ?`, id); err != nil {
				return err
			}
		}
		for _, s := range stories {
			if err := w.putStory(s); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writing) putStory(s Story) error {
	_, err := w.exec(`INSERT INTO story (id, title, since, until, reports, changed, stale, body)
		VALUES (?, ?, ?, ?, ?, (SELECT COALESCE(MAX(changed), 0) + 1 FROM story), 0, ?)
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, since = excluded.since, until = excluded.until,
			reports = excluded.reports, changed = excluded.changed, stale = 0, body = excluded.body`,
		s.ID, s.Title, s.Since, s.Until, s.Reports, s.body)
	if err != nil {
		return err
	}
	for _, n := range s.Members {
		if _, err := w.exec(`UPDATE report SET story = ? WHERE n = ? AND story <> ?`, s.ID, n, s.ID); err != nil {
			return err
		}
	}
	for _, p := range s.Persons {
		if _, err := w.exec(`UPDATE statement SET person = ? WHERE report = ? AND entity = ? AND person <> ?`, p.Person, p.Report, p.Entity, p.Person); err != nil {
			return err
		}
	}
	rows := make([][]any, len(s.Holds))
	for i, id := range s.Holds {
		rows[i] = []any{insideKey(id), s.ID}
	}
	return w.insert(`INSERT INTO inside (key, story) VALUES `, ` ON CONFLICT (key) DO UPDATE SET story = excluded.story WHERE inside.story <> excluded.story`, rows)
}

// insideKey is a hash of the id of an event or claim, never negative.
func insideKey(id string) int64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	return int64(h.Sum64() >> 8)
}

// StoryOf returns the story that holds an event or a claim, by its id.
func (l *Ledger) StoryOf(ctx context.Context, id string) (Story, error) {
	var in string
	switch err := l.readers.QueryRowContext(ctx, `SELECT story FROM inside WHERE key = ?`, insideKey(id)).Scan(&in); {
	case errors.Is(err, sql.ErrNoRows):
		return Story{}, ErrNotFound
	case err != nil:
		return Story{}, err
	}
	s, err := l.Story(ctx, in)
	if err == nil && !bytes.Contains(s.Woven, []byte(`"id":"`+id+`"`)) {
		return Story{}, ErrNotFound
	}
	return s, err
}

// Unweave forgets everything derived except candidates, before a rebuild.
func (l *Ledger) Unweave(ctx context.Context) error {
	return l.write(ctx, func(w *writing) error {
		for _, q := range []string{`DELETE FROM relation`, `DELETE FROM story`, `DELETE FROM inside`, `UPDATE report SET story = ''`, `UPDATE statement SET person = own WHERE person <> own`} {
			if _, err := w.exec(q); err != nil {
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
	err := inParts(ns, func(list string, args []any) error {
		some, err := l.reports(ctx, `SELECT `+reportColumns+` FROM report WHERE n IN `+list, args...)
		out = append(out, some...)
		return err
	})
	return out, err
}
