package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// The kinds of judgement.
const (
	Same    = "same"     // subject and object are one event, or one person or body
	NotSame = "not-same" // they are not
	Wrong   = "wrong"    // a finding of the reader is wrong, whatever it is
)

// Judgement is a person's decision about findings. Subject and Object name
// a report and anything found in it, by its id in the record: "REPORT/FINDING".
// Of an entity that is, or is not, somebody across reports, Object is that
// somebody's id.
type Judgement struct {
	N       int64  `json:"n"`
	Kind    string `json:"kind"`
	Subject string `json:"subject"`
	Object  string `json:"object,omitempty"`
	Note    string `json:"note,omitempty"`
	Who     string `json:"who"`
	Made    string `json:"made"`
	Undone  string `json:"undone,omitempty"` // when, if it was
	Undoer  string `json:"undoer,omitempty"`
}

// ErrJudgement says that a judgement is none that can be kept; what wraps it
// says why.
var ErrJudgement = errors.New("no such judgement")

// Judge keeps a decision and returns its number.
func (l *Ledger) Judge(ctx context.Context, j Judgement) (int64, error) {
	if !slices.Contains([]string{Same, NotSame, Wrong}, j.Kind) {
		return 0, fmt.Errorf("%w as %q: choose %s, %s or %s", ErrJudgement, j.Kind, Same, NotSame, Wrong)
	}
	if j.Who == "" || j.Subject == "" || (j.Object == "") != (j.Kind == Wrong) {
		return 0, fmt.Errorf("%w: it needs who makes it, what about, and for same and not-same the other one", ErrJudgement)
	}
	var n int64
	err := l.write(ctx, func(w *writing) error {
		done, err := w.exec(`INSERT INTO judgement (kind, subject, object, note, who, made) VALUES (?, ?, ?, ?, ?, ?)`,
			j.Kind, j.Subject, j.Object, j.Note, j.Who, time.Now().UTC().Format(time.RFC3339))
		if err != nil {
			return err
		}
		n, err = done.LastInsertId()
		return err
	})
	return n, err
}

// Undo takes a judgement back; it stays on record with who undid it.
func (l *Ledger) Undo(ctx context.Context, n int64, who string) error {
	return l.write(ctx, func(w *writing) error {
		done, err := w.exec(`UPDATE judgement SET undone = ?, undoer = ? WHERE n = ? AND undone = ''`, time.Now().UTC().Format(time.RFC3339), who, n)
		if err != nil {
			return err
		}
		if hit, err := done.RowsAffected(); err != nil || hit == 0 {
			return errors.Join(ErrNotFound, err)
		}
		return nil
	})
}

// rename gives the findings of a judgement the ids that they have in a newer
// reading.
func (w *writing) rename(j Judgement) error {
	_, err := w.exec(`UPDATE judgement SET subject = ?, object = ? WHERE n = ?`, j.Subject, j.Object, j.N)
	return err
}

// notWrong leaves out statements that people marked as wrong, and those whose
// speaker they did.
const notWrong = ` AND NOT EXISTS (SELECT 1 FROM judgement WHERE judgement.kind = 'wrong' AND judgement.undone = ''
	AND judgement.subject IN (report.id || '/' || statement.id, report.id || '/' || statement.entity))`

// JudgementsAfter returns up to limit judgements, undone ones too, the latest
// first, those before number before (0: from the latest).
func (l *Ledger) JudgementsAfter(ctx context.Context, before int64, limit int) ([]Judgement, error) {
	if before <= 0 {
		before = 1 << 62
	}
	return l.judgements(ctx, `SELECT n, kind, subject, object, note, who, made, undone, undoer FROM judgement WHERE n < ? ORDER BY n DESC LIMIT ?`, before, limit)
}

// Judgements returns every judgement that stands, oldest first; with undone,
// those taken back too.
func (l *Ledger) Judgements(ctx context.Context, undone bool) ([]Judgement, error) {
	return l.judgements(ctx, `SELECT n, kind, subject, object, note, who, made, undone, undoer FROM judgement WHERE undone = '' OR ? ORDER BY n`, undone)
}

func (l *Ledger) judgements(ctx context.Context, query string, args ...any) ([]Judgement, error) {
	rows, err := l.readers.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Judgement
	for rows.Next() {
		var j Judgement
		if err := rows.Scan(&j.N, &j.Kind, &j.Subject, &j.Object, &j.Note, &j.Who, &j.Made, &j.Undone, &j.Undoer); err != nil {
			return nil, err
		}
		out = append(out, j)
	}
	return out, rows.Err()
}
