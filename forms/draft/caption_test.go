package draft

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// A caption says its words once each and in the order in which its venue reads them; the signs of its column are drawn.
func TestCaptionOfEachVenue(t *testing.T) {
	need(t, "pdftotext", "the words of captions were not checked")
	for style, order := range map[CaptionStyle]string{
		PlainCaption: "THE COURT|MARGA EJEMPLO,|Petitioner,|File 77|THE MOTION|Hearing in May",
		Federal:      "THE COURT|MARGA EJEMPLO,|Petitioner,|File 77|THE MOTION|Hearing in May",
		California:   "Counsel line|THE COURT|MARGA EJEMPLO,|Petitioner,|File 77|THE MOTION|Hearing in May",
		NewYork:      "THE COURT|MARGA EJEMPLO,|Petitioner,|File 77|THE MOTION|Hearing in May",
		Texas:        "File 77|MARGA EJEMPLO,|Petitioner,|THE COURT|THE MOTION|Hearing in May",
		Florida:      "THE COURT|File 77|MARGA EJEMPLO,|Petitioner,|THE MOTION|Hearing in May",
	} {
		b := Caption{Style: style, Court: []Rich{Plain("THE COURT")}, Parties: []Rich{Plain("MARGA EJEMPLO,"), Plain("\tPetitioner,")},
			Right: []Rich{Plain("File 77"), Plain(""), {{Text: "THE MOTION", Style: text.Bold}}, Plain(""), Plain("Hearing in May")}}
		if style == California {
			b.Counsel = []Rich{Plain("Counsel line")}
		}
		pdf, err := Render(&Document{Title: "T", Footer: "FOOT", Look: Pleading, Blocks: []Block{b, Paragraph{Text: Plain("Words.")}}})
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(strings.FieldsFunc(footer.ReplaceAllString(extract(t, pdf), ""), func(r rune) bool { return r == '\n' || r == '\f' }), "|")
		if want := order + "|Words."; got != want {
			t.Errorf("%s: %q, want %q", style, got, want)
		}
		if _, err := exec.LookPath("pdfinfo"); err == nil {
			tree := run(t, pdf, "pdfinfo", "-struct-text", "FILE")
			if h := strings.Index(tree, "H1"); h < 0 || strings.Index(tree, "THE MOTION") < h {
				t.Errorf("%s: the name of the paper is not tagged as its heading:\n%s", style, tree)
			}
		}
	}
}

func TestCaptionFollowsTheVenue(t *testing.T) {
	for _, c := range []struct {
		relief, state string
		want          CaptionStyle
	}{
		{"vac.us.3771a", "Washington", Federal}, {"vac.ny", "", NewYork}, {"po.ca.dvro", "", California}, {"vac.tx", "", Texas},
		{"vac.fl", "", Florida}, {"vac.nv", "Nevada", PlainCaption}, {"vac", "California", California}, {"", "TX", Texas}, {"", "", PlainCaption},
	} {
		m := cases.Matter{Relief: c.relief}
		m.Venue.State = c.state
		if got := CaptionOf(m); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.relief, c.state, got, c.want)
		}
	}
}
