// Package examples holds the invented reports of this folder: five outlets on
// one air raid, for trying things out.
package examples

import "embed"

// Files are the reports, named as in the folder.
//
//go:embed *.txt *.html *.jsonl
var Files embed.FS
