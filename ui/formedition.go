package ui

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// editionLine says how current an edition is, as far as the program knows.
func editionLine(e forms.Edition) string {
	expires := ""
	if e.Expires != "" {
		expires = lang.T("library.expires", "date", e.Expires)
	}
	return dotted(e.Edition, expires, lang.FormWords(e.Accepted()))
}

// mapWords say where the map of an edition comes from and who stands for it. ours is the office's own
// map, where the office made one.
func mapWords(e forms.Edition, ours cases.FormMap) (string, theme.Tone) {
	switch m, ok := e.Map(); {
	case e.Source == forms.FromOffice && ours.By != "":
		return lang.T("map.office.signed", "by", ours.By, "on", lang.Date(ours.On)), theme.Good
	case e.Source == forms.FromOffice:
		return lang.T("map.office.open"), theme.Warn
	case e.Source == forms.FromPublished && len(e.ToCheck) > 0:
		return lang.T("map.published.open", "pages", numbers(e.ToCheck)), theme.Warn
	case e.Source == forms.FromPublished:
		return lang.T("map.published.done"), theme.Good
	case !ok:
		return lang.T("map.none"), theme.Info
	case m.Verified.By != "":
		return lang.T("map.ours.signed", "by", m.Verified.By, "on", lang.Date(cases.Date(m.Verified.On))), theme.Good
	}
	return lang.T("map.ours.open"), theme.Warn
}

// officeMap is the office's own map of a blank; empty where there is none.
func officeMap(have forms.Library, b *cases.Blank) cases.FormMap {
	if b == nil {
		return cases.FormMap{}
	}
	rec, _ := have.MapFor(*b)
	return rec
}

// numbers lists numbers with commas between.
func numbers(list []int) string {
	var out []string
	for _, n := range list {
		out = append(out, lang.T("number", "n", n))
	}
	return strings.Join(out, ", ")
}
