package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sayso": func() { os.Exit(Main(os.Args[1:])) }})
}

// TestScripts runs the command as users type it; each script is also its
// manual.
func TestScripts(t *testing.T) {
	examples := t.TempDir()
	if err := os.CopyFS(examples, os.DirFS("../examples")); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			picture := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00"
			return os.WriteFile(filepath.Join(e.WorkDir, "picture.png"), []byte(picture), 0o644)
		},
	})
}
