package packet

import (
	"slices"

	"github.com/harborfile/harborfile/forms/pdfview"
)

// An address may be broken over lines of a column while the page is read line by line across all columns. Then the
// house number and its street stand far apart in the text, and beside each other or one below the other on the page.

// How far apart on the page two words of one address may stand, in points, and in heights of the line.
const (
	sameLine  = 260.0
	nextLines = 2.6
	outdent   = 420.0 // how far left of the number the next line may begin
)

// columns searches a page by the places of its words.
func (f *firewall) columns(all []pdfview.Word, number int) {
	if !slices.ContainsFunc(f.secrets, func(s secret) bool { return s.number != "" }) {
		return
	}
	split := make([][]string, len(all))
	for i, w := range all {
		split[i] = tokens(w.Text)
	}
	for _, s := range f.secrets {
		if s.number == "" || len(s.name) == 0 {
			continue
		}
		for i := range all {
			if !slices.ContainsFunc(split[i], func(w string) bool { return houseNumber(w) == s.number }) {
				continue
			}
			if slices.ContainsFunc(s.names(), func(name []string) bool { return beside(all, split, i, name, s.everyday()) }) {
				f.hit(Hit{s.kind, inText, number})
			}
		}
	}
}

// beside reports whether a street's name stands beside word i, or below it.
func beside(all []pdfview.Word, split [][]string, i int, name []string, everyday bool) bool {
	for j := range all {
		if j == i || !continues(all[i].Rect, all[j].Rect, everyday) {
			continue
		}
		// The name's own words follow each other on a line, whatever the order of the lines.
		var run []string
		for k := j; k < min(len(all), j+len(name)); k++ {
			run = append(run, split[k]...)
		}
		if alikeAll(run, name) {
			return true
		}
	}
	return false
}

// continues reports whether b continues a: on the same line, or at the beginning of one of the next lines.
func continues(a, b pdfview.Rect, everyday bool) bool {
	height := max(a.Y1-a.Y0, 4)
	down := b.Y0 - a.Y0
	if down > -height/2 && down < height/2 {
		gap := b.X0 - a.X1
		return gap > -1 && gap < sameLine && (!everyday || gap < 3*height)
	}
	return down >= height/2 && down < nextLines*height && b.X0 < a.X1 && b.X0 > a.X0-outdent && (!everyday || down < 1.8*height)
}
