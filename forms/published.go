package forms

import (
	"slices"

	"github.com/harborfile/harborfile/forms/packet"
)

// internal are the program's own forms that stay in the office: what was told at intake, and what the client agreed
// may leave. A packet holds neither.
var internal = []string{"client-intake", "release-of-information"}

// Published says who publishes a form and where, for packet.BuildOptions. ok is false for a form that nobody here
// knows.
func Published(form string) (p packet.Published, ok bool) {
	if own, ok := OwnForm(form); ok {
		p = publishedEdition(own.Edition)
		p.Internal = slices.Contains(internal, own.ID)
		return p, true
	}
	for _, e := range EditionsOf(form) {
		return publishedEdition(e), true
	}
	return p, false
}

func publishedEdition(e Edition) packet.Published {
	return packet.Published{Form: e.Form, Title: e.Title, Edition: e.Edition, Agency: e.Agency, Where: e.Where}
}
