package forms

import "github.com/harborfile/harborfile/forms/fill"

// Box says that the field is ticked, not written.
func (h Hint) Box() bool { return h.Type == fill.Check || h.Type == fill.Radio }

// Choice says that the field takes one of its own values.
func (h Hint) Choice() bool { return h.Type == fill.Combo || h.Type == fill.List }

// The usual reasons for leaving a field empty, as maps hold them.
const (
	ReasonSign     = "a signature is made by hand, and its date is written by the person who signs"
	ReasonOffice   = "for the agency or the court only"
	ReasonHand     = "written by hand on paper"
	ReasonUnneeded = "not needed for the filings of this office"
)

// NeverReasons lists them in the order in which they are offered.
func NeverReasons() []string { return []string{ReasonSign, ReasonOffice, ReasonHand, ReasonUnneeded} }
