// Package web serves the desk's pages and assets.
package web
