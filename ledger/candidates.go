package ledger

import (
	"context"
	"database/sql"
	"encoding/binary"
	"slices"
)

// perKey is how many of the latest reports a key leads to; it keeps the cost
// of a look-up flat however common a key becomes.
const perKey = 60

// Candidates returns, for each of the keys, the latest reports that have it,
// oldest first.
func (l *Ledger) Candidates(ctx context.Context, keys []int64) (map[int64][]int64, error) {
	return candidates(keys, func(query string, args ...any) (*sql.Rows, error) {
		return l.readers.QueryContext(ctx, query, args...)
	})
}

func candidates(keys []int64, query func(string, ...any) (*sql.Rows, error)) (map[int64][]int64, error) {
	out := make(map[int64][]int64, len(keys))
	err := inParts(keys, func(list string, args []any) error {
		rows, err := query(`SELECT key, reports FROM candidate WHERE key IN `+list, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var key int64
			var packed sql.RawBytes
			if err := rows.Scan(&key, &packed); err != nil {
				return err
			}
			reports := make([]int64, len(packed)/4)
			for i := range reports {
				reports[i] = int64(binary.LittleEndian.Uint32(packed[4*i:]))
			}
			out[key] = reports
		}
		return rows.Err()
	})
	return out, err
}

// putCandidates enters reports under their keys, as the latest.
func (w *writing) putCandidates(numbers []int64, entries []Entry) error {
	fresh := map[int64][]int64{}
	for i, n := range numbers {
		for _, k := range entries[i].Keys {
			if n != 0 {
				fresh[k] = append(fresh[k], n)
			}
		}
	}
	keys := make([]int64, 0, len(fresh))
	for k := range fresh {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	known, err := candidates(keys, func(query string, args ...any) (*sql.Rows, error) {
		return w.tx.QueryContext(w.ctx, query, args...)
	})
	if err != nil {
		return err
	}
	rows := make([][]any, len(keys))
	for i, k := range keys {
		rows[i] = []any{k, packed(known[k], fresh[k])}
	}
	return w.insert(`INSERT INTO candidate (key, reports) VALUES `, ` ON CONFLICT (key) DO UPDATE SET reports = excluded.reports`, rows)
}

// packed is two lists of reports in one, without doubles, the latest of them.
func packed(known, fresh []int64) []byte {
	list := append(known, fresh...)
	slices.Sort(list)
	list = slices.Compact(list)
	list = list[max(0, len(list)-perKey):]
	out := make([]byte, 0, 4*len(list))
	for _, n := range list {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	return out
}
