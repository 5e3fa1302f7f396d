// Package export writes records as CSV, GeoJSON, Parquet and event-data rows.
package export
