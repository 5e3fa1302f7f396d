package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"maps"
	"slices"
)

// PerKey is how many of the latest reports a key leads to; it keeps the cost
// of a look-up flat however common a key becomes.
const PerKey = 60

// Reference is a report that a key leads to: its number and a day, which the
// ledger does not look into.
type Reference struct {
	N   uint32
	Day uint16
}

// Candidates returns, for each of the keys, the latest reports that have it,
// oldest first.
func (l *Ledger) Candidates(ctx context.Context, keys []int64) (map[int64][]Reference, error) {
	out := make(map[int64][]Reference, len(keys))
	err := inParts(keys, func(list string, args []any) error {
		return l.ask(ctx, `SELECT key, reports FROM candidate WHERE key IN `+list, args, scanCandidates(out))
	})
	return out, err
}

func scanCandidates(out map[int64][]Reference) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var key int64
		var packed sql.RawBytes
		if err := rows.Scan(&key, &packed); err != nil {
			return err
		}
		reports := make([]Reference, len(packed)/referenceSize)
		for i := range reports {
			b := packed[referenceSize*i:]
			reports[i] = Reference{binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint16(b[4:])}
		}
		out[key] = reports
		return nil
	}
}

// PutCandidates enters reports under their keys. All reports up to number
// upTo are entered then.
func (l *Ledger) PutCandidates(ctx context.Context, upTo int64, reports map[int64][]Reference) error {
	return l.write(ctx, func(w *writing) error {
		keys := slices.Sorted(maps.Keys(reports))
		known := map[int64][]Reference{}
		if err := inParts(keys, func(list string, args []any) error {
			return w.ask(`SELECT key, reports FROM candidate WHERE key IN `+list, args, scanCandidates(known))
		}); err != nil {
			return err
		}
		rows := make([][]any, len(keys))
		for i, k := range keys {
			rows[i] = []any{k, packed(Latest(known[k], reports[k]))}
		}
		if err := w.insert(`INSERT INTO candidate (key, reports) VALUES `, ` ON CONFLICT (key) DO UPDATE SET reports = excluded.reports`, rows); err != nil {
			return err
		}
		_, err := w.exec(`INSERT INTO mark (name, n) VALUES ('keyed', ?) ON CONFLICT (name) DO UPDATE SET n = excluded.n`, upTo)
		return err
	})
}

// Keyed is the last report that is among the candidates.
func (l *Ledger) Keyed(ctx context.Context) (int64, error) {
	var n int64
	err := l.ask(ctx, `SELECT n FROM mark WHERE name = 'keyed'`, nil, func(rows *sql.Rows) error { return rows.Scan(&n) })
	return n, err
}

// Latest joins two lists of reports, without doubles, and keeps the latest.
func Latest(known, fresh []Reference) []Reference {
	list := slices.Concat(known, fresh)
	slices.SortFunc(list, func(a, b Reference) int { return cmp.Compare(a.N, b.N) })
	list = slices.CompactFunc(list, func(a, b Reference) bool { return a.N == b.N })
	return list[max(0, len(list)-PerKey):]
}

// referenceSize is how many bytes a packed Reference takes.
const referenceSize = 6

func packed(list []Reference) []byte {
	out := make([]byte, 0, referenceSize*len(list))
	for _, r := range list {
		out = binary.LittleEndian.AppendUint32(out, r.N)
		out = binary.LittleEndian.AppendUint16(out, r.Day)
	}
	return out
}
