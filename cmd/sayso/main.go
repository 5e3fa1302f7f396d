// Command sayso reads news reports and keeps the record of who said what.
package main

import (
	"os"

	"sayso/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:])) }
