// Command benchmarks measures a ledger at size: how fast reports are added at
// its beginning and its end, how long queries and pages take, and how much
// memory is used. Its reports are generated; see generate.go.
//
//	go run ./tools/benchmarks -reports 100000
//	go run ./tools/benchmarks -dir ledger -from 100000 -reports 5000    goes on with a ledger that it left
//	go run ./tools/benchmarks -dir ledger -reports 0    only queries and pages
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"

	"sayso/ledger"
	"sayso/reading"
	"sayso/work"
)

func main() {
	log.SetFlags(0)
	reports := flag.Int("reports", 20000, "how many reports to add")
	from := flag.Int("from", 0, "how many of the generated reports to leave out first: those that the ledger has")
	dir := flag.String("dir", "", "the ledger's folder; by default a temporary one")
	profile := flag.String("cpuprofile", "", "write CPU profiles to files that begin so, one for each 10,000 reports added")
	heap := flag.String("memprofile", "", "write a profile of the heap to this file when all are added")
	hot := flag.Float64("hot", 0, "the share of reports that tell of one incident without end")
	visited := flag.Int("visits", 300, "how often each kind of page is visited")
	only := flag.String("only", "", "visit only the kinds of pages that have this in their name, and ask no other queries")
	flag.Parse()
	work.LimitMemory()
	if *dir == "" {
		temp, err := os.MkdirTemp("", "sayso-bench-*")
		if err != nil {
			log.Fatal(err)
		}
		defer os.RemoveAll(temp)
		*dir = temp
	}
	l, err := ledger.Open(*dir)
	if err != nil {
		log.Fatal(err)
	}
	defer l.Close()
	if *reports > 0 {
		if err := add(l, *from, *reports, *hot, *profile); err != nil {
			log.Fatal(err)
		}
	}
	if *heap != "" {
		if err := writeHeap(*heap); err != nil {
			log.Fatal(err)
		}
	}
	if *profile != "" {
		profileTo(*profile+".queries", *reports)
		defer pprof.StopCPUProfile()
	}
	if *only == "" {
		if err := queries(l); err != nil {
			log.Fatal(err)
		}
	}
	if err := pages(l, *visited, *only); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("resident %d MB\n", resident())
	if info, err := os.Stat(*dir + "/ledger.db"); err == nil {
		fmt.Printf("database %.0f MB\n", float64(info.Size())/1e6)
	}
}

func writeHeap(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(pprof.WriteHeapProfile(f), f.Close())
}

// stretch is how many reports one measurement of adding covers.
const stretch = 1000

// warm is how many reports a ledger has before its pace is that of a large
// one: by then it weaves the stories that were put off first.
const warm = 12 * stretch

// profiled is how many reports one profile covers.
const profiled = 10000

func profileTo(name string, from int) {
	f, err := os.Create(fmt.Sprintf("%s.%06d", name, from))
	if err == nil {
		err = pprof.StartCPUProfile(f)
	}
	if err != nil {
		log.Print(err)
	}
}

// add adds generated reports and prints the pace of each stretch.
func add(l *ledger.Ledger, from, n int, hot float64, profile string) error {
	k, g := work.NewKeeper(l, reading.New()), newGenerator(rand.New(rand.NewPCG(1, 2)))
	g.hot = hot
	for range from {
		g.next()
	}
	if profile != "" {
		profileTo(profile, 0)
		defer pprof.StopCPUProfile()
	}
	begin, cpu := time.Now(), cpuTime()
	whole, done, words := begin, 0, 0
	var first, last pace
	in := func(yield func(work.Incoming) bool) {
		for range n {
			r := g.next()
			words += len(strings.Fields(r.Text))
			if !yield(work.Incoming{Report: r}) {
				return
			}
		}
	}
	err := k.AddAll(context.Background(), in, func(int64) {
		if done++; profile != "" && done%profiled == 0 {
			pprof.StopCPUProfile()
			profileTo(profile, done)
		}
		if done%stretch == 0 {
			last = pace{done, time.Since(begin) / stretch, (cpuTime() - cpu) / stretch}
			if done == warm+stretch {
				first = last
			}
			fmt.Printf("%7d reports: %5.0f/s, CPU %.2f ms each, resident %d MB\n", done, 1/last.took.Seconds(), ms(last.cpu), resident())
			begin, cpu = time.Now(), cpuTime()
		}
	})
	took := time.Since(whole)
	fmt.Printf("%d reports of %d words in %s: %.0f/s, CPU %.2f ms each; %s after the last was kept; resident %d MB\n",
		n, words/max(1, n), took.Round(time.Second), float64(n)/took.Seconds(), 1000*cpuTime().Seconds()/float64(max(1, n)), time.Since(begin).Round(time.Second), resident())
	if first.done > 0 {
		fmt.Printf("the %d before %d cost %.2f times what the %d before %d did, in CPU time %.2f times\n", stretch, last.done, last.took.Seconds()/first.took.Seconds(), stretch, first.done, last.cpu.Seconds()/first.cpu.Seconds())
	}
	return err
}

// pace is what each report of a stretch took; done is how many there were at
// its end.
type pace struct {
	done      int
	took, cpu time.Duration
}

// queries times each kind of query many times and prints its p50 and p99.
func queries(l *ledger.Ledger) error {
	ctx := context.Background()
	for _, text := range []string{"depot", "fuel hospital", `"rescue workers"`, "who:maiga", "who:maiga said:say", "said:deny", "place:mali event:assault", "status:planned since:2025-06-01", "since:2025-03-01 until:2025-03-31", "zeppelin", ""} {
		q, err := ledger.ParseQuery(text)
		if err != nil {
			return err
		}
		var took []time.Duration
		for range 100 {
			start := time.Now()
			if _, err := l.Find(ctx, q, 0, 50); err != nil {
				return err
			}
			if len(q.Who)+len(q.Said) > 0 {
				if _, err := l.FindStatements(ctx, q, 50); err != nil {
					return err
				}
			}
			took = append(took, time.Since(start))
		}
		fmt.Printf("query %-36q %s\n", text, spread(took))
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// resident is the process's resident memory in MB, 0 where it can't be told.
func resident() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.Sys >> 20)
	}
	kb := 0
	for line := range strings.Lines(string(status)) {
		fmt.Sscanf(line, "VmRSS: %d kB", &kb)
	}
	return kb >> 10
}
