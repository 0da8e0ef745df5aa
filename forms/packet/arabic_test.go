package packet_test

import (
	"slices"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet"
)

// A row of the contents in Arabic leads to the page it names, and the check sees it.
func TestContentsInArabic(t *testing.T) {
	v := bareOffice(t)
	p := newPool(t, v)
	for i, title := range []string{"تقرير طبي عن الإصابات", "תעודה רפואית 12", "Letter of May 5"} {
		p.snap.Evidence[i].Exhibit.Title = title
	}
	p.snap.Evidence[2].Exhibit.Order = 9
	b, err := build(t, v, p.snap, packet.BuildOptions{Recipient: cases.OfficeCopy})
	if err != nil {
		t.Fatal(err)
	}
	if i := slices.IndexFunc(b.Lines, func(l packet.Line) bool { return l.Rule == "contents" && l.Level == packet.Red }); i >= 0 {
		t.Error(b.Lines[i].Text)
	}
}
