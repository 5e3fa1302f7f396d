// Package api serves the desk's JSON.
package api
