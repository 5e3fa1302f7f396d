// Package weaving links the records of many reports: copies and origins, events across reports, figures over time.
package weaving
