// Package data holds what the reader knows that is not code: word lists,
// models and the gazetteer, all embedded. SOURCES.md gives the origin,
// licence, checksum and recipe of each file.
//
// Big files are strings, so that nothing is copied or decoded at start.
package data
