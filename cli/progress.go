package cli

import (
	"io"
	"os"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// patience is how long work goes on before a progress line appears.
const patience = time.Second

// progress counts reports, or what else unit says, on a terminal. Its methods
// do nothing on nil, so a pipe stays quiet.
type progress struct {
	unit  string
	began time.Time
	done  int64
	pool  *mpb.Progress
	bar   *mpb.Bar
	w     io.Writer
}

// newProgress returns nil unless std.err is a terminal and std.out is not,
// where the line would disturb the output.
func newProgress(std streams, toFile bool) *progress {
	if !isTerminal(std.err) || isTerminal(std.out) && !toFile {
		return nil
	}
	return &progress{unit: "reports", began: time.Now(), w: std.err}
}

// count says what is counted, instead of reports.
func (p *progress) count(unit string) {
	if p != nil {
		p.unit = unit
	}
}

// tick counts one report.
func (p *progress) tick() {
	if p != nil {
		p.reach(p.done + 1)
	}
}

// reach sets the count.
func (p *progress) reach(n int64) {
	if p == nil {
		return
	}
	p.done = n
	if p.bar == nil {
		if time.Since(p.began) < patience {
			return
		}
		p.pool = mpb.New(mpb.WithOutput(p.w), mpb.WithWidth(40))
		p.bar = p.pool.New(0, mpb.SpinnerStyle(), mpb.AppendDecorators(
			decor.CurrentNoUnit(" %d "+p.unit), decor.AverageSpeed(0, "  %.0f/s"), decor.Elapsed(decor.ET_STYLE_GO, decor.WC{C: decor.DindentRight, W: 8}),
		))
	}
	p.bar.SetCurrent(p.done)
}

// close takes the line away.
func (p *progress) close() {
	if p == nil || p.bar == nil {
		return
	}
	p.bar.SetTotal(p.done, true)
	p.pool.Wait()
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// columns is the width of a terminal, 80 elsewhere.
func columns(stream any) int {
	if f, ok := stream.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return w
		}
	}
	return 80
}
