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
	decisions, err := k.decisions(ctx)
	if err != nil {
		return err
	}
	numbers := numbersOf(reports)
	if len(numbers) == 2 && numbers[0] != numbers[1] && j.Kind == ledger.Same {
		digests, err := k.digestsOf(ctx, numbers)
		if err != nil {
			return err
		}
		a, b := ordered(digests[numbers[0]], digests[numbers[1]])
		score := weaving.Relate(a, b).Score
		if hasSame(decisions, a.ID, b.ID) {
			score = weaving.Decided
		}
		pair := ledger.Relation{A: min(numbers[0], numbers[1]), B: max(numbers[0], numbers[1]), Score: score}
		if err := k.ledger.Weave(ctx, []ledger.Relation{pair}, nil, nil); err != nil {
			return err
		}
	}
	return k.regroup(ctx, numbers)
}

func hasSame(d weaving.Decisions, a, b string) bool {
	for _, p := range d.Same {
		if p[0].Report == a && p[1].Report == b || p[0].Report == b && p[1].Report == a {
			return true
		}
	}
	return false
}

// decisions reads the standing judgements.
func (k *Keeper) decisions(ctx context.Context) (weaving.Decisions, error) {
	list, err := k.ledger.Judgements(ctx, false)
	return Decisions(list), err
}

// Decisions turns judgements into what weaving applies.
func Decisions(list []ledger.Judgement) weaving.Decisions {
	var d weaving.Decisions
	for _, j := range list {
		subject, ok := eventMember(j.Subject)
		object, both := eventMember(j.Object)
		switch {
		case j.Kind == ledger.Wrong && ok:
			d.Wrong = append(d.Wrong, subject)
		case j.Kind == ledger.Same && ok && both:
			d.Same = append(d.Same, [2]weaving.EventMember{subject, object})
		case j.Kind == ledger.NotSame && ok && both:
			d.NotSame = append(d.NotSame, [2]weaving.EventMember{subject, object})
		}
	}
	return d
}

// errEvent says that a judgement's subject names no event.
var errEvent = errors.New("name an event as REPORT/EVENT")
