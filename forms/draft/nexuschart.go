package draft

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/nexus"
)

// chartWidths are the shares of the columns of a nexus chart.
var chartWidths = []float64{23, 15, 24, 25, 13}

// nexusChart sets the charges of the matter beside the time under control, the means of control, the client's approved
// words and the exhibits. It shows what is there; what is not there goes into the attorney's note.
func (b *builder) nexusChart() {
	rows := nexus.Matrix(b.s)
	if len(rows) == 0 {
		b.add(Paragraph{Text: Rich{b.gap("matter.record.charges[].title", 0)}})
		return
	}
	b.chartFacts()
	t := Table{Widths: chartWidths}
	for _, head := range []string{"Charge", "When", "Means of control", "In the client's words", "Exhibits"} {
		t.Head = append(t.Head, Plain(typeset(head)))
	}
	for _, r := range rows {
		t.Rows = append(t.Rows, []Rich{Plain(chargeWords(r)), Plain(windowWords(r)), Plain(controlWords(r)), Plain(orSay(r.Words, "See the account as a whole.")), Plain(b.chartExhibits(r))})
		for _, g := range r.Gaps {
			b.remarks = append(b.remarks, fmt.Sprintf("Nexus chart, %s: %s", r.Line.Title, g.EN))
		}
	}
	b.add(t)
}

// chartFacts notes the facts that the chart is made from: when one changes, the chart is behind.
func (b *builder) chartFacts() {
	n, _ := cases.Rows(b.s, "matter.record.charges")
	for i := range n {
		for _, f := range []string{"title", "statute", "docket", "offenseDate", "arrestDate", "disposition.outcome", "link", "tags", "exhibits"} {
			b.value(fmt.Sprintf("matter.record.charges[%d].%s", i, f))
		}
	}
	for _, f := range []string{"period.from", "period.to", "exitEnd"} {
		b.value("matter.record." + f)
	}
}

func chargeWords(r nexus.Row) string {
	out := binding(joined("\n", r.Line.Title, r.Line.Statute))
	if r.Line.Docket != "" {
		out += "\n" + binding("No. "+r.Line.Docket)
	}
	return joined("\n", out, r.Line.Outcome)
}

func windowWords(r nexus.Row) string {
	day := ""
	if r.Day != "" {
		day = cases.Value{Kind: cases.DateFact, Text: string(r.Day)}.String()
	}
	return joined("\n", day, string(r.Window))
}

// controlWords names the means that a person tied to the charge, then those that lie at its time.
func controlWords(r nexus.Row) string {
	var tied, near []string
	for _, c := range r.Coercion {
		if c.Direct {
			tied = append(tied, c.EN)
		} else {
			near = append(near, c.EN)
		}
	}
	out := strings.Join(tied, "; ")
	if len(near) > 0 {
		out = joined("\n", out, "At that time: "+strings.Join(near, "; "))
	}
	return orSay(out, "None tied to this charge")
}

// chartExhibits names the exhibits that speak of the charge, then those that support the whole.
func (b *builder) chartExhibits(r nexus.Row) string {
	var own, all []string
	for _, e := range r.Exhibits {
		switch {
		case e.Label == "":
			continue
		case e.Direct:
			own = append(own, e.Label)
		default:
			all = append(all, e.Label)
		}
		b.namesExhibit(e.ID)
	}
	out := b.listed(own)
	if len(all) > 0 {
		out = joined("\n", out, "In general: "+b.listed(all))
	}
	return orSay(out, "None")
}

func orSay(s, instead string) string {
	if strings.TrimSpace(s) == "" {
		return instead
	}
	return s
}

// joined joins what is not empty.
func joined(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
