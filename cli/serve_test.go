package cli

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestServeListensOnLoopbackUnlessATokenIsSet(t *testing.T) {
	for _, c := range []struct {
		listen, token string
		allowed       bool
	}{
		{"127.0.0.1:8470", "", true}, {"localhost:0", "", true}, {"[::1]:80", "", true},
		{"0.0.0.0:8470", "", false}, {":8470", "", false}, {"192.168.1.4:80", "", false}, {"desk.example:80", "", false}, {"nonsense", "", false},
		{"0.0.0.0:8470", "short", false}, {"0.0.0.0:8470", "long enough to hold", true},
	} {
		if err := checkListen(c.listen, c.token); (err == nil) != c.allowed {
			t.Errorf("%s with %q: %v", c.listen, c.token, err)
		}
	}
}

func TestServeNeedsALedger(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"serve", "--ledger", t.TempDir()}, streams{strings.NewReader(""), &out, &errs}); code != 1 || !strings.Contains(errs.String(), "there is no ledger") {
		t.Errorf("%d: %s", code, errs.String())
	}
}

func TestDemoStartsAndCleansUp(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	var out, errs bytes.Buffer
	if code := run([]string{"demo", "--once"}, streams{strings.NewReader(""), &out, &errs}); code != 0 {
		t.Fatalf("%d: %s", code, errs.String())
	}
	if !strings.Contains(out.String(), "8 example reports read") || !strings.Contains(out.String(), "http://127.0.0.1:") {
		t.Errorf("it says %s", out.String())
	}
	emptied(t)
}

func emptied(t *testing.T) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "sayso-demo-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestDemoServesUntilInterrupted opens the demo's first page and ends it as
// Ctrl-C does.
func TestDemoServesUntilInterrupted(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	read, write := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- run([]string{"demo"}, streams{strings.NewReader(""), write, io.Discard})
		write.Close()
	}()
	address := ""
	seen, buffer := "", make([]byte, 1024)
	for address == "" {
		n, err := read.Read(buffer)
		if err != nil {
			t.Fatalf("it ended early: %s", seen)
		}
		seen += string(buffer[:n])
		address = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(seen)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(res.Body)
	res.Body.Close()
	if err != nil || !strings.Contains(string(body), "Tessalit") || !strings.Contains(string(body), demoNotice) {
		t.Errorf("%v: %s", err, body)
	}
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := self.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if got := <-code; got != 0 {
		t.Errorf("it ended with %d", got)
	}
	emptied(t)
}
