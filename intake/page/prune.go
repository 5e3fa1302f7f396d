package page

import (
	"strings"

	"sayso/intake/layout"
	"sayso/record"
)

// prune leaves out the blocks that are furniture by their words or their
// links, and headings with nothing under them.
func prune(list []block, r *record.Report) []block {
	kept := list[:0]
	for i, b := range list {
		switch {
		case b.role == post:
		case isLinks(b), isTeaser(b), layout.IsFurniture(b.text), b.role != quote && layout.IsCaption(b.text):
			continue
		case i < 8 && len(kept) < 3 && b.role != item && (sameTitle(b.text, r.Title) || layout.IsMeta(b.text)):
			continue
		}
		kept = append(kept, b)
	}
	for len(kept) > 0 && kept[len(kept)-1].role == heading {
		kept = kept[:len(kept)-1]
	}
	return kept
}

// isLinks tells a block that is nothing but links: a list of other articles,
// tags, buttons.
func isLinks(b block) bool { return b.linked*10 > len(b.text)*9 && len(b.text) < 250 }

// isTeaser tells "SEE MORE: Another article": a short label and a link.
func isTeaser(b block) bool {
	colon := strings.IndexByte(b.text, ':')
	return colon > 0 && colon < 30 && len(b.text) < 250 && b.linked > 0 && b.linked >= len(b.text)-colon-4
}

func sameTitle(a, b string) bool { return b != "" && strings.EqualFold(squeeze(a), squeeze(b)) }
