package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
)

// Digests tells what each of the reports ns is compared by. The bytes are
// valid only while row is at work, and it must not use the ledger.
func (l *Ledger) Digests(ctx context.Context, ns []int64, row func(n int64, digest []byte)) error {
	return inParts(ns, func(list string, args []any) error {
		return l.ask(ctx, `SELECT report, body FROM digest WHERE report IN `+list, args, func(rows *sql.Rows) error {
			var n int64
			var digest sql.RawBytes
			err := rows.Scan(&n, &digest)
			if err == nil {
				row(n, digest)
			}
			return err
		})
	})
}

// Members returns the reports of a story.
func (l *Ledger) Members(ctx context.Context, story string) ([]int64, error) {
	return l.numbers(ctx, `SELECT n FROM report WHERE story = ? ORDER BY n`, story)
}

// Unwoven returns some reports that are in no story yet, oldest first.
func (l *Ledger) Unwoven(ctx context.Context, limit int) ([]int64, error) {
	return l.numbers(ctx, `SELECT n FROM report WHERE story = '' ORDER BY n LIMIT ?`, limit)
}

func (l *Ledger) numbers(ctx context.Context, query string, args ...any) ([]int64, error) {
	var out []int64
	err := l.ask(ctx, query, args, func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		out = append(out, n)
		return err
	})
	return out, err
}

// inParts calls f with a list of placeholders and their arguments, for some
// numbers at a time. The lists have one of few lengths, so that statements
// can be prepared; short ones repeat their last number.
func inParts(ns []int64, f func(list string, args []any) error) error {
	for len(ns) > 0 {
		size := 1
		for _, s := range []int{8, 64, 256} {
			if len(ns) > size {
				size = s
			}
		}
		part := ns[:min(size, len(ns))]
		ns = ns[len(part):]
		args := make([]any, size)
		for i := range args {
			args[i] = part[min(i, len(part)-1)]
		}
		if err := f(`(?`+strings.Repeat(", ?", size-1)+`)`, args); err != nil {
			return err
		}
	}
	return nil
}

// Peer is a report that another one is related to, and how: a score that the
// ledger does not look into.
type Peer struct {
	N     int64
	Score int32
}

// Near returns the relations of each of the reports ns.
func (l *Ledger) Near(ctx context.Context, ns []int64) (map[int64][]Peer, error) {
	out := make(map[int64][]Peer, len(ns))
	err := inParts(ns, func(list string, args []any) error {
		return l.ask(ctx, `SELECT report, peers FROM near WHERE report IN `+list, args, func(rows *sql.Rows) error {
			var n int64
			var packed sql.RawBytes
			if err := rows.Scan(&n, &packed); err != nil {
				return err
			}
			peers := make([]Peer, 0, len(packed)/8)
			for ; len(packed) >= 8; packed = packed[8:] {
				peers = append(peers, Peer{int64(binary.LittleEndian.Uint32(packed)), int32(binary.LittleEndian.Uint32(packed[4:]))})
			}
			out[n] = peers
			return nil
		})
	})
	return out, err
}

func packedPeers(peers []Peer) []byte {
	out := make([]byte, 0, 8*len(peers))
	for _, p := range peers {
		out = binary.LittleEndian.AppendUint32(out, uint32(p.N))
		out = binary.LittleEndian.AppendUint32(out, uint32(p.Score))
	}
	return out
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

	// On writing only: the numbers of reports that come into the story, the
	// speakers whom it settles to a fuller name than their report does, and the
	// ids of its events and claims.
	Members []int64   `json:"-"`
	Persons []Settled `json:"-"`
	Holds   []string  `json:"-"`
	body    []byte
}

// Compress prepares a story for writing; it may be called from many
// goroutines.
func (s *Story) Compress() {
	if s.Woven != nil {
		s.body = compress(s.Woven)
	}
}

// Settled says who an entity of a report is across reports.
type Settled struct {
	Report int64
	Entity string
	Person string
}

// Weaving is a change of what is derived.
type Weaving struct {
	Near    map[int64][]Peer // reports with all of their relations
	Gone    []string         // stories that are no more
	Stories []Story          // new and changed ones; those without Woven are to be woven yet
}

// Weave changes what is derived, in one transaction.
func (l *Ledger) Weave(ctx context.Context, c Weaving) error {
	if len(c.Near)+len(c.Gone)+len(c.Stories) == 0 {
		return nil
	}
	for i := range c.Stories {
		if c.Stories[i].body == nil {
			c.Stories[i].Compress()
		}
	}
	return l.write(ctx, func(w *writing) error {
		ns := slices.Sorted(maps.Keys(c.Near))
		rows := make([][]any, len(ns))
		for i, n := range ns {
			rows[i] = []any{n, packedPeers(c.Near[n])}
		}
		if err := w.insert(`INSERT INTO near (report, peers) VALUES `, ` ON CONFLICT (report) DO UPDATE SET peers = excluded.peers`, rows); err != nil {
			return err
		}
		for _, id := range c.Gone {
			for _, q := range []string{`DELETE FROM story WHERE id = ?`, `DELETE FROM woven WHERE story = ?`} {
				if _, err := w.exec(q, id); err != nil {
					return err
				}
			}
		}
		for _, s := range c.Stories {
			if err := w.putStory(s); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writing) putStory(s Story) error {
	stale := 1
	if s.body != nil {
		stale = 0
		if _, err := w.exec(`INSERT INTO woven (story, body) VALUES (?, ?) ON CONFLICT (story) DO UPDATE SET body = excluded.body`, s.ID, s.body); err != nil {
			return err
		}
	}
	_, err := w.exec(`INSERT INTO story (id, title, since, until, reports, stale, changed)
		VALUES (?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(changed), 0) + 1 FROM story))
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, since = excluded.since, until = excluded.until,
			reports = excluded.reports, stale = excluded.stale, changed = excluded.changed`,
		s.ID, s.Title, s.Since, s.Until, s.Reports, stale)
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

// Unweave forgets everything derived, before a rebuild.
func (l *Ledger) Unweave(ctx context.Context) error {
	return l.write(ctx, func(w *writing) error {
		for _, q := range []string{`DELETE FROM near`, `DELETE FROM story`, `DELETE FROM woven`, `DELETE FROM inside`, `DELETE FROM candidate`, `DELETE FROM mark WHERE name = 'keyed'`, `UPDATE report SET story = ''`, `UPDATE statement SET person = own WHERE person <> own`} {
			if _, err := w.exec(q); err != nil {
				return err
			}
		}
		return nil
	})
}

// Story returns one story with everything woven of it; of one that was not
// woven yet, that is nothing.
func (l *Ledger) Story(ctx context.Context, id string) (Story, error) {
	var s Story
	var body []byte
	err := l.readers.QueryRowContext(ctx, `SELECT story.id, story.title, story.since, story.until, story.reports, story.changed, woven.body
		FROM story LEFT JOIN woven ON woven.story = story.id WHERE story.id = ?`, id).
		Scan(&s.ID, &s.Title, &s.Since, &s.Until, &s.Reports, &s.Changed, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return s, ErrNotFound
	}
	if s.Woven = json.RawMessage(`{}`); err != nil || body == nil {
		return s, err
	}
	s.Woven, err = expand(body)
	return s, err
}

// Stale returns some stories that have other reports than when they were
// woven.
func (l *Ledger) Stale(ctx context.Context, limit int) ([]string, error) {
	var out []string
	err := l.ask(ctx, `SELECT id FROM story WHERE stale = 1 ORDER BY id LIMIT ?`, []any{limit}, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		out = append(out, id)
		return err
	})
	return out, err
}

// StoryHead returns a story without what is woven of it.
func (l *Ledger) StoryHead(ctx context.Context, id string) (Story, error) {
	var s Story
	err := l.readers.QueryRowContext(ctx, `SELECT id, title, since, until, reports, changed FROM story WHERE id = ?`, id).
		Scan(&s.ID, &s.Title, &s.Since, &s.Until, &s.Reports, &s.Changed)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
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

// Numbers returns reports by number, in no order.
func (l *Ledger) Numbers(ctx context.Context, ns []int64) ([]Report, error) {
	var out []Report
	err := inParts(ns, func(list string, args []any) error {
		return l.ask(ctx, `SELECT `+reportColumns+` FROM report WHERE n IN `+list, args, func(rows *sql.Rows) error {
			r, err := scanReport(rows)
			out = append(out, r)
			return err
		})
	})
	return out, err
}
