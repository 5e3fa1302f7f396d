package work

import (
	"context"
	"errors"
	"strings"

	"sayso/ledger"
	"sayso/record"
	"sayso/weaving"
)

// EventName names an event of a report in judgements.
func EventName(m weaving.EventMember) string { return m.Report + "/" + string(m.Event) }

// eventMember reads what EventName wrote; report ids may hold slashes.
func eventMember(name string) (weaving.EventMember, bool) {
	i := strings.LastIndexByte(name, '/')
	if i <= 0 || i == len(name)-1 {
		return weaving.EventMember{}, false
	}
	return weaving.EventMember{Report: name[:i], Event: record.EventID(name[i+1:])}, true
}

// Judge keeps a person's decision and weaves anew what it touches.
func (k *Keeper) Judge(ctx context.Context, j ledger.Judgement) (int64, error) {
	reports, err := k.judged(ctx, j)
	if err != nil {
		return 0, err
	}
	n, err := k.ledger.Judge(ctx, j)
	if err != nil {
		return 0, err
	}
	return n, k.reweave(ctx, j, reports)
}

// Undo takes a judgement back and weaves anew what it touched.
func (k *Keeper) Undo(ctx context.Context, n int64, who string) error {
	list, err := k.ledger.Judgements(ctx, false)
	if err != nil {
		return err
	}
	for _, j := range list {
		if j.N != n {
			continue
		}
		reports, err := k.judged(ctx, j)
		if err != nil {
			return err
		}
		if err := k.ledger.Undo(ctx, n, who); err != nil {
			return err
		}
		return k.reweave(ctx, j, reports)
	}
	return ledger.ErrNotFound
}

// judged returns the reports of a judgement's findings.
func (k *Keeper) judged(ctx context.Context, j ledger.Judgement) ([]ledger.Report, error) {
	var out []ledger.Report
	for _, name := range []string{j.Subject, j.Object} {
		if name == "" {
			continue
		}
		m, ok := eventMember(name)
		if !ok {
			return nil, errEvent
		}
		r, err := k.ledger.Report(ctx, m.Report)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// reweave groups the judged reports' connected sets anew. Events decided to
// be the same join their reports even where nothing else relates them.
func (k *Keeper) reweave(ctx context.Context, j ledger.Judgement, reports []ledger.Report) error {
	l := &loaded{k.ledger, map[int64]*weaving.Digest{}, map[string]int64{}}
	decisions, err := k.decisions(ctx)
	if err != nil {
		return err
	}
	var fresh []int64
	for _, r := range reports {
		if _, err := l.digest(ctx, r.N); err != nil {
			return err
		}
		fresh = append(fresh, r.N)
	}
	if len(fresh) == 2 && fresh[0] != fresh[1] && j.Kind == ledger.Same {
		a, b := ordered(l.byN[fresh[0]], l.byN[fresh[1]])
		score := weaving.Relate(a, b).Score
		if hasSame(decisions, a.ID, b.ID) {
			score = weaving.Decided
		}
		pair := ledger.Relation{A: min(fresh[0], fresh[1]), B: max(fresh[0], fresh[1]), Score: score}
		if err := k.ledger.Weave(ctx, []ledger.Relation{pair}, nil, nil); err != nil {
			return err
		}
	}
	return errors.Join(k.regroup(ctx, l, fresh))
}

func hasSame(d weaving.Decisions, a, b string) bool {
	for _, p := range d.Same {
		if p[0].Report == a && p[1].Report == b || p[0].Report == b && p[1].Report == a {
			return true
		}
	}
	return false
}
