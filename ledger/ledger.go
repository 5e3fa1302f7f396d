// Package ledger keeps records and their sources, and finds them again.
package ledger
