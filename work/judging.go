package work

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"sayso/ledger"
	"sayso/record"
	"sayso/weaving"
)

// EventName names an event of a report in judgements.
func EventName(m weaving.EventMember) string { return FindingName(m.Report, string(m.Event)) }

// FindingName names anything found in a report in judgements.
func FindingName(report, id string) string { return report + "/" + id }

// finding reads what FindingName wrote; report ids may hold slashes.
func finding(name string) (weaving.Finding, bool) {
	i := strings.LastIndexByte(name, '/')
	if i <= 0 || i == len(name)-1 {
		return weaving.Finding{}, false
	}
	return weaving.Finding{Report: name[:i], ID: name[i+1:]}, true
}

// Judge keeps a person's decision and weaves anew what it touches. The
// decision may be about anything found in a report; reports may be named by
// the beginning of their id. Findings that the ledger does not hold are
// ledger.ErrNotFound.
func (k *Keeper) Judge(ctx context.Context, j ledger.Judgement) (int64, error) {
	reports, err := k.judged(ctx, &j)
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
		reports, err := k.reportsOf(ctx, j)
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

// judged returns the reports of a judgement's findings, once it is sure that
// they are findings, of kinds that go together; it completes their names.
func (k *Keeper) judged(ctx context.Context, j *ledger.Judgement) ([]ledger.Report, error) {
	var out []ledger.Report
	var kinds []string
	for _, name := range []*string{&j.Subject, &j.Object} {
		if *name == "" || name == &j.Object && isPerson(*name) {
			continue
		}
		f, ok := finding(*name)
		if !ok {
			return nil, ErrFinding
		}
		r, err := k.ledger.Report(ctx, f.Report)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", *name, err)
		}
		rec, err := k.recordOf(ctx, r.N)
		if err != nil {
			return nil, err
		}
		kind := rec.KindOf(f.ID)
		if kind == "" {
			return nil, fmt.Errorf("%s: %w", *name, ledger.ErrNotFound)
		}
		*name = FindingName(r.ID, f.ID)
		kinds, out = append(kinds, kind), append(out, r)
	}
	events := slices.Equal(kinds, []string{"event", "event"})
	belongs := slices.Equal(kinds, []string{"entity"}) && isPerson(j.Object)
	if j.Kind != ledger.Wrong && !events && !belongs {
		return nil, ErrPair
	}
	return out, nil
}

// reportsOf returns the reports that a judgement is about.
func (k *Keeper) reportsOf(ctx context.Context, j ledger.Judgement) ([]ledger.Report, error) {
	var out []ledger.Report
	for _, name := range []string{j.Subject, j.Object} {
		if f, ok := finding(name); ok {
			r, err := k.ledger.Report(ctx, f.Report)
			if err != nil {
				return nil, err
			}
			out = append(out, r)
		}
	}
	return out, nil
}

// isPerson tells an entity across reports from a finding of one.
func isPerson(name string) bool {
	return strings.HasPrefix(name, "entity-") && !strings.Contains(name, "/")
}

// reweave gathers the judged reports anew and weaves their stories. Events
// decided to be the same join their reports even where nothing else relates
// them.
func (k *Keeper) reweave(ctx context.Context, j ledger.Judgement, reports []ledger.Report) error {
	if err := k.fresher(ctx); err != nil {
		return err
	}
	decisions, err := k.decisions(ctx)
	if err != nil {
		return err
	}
	numbers := numbersOf(reports)
	var near map[int64][]ledger.Peer
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
		if near, err = k.entered(ctx, []relation{{numbers[0], numbers[1], score}}); err != nil {
			return err
		}
	}
	if err := k.gather(ctx, numbers, near); err != nil {
		return err
	}
	return k.settle(ctx)
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
		subject, ok := finding(j.Subject)
		object, both := finding(j.Object)
		belonging := weaving.Belonging{Member: weaving.EntityMember{Report: subject.Report, Entity: record.EntityID(subject.ID)}, Person: j.Object}
		pair := [2]weaving.EventMember{eventOf(subject), eventOf(object)}
		switch {
		case !ok:
		case j.Kind == ledger.Wrong:
			d.Wrong = append(d.Wrong, subject)
		case j.Kind == ledger.Same && isPerson(j.Object):
			d.Are = append(d.Are, belonging)
		case j.Kind == ledger.NotSame && isPerson(j.Object):
			d.AreNot = append(d.AreNot, belonging)
		case j.Kind == ledger.Same && both:
			d.Same = append(d.Same, pair)
		case j.Kind == ledger.NotSame && both:
			d.NotSame = append(d.NotSame, pair)
		}
	}
	return d
}

func eventOf(f weaving.Finding) weaving.EventMember {
	return weaving.EventMember{Report: f.Report, Event: record.EventID(f.ID)}
}

// WrongIn collects, of judgements, the findings that are wrong, by report, as
// Record.Without takes them.
func WrongIn(list []ledger.Judgement) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, w := range Decisions(list).Wrong {
		if out[w.Report] == nil {
			out[w.Report] = map[string]bool{}
		}
		out[w.Report][w.ID] = true
	}
	return out
}

// renamed follows judged findings of reports through a new reading, in
// which they may have other ids: a finding is the one of its kind that begins
// where it began. One that is no more keeps a name that no finding has, so
// that the decision stands on record and touches nothing else.
func (k *Keeper) renamed(ctx context.Context, old []*record.Record, fresh []ledger.Entry) ([]ledger.Judgement, error) {
	list, err := k.ledger.Judgements(ctx, true)
	if err != nil {
		return nil, err
	}
	var out []ledger.Judgement
	for _, j := range list {
		was := j
		for i := range old {
			j.Subject, j.Object = renamed(j.Subject, old[i], fresh[i].Record), renamed(j.Object, old[i], fresh[i].Record)
		}
		if j != was {
			out = append(out, j)
		}
	}
	return out, nil
}

// gone marks the name of a finding that the present reading does not make.
const gone = "gone:"

func renamed(name string, old, fresh *record.Record) string {
	f, ok := finding(name)
	if !ok || f.Report != old.Report.ID || strings.HasPrefix(f.ID, gone) {
		return name
	}
	was, kind := old.Findings()[f.ID], old.KindOf(f.ID)
	best := ""
	for id, at := range fresh.Findings() {
		if at.Start == was.Start && fresh.KindOf(id) == kind && (best == "" || id == f.ID || id < best && best != f.ID) {
			best = id
		}
	}
	if best == "" {
		best = gone + f.ID
	}
	return FindingName(f.Report, best)
}

// What is wrong with a judgement before it is kept.
var (
	ErrFinding = fmt.Errorf("%w: name a finding as REPORT/ID, as in sha256:1f2e…/v3", ledger.ErrJudgement)
	ErrPair    = fmt.Errorf("%w: the same or not the same can be two events, or an entity and somebody across reports (entity-…)", ledger.ErrJudgement)
)
