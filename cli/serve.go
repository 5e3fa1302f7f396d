package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"sayso/desk/api"
	"sayso/desk/web"
	"sayso/ledger"
	"sayso/work"
)

// serveCmd is `sayso serve`.
type serveCmd struct {
	ledgerFlag `embed:""`
	Listen     string `help:"Address and port to listen on. Anything but loopback needs a token." default:"127.0.0.1:8470" placeholder:"HOST:PORT"`
	Token      string `help:"What readers must know; give it in the environment, where other users of the machine cannot see it." env:"SAYSO_TOKEN"`
}

// Help gives the examples of `sayso serve --help`.
func (serveCmd) Help() string {
	return `Examples:
  sayso serve
  sayso serve --ledger ./case-17 --listen 127.0.0.1:9000
  SAYSO_TOKEN=… sayso serve --listen 0.0.0.0:8470

Shows a ledger in the browser: today's stories, who says what, numbers over time, sources, reports beside their records. People can mark events as the same, or as wrong.`
}

// Run serves until interrupted.
func (c *serveCmd) Run(std streams) error {
	if err := checkListen(c.Listen, c.Token); err != nil {
		return err
	}
	l, err := c.openLedger(false)
	if err != nil {
		return err
	}
	defer l.Close()
	ctx, stop := untilInterrupted()
	defer stop()
	return serve(ctx, std, l, c.Listen, c.Token, "", nil)
}

// errOpen refuses to face others without a token.
var errOpen = errors.New("to be reached from other machines the desk needs a token: set SAYSO_TOKEN to something long and secret")

// leastToken is how long a token must be, in bytes.
const leastToken = 16

// checkListen admits loopback addresses, and others only with a token.
func checkListen(address, token string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("%s: is no address; write it as 127.0.0.1:8470", address)
	}
	if token != "" && len(token) < leastToken {
		return fmt.Errorf("the token is too short: use %d characters or more", leastToken)
	}
	ip := net.ParseIP(host)
	if host == "localhost" || ip != nil && ip.IsLoopback() || token != "" {
		return nil
	}
	return errOpen
}

// untilInterrupted is a context that ends with Ctrl-C or a request to stop.
func untilInterrupted() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

// serve shows a ledger at an address until ctx ends; ready is told the desk's
// address once it answers.
func serve(ctx context.Context, std streams, l *ledger.Ledger, listen, token, notice string, ready func(address string) error) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", listen)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", listen, err)
	}
	judges := &judges{ledger: l}
	server := web.Server(web.New(web.Options{Ledger: l, API: api.Handler(api.Options{Ledger: l, Judge: judges.judge, Undo: judges.undo}), Judge: judges.judge, Undo: judges.undo, Token: token, Version: Version, Notice: notice}))
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	address := "http://" + strings.NewReplacer("[::]:", "localhost:", "0.0.0.0:", "localhost:").Replace(listener.Addr().String()) + "/"
	fmt.Fprintf(std.out, "The desk is at %s (Ctrl-C ends it)\n", address)
	if ready != nil {
		if err := ready(address); err != nil {
			return errors.Join(err, server.Close())
		}
	}
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		return shutdown(server)
	}
}

// shutdown lets requests under way end.
func shutdown(server *http.Server) error {
	const patience = 10 * time.Second
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return server.Close()
	}
	return nil
}

// judges lets one judgement at a time change a ledger. The keeper is made at
// the first.
type judges struct {
	ledger *ledger.Ledger
	one    sync.Mutex
	keeper *work.Keeper
}

func (j *judges) ready() (*work.Keeper, error) {
	if j.keeper != nil {
		return j.keeper, nil
	}
	k, err := newKeeper(j.ledger)
	if err == nil {
		j.keeper = k
	}
	return k, err
}

func (j *judges) judge(ctx context.Context, made ledger.Judgement) (int64, error) {
	j.one.Lock()
	defer j.one.Unlock()
	k, err := j.ready()
	if err != nil {
		return 0, err
	}
	return k.Judge(ctx, made)
}

func (j *judges) undo(ctx context.Context, n int64, who string) error {
	j.one.Lock()
	defer j.one.Unlock()
	k, err := j.ready()
	if err != nil {
		return err
	}
	return k.Undo(ctx, n, who)
}
