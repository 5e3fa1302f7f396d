package weaving

import (
	"encoding/json"
	"io"
)

// Write writes everything woven as JSON Lines: reports, entities, events,
// claims, stories, one object per line, each with its kind.
func (w *Woven) Write(out io.Writer) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	return firstError(
		writeAll(e, w.Reports), writeAll(e, w.Entities), writeAll(e, w.Events), writeAll(e, w.Claims), writeAll(e, w.Stories),
	)
}

func writeAll[T any](e *json.Encoder, list []T) error {
	for i := range list {
		if err := e.Encode(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
