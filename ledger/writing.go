package ledger

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

// writing is one transaction of the one writer.
type writing struct {
	*Ledger
	ctx context.Context
	tx  *sql.Tx
}

// write runs f in a transaction of the one writer.
func (l *Ledger) write(ctx context.Context, f func(*writing) error) error {
	l.one.Lock()
	defer l.one.Unlock()
	tx, err := l.writer.BeginTx(ctx, nil)
	if err != nil {
		return l.dialect.explain(err)
	}
	if err := f(&writing{l, ctx, tx}); err != nil {
		return errors.Join(l.dialect.explain(err), tx.Rollback())
	}
	return errors.Join(l.dialect.explain(tx.Commit()), l.prepare(ctx))
}

// prepare prepares the statements that the last transaction was first to use;
// inside it they could not outlive it. Their texts are fixed and few.
func (l *Ledger) prepare(ctx context.Context) error {
	for query, s := range l.prepared {
		if s == nil {
			s, err := l.writer.PrepareContext(ctx, query)
			if err != nil {
				return err
			}
			l.prepared[query] = s
		}
	}
	return nil
}

func (w *writing) exec(query string, args ...any) (sql.Result, error) {
	if s := w.prepared[query]; s != nil {
		return w.tx.StmtContext(w.ctx, s).ExecContext(w.ctx, args...)
	}
	w.prepared[query] = nil
	return w.tx.ExecContext(w.ctx, query, args...)
}

// ask reads, inside the transaction.
func (w *writing) ask(query string, args []any, row func(*sql.Rows) error) error {
	var rows *sql.Rows
	var err error
	if s := w.prepared[query]; s != nil {
		rows, err = w.tx.StmtContext(w.ctx, s).QueryContext(w.ctx, args...)
	} else {
		w.prepared[query] = nil
		rows, err = w.tx.QueryContext(w.ctx, query, args...)
	}
	return each(rows, err, row)
}

// ask reads by the writer's connection, whose cache is large and stays warm
// between writes: the keeper's way of looking things up. row must not use
// the ledger.
func (l *Ledger) ask(ctx context.Context, query string, args []any, row func(*sql.Rows) error) error {
	l.one.Lock()
	defer l.one.Unlock()
	s := l.prepared[query]
	if s == nil {
		var err error
		if s, err = l.writer.PrepareContext(ctx, query); err != nil {
			return err
		}
		l.prepared[query] = s
	}
	rows, err := s.QueryContext(ctx, args...)
	return each(rows, err, row)
}

func each(rows *sql.Rows, err error, row func(*sql.Rows) error) error {
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Touched tells whether somebody else wrote to the ledger since Touched was
// last asked.
func (l *Ledger) Touched(ctx context.Context) (bool, error) {
	before := l.touches
	err := l.ask(ctx, l.dialect.touches, nil, func(rows *sql.Rows) error { return rows.Scan(&l.touches) })
	return l.touches != before, err
}

// rowsAtOnce is how many rows one insert brings.
const rowsAtOnce = 24

// insert writes rows of equal length, several per statement. head ends before
// the first row, tail follows the last.
func (w *writing) insert(head, tail string, rows [][]any) error {
	for len(rows) > 0 {
		part := rows[:min(rowsAtOnce, len(rows))]
		rows = rows[len(part):]
		one := "(?" + strings.Repeat(", ?", len(part[0])-1) + ")"
		var args []any
		for _, r := range part {
			args = append(args, r...)
		}
		if _, err := w.exec(head+one+strings.Repeat(", "+one, len(part)-1)+tail, args...); err != nil {
			return err
		}
	}
	return nil
}
