// Package eval scores records on gold corpora.
package eval
