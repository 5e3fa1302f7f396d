package cli

import (
	"fmt"
	"io"
	"runtime"

	"sayso/intake"
	"sayso/reading"
	"sayso/record"
)

// window is how many reports per worker may wait for their turn; it bounds
// memory however long the stream.
const window = 4

// job is one report on its way through the workers; out receives its
// rendering exactly once.
type job struct {
	report *record.Report
	err    error
	out    chan rendering
}

type rendering struct {
	name string // the report's id
	body []byte
	err  error
}

// render turns one report into bytes with the worker's own reader.
type render func(*reading.Reader, *record.Report) ([]byte, error)

// pump reads reports over all cores and hands their renderings to sink in
// input order. Failures are told on std.err as they come; pump returns
// errTold if there was any, and sink's error if that fails.
func pump(reports intake.Reports, std streams, f render, sink func(rendering) error) error {
	first, err := newReader()
	if err != nil {
		return err
	}
	workers := runtime.GOMAXPROCS(0)
	jobs, order := make(chan job), make(chan job, window*workers)
	stop := make(chan struct{})
	for i := range workers {
		r := first
		if i > 0 {
			r = first.Clone()
		}
		go func() {
			for j := range jobs {
				j.out <- process(r, j, f)
			}
		}()
	}
	go feed(reports, jobs, order, stop)
	failed := false
	for j := range order {
		out := <-j.out
		if out.err != nil {
			failed = true
			fmt.Fprintln(std.err, "sayso:", out.err)
			continue
		}
		if err := sink(out); err != nil {
			close(stop)
			return err
		}
	}
	if failed {
		return errTold
	}
	return nil
}

func feed(reports intake.Reports, jobs, order chan<- job, stop <-chan struct{}) {
	defer close(order)
	defer close(jobs)
	for r, err := range reports {
		j := job{report: r, err: err, out: make(chan rendering, 1)}
		select {
		case order <- j:
		case <-stop:
			return
		}
		select {
		case jobs <- j:
		case <-stop:
			return
		}
	}
}

// process renders one job; a panic in a stage is a bug, but it costs one
// report and is told, never the rest of the stream.
func process(r *reading.Reader, j job, f render) (out rendering) {
	if j.err != nil {
		return rendering{err: j.err}
	}
	defer func() {
		if p := recover(); p != nil {
			out = rendering{err: fmt.Errorf("report %s: reading failed, please send us the report: %v", j.report.ID, p)}
		}
	}()
	body, err := f(r, j.report)
	return rendering{name: j.report.ID, body: body, err: err}
}

// writeTo is the sink that writes renderings one after the other.
func writeTo(w io.Writer, tick func()) func(rendering) error {
	return func(r rendering) error {
		tick()
		_, err := w.Write(r.body)
		return err
	}
}
