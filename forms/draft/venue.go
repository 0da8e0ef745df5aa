package draft

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// CaptionOf is the style of caption for the court of a matter: that of the state whose law the relief rests on, or the
// federal one; where the relief names neither, the state of the court decides.
func CaptionOf(m cases.Matter) CaptionStyle {
	for _, part := range strings.Split(m.Relief, ".") {
		if style, ok := captionStyles[part]; ok {
			return style
		}
	}
	if style, ok := captionStyles[strings.ToLower(strings.TrimSpace(m.Venue.State))]; ok {
		return style
	}
	return PlainCaption
}

// captionStyles are the styles by the part of a relief's id that names the law, and by the state of a court.
var captionStyles = map[string]CaptionStyle{
	"us": Federal,
	"ca": California, "california": California,
	"ny": NewYork, "new york": NewYork,
	"tx": Texas, "texas": Texas,
	"fl": Florida, "florida": Florida,
}
