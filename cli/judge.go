package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/user"

	"github.com/alecthomas/kong"

	"sayso/ledger"
	"sayso/work"
)

// judgeCmd is `sayso judge`.
type judgeCmd struct {
	Wrong   judgeWrong `cmd:"" help:"A statement, event, figure, entity, place or time was read wrongly."`
	Same    judgePair  `cmd:"" help:"Two events are one; or an entity is somebody known (entity-…)."`
	NotSame judgePair  `cmd:"" help:"Two events are not one; or an entity is not whom it was taken for."`
	Undo    judgeUndo  `cmd:"" help:"Take a judgement back."`
	List    judgeList  `cmd:"" help:"List judgements, the latest first, with those taken back."`
}

// Help gives the examples of `sayso judge --help`.
func (judgeCmd) Help() string {
	return `Examples:
  sayso judge wrong sha256:1f2e/s3 --note "she quotes another"
  sayso judge not-same sha256:1f2e/v0 sha256:77ab/v2
  sayso judge not-same sha256:1f2e/e4 entity-1b2c3d4e5f60
  sayso judge list
  sayso judge undo 3

A finding is named by its report and its id in the record (sayso show REPORT --format json). Judgements go before what is derived, survive a rebuild, and stay on record when they are undone.`
}

// judging is what every judgement is made with.
type judging struct {
	ledgerFlag `embed:""`
	Who        string `help:"Who judges; by default the user of this machine." placeholder:"NAME"`
	Note       string `help:"Why." placeholder:"TEXT"`
}

func (c *judging) who() string {
	if c.Who != "" {
		return c.Who
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "unknown"
}

func (c *judging) judge(std streams, j ledger.Judgement) error {
	l, err := c.openLedger(false)
	if err != nil {
		return err
	}
	defer l.Close()
	j.Who, j.Note = c.who(), c.Note
	keeper, err := newKeeper(l)
	if err != nil {
		return err
	}
	n, err := keeper.Judge(context.Background(), j)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "judgement %d kept; sayso judge undo %d takes it back\n", n, n)
	return err
}

type judgeWrong struct {
	judging `embed:""`
	Finding string `arg:"" help:"REPORT/ID."`
}

// Run marks a finding as wrong.
func (c *judgeWrong) Run(std streams) error {
	return c.judge(std, ledger.Judgement{Kind: ledger.Wrong, Subject: c.Finding})
}

// judgePair is both `judge same` and `judge not-same`.
type judgePair struct {
	judging `embed:""`
	Finding string `arg:"" help:"REPORT/ID of an event or entity."`
	Other   string `arg:"" help:"REPORT/ID of the other event, or the id of a person or body."`
}

// Run says that two things are one, or that they are not, as the verb says.
func (c *judgePair) Run(std streams, k *kong.Context) error {
	return c.judge(std, ledger.Judgement{Kind: k.Selected().Name, Subject: c.Finding, Object: c.Other})
}

type judgeUndo struct {
	judging `embed:""`
	N       int64 `arg:"" help:"The judgement's number."`
}

// Run takes a judgement back.
func (c *judgeUndo) Run(std streams) error {
	l, err := c.openLedger(false)
	if err != nil {
		return err
	}
	defer l.Close()
	keeper, err := newKeeper(l)
	if err != nil {
		return err
	}
	err = keeper.Undo(context.Background(), c.N, c.who())
	if errors.Is(err, ledger.ErrNotFound) {
		return fmt.Errorf("there is no judgement %d, or it is undone already", c.N)
	}
	if err == nil {
		_, err = fmt.Fprintf(std.out, "judgement %d taken back\n", c.N)
	}
	return err
}

type judgeList struct {
	ledgerFlag `embed:""`
	Format     string `help:"How to write them: ${enum}." enum:"text,json" default:"text" short:"f"`
}

// Run lists all judgements.
func (c *judgeList) Run(std streams) error {
	return c.over(std, "", func(l *ledger.Ledger, w io.Writer) error {
		for before := int64(0); ; {
			list, err := l.JudgementsAfter(context.Background(), before, work.Batch)
			if err != nil || len(list) == 0 {
				return err
			}
			for _, j := range list {
				if err := writeJudgement(w, c.Format, j); err != nil {
					return err
				}
				before = j.N
			}
		}
	})
}

func writeJudgement(w io.Writer, format string, j ledger.Judgement) error {
	if format == "json" {
		return json.NewEncoder(w).Encode(j)
	}
	line := fmt.Sprintf("%d  %s  %s", j.N, j.Kind, j.Subject)
	if j.Object != "" {
		line += "  " + j.Object
	}
	line += "  " + j.Who + ", " + j.Made
	if j.Note != "" {
		line += "  “" + j.Note + "”"
	}
	if j.Undone != "" {
		line += "  (undone by " + j.Undoer + ", " + j.Undone + ")"
	}
	_, err := fmt.Fprintln(w, line)
	return err
}
