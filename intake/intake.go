// Package intake turns bytes into reports: text, HTML, JSON Lines, feeds, archives.
package intake
