package forms

import (
	"fmt"

	"github.com/harborfile/harborfile/forms/fill"
)

// stampText stands at the foot of every page that nobody has compared with the map. A copy that goes out unread says
// what it is.
const stampText = "Not for filing yet: nobody has compared this page with the map it was filled from."

// stamps are the notices at the foot of the pages that are still to be checked, below what forms print there.
func (j *job) stamps() []fill.Box {
	var out []fill.Box
	pages := j.form.Pages()
	for _, page := range j.e.ToCheck {
		if page > len(pages) {
			continue
		}
		p := pages[page-1]
		out = append(out, fill.Box{Name: fmt.Sprintf("stamp.%d", page), Page: page, Text: stampText, Size: 8, Align: 1,
			Rect: [4]float64{p[0] + 18, p[1] + 3, p[2] - 18, p[1] + 14}})
	}
	return out
}
