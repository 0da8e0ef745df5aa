package ui

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/lang"
)

// paperTitle is the title of a form or a drafted paper in the language of the window. Official forms keep the names that
// their agencies gave them, and so does whatever a person named.
func paperTitle(title string) string {
	form, sheet := strings.CutPrefix(title, forms.SheetTitle)
	if !sheet {
		return lang.Paper(title)
	}
	number, member, about := strings.Cut(form, " (family member ")
	if about {
		return lang.T("document.sheet.member", "form", number, "n", strings.TrimSuffix(member, ")"))
	}
	return lang.T("document.sheet", "form", number)
}

// formWithTitle is a form of a matter as a person names it: the program's own by their titles, others by their numbers.
func formWithTitle(name string) string {
	if own, ok := forms.OwnForm(name); ok {
		return paperTitle(own.Edition.Title)
	}
	return upper(name)
}

// paperTitles are the titles of the forms and drafted papers of a matter, by id.
func paperTitles(s *cases.Snapshot) map[string]string {
	titles := map[string]string{}
	for _, f := range s.Forms {
		titles[f.ID] = paperTitle(f.Title)
	}
	for _, d := range s.Documents {
		titles[d.ID] = paperTitle(d.Title)
	}
	return titles
}
