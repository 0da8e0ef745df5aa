package ui

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft/redline"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// comparing is the comparison of two versions that is shown.
type comparing struct {
	document string
	from, to int
	found    *redline.Comparison
	shown    int // how many of its rows show
}

// redlineStep is how many rows of a comparison show at once: those of a long paper would take long to lay out.
const redlineStep = 40

// onCompare compares two versions and shows what differs.
func (d *documents) onCompare(r *documentRow, from, to int) {
	id, paper := d.snap.Matter.ID, r.record.ID
	var found *redline.Comparison
	d.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		found, err = forms.Redline(ctx, d.store, id, paper, from, to)
		return err
	}, func(err error) {
		if err != nil {
			d.a.fail(err, nil)
			return
		}
		d.compared = &comparing{paper, from, to, found, redlineStep}
		d.tell()
	})
}

// redline lists the paragraphs that differ, in the order of the later version: what went is named and struck from the
// words, what came is named.
func (d *documents) redline(r *documentRow) []fyne.CanvasObject {
	c := d.compared
	out := []fyne.CanvasObject{
		kit.NewBoldPara(lang.T("document.redline", "from", c.from, "to", c.to), theme.Body, theme.Ink),
		kit.Flow(8, kit.NewButton(kit.Plain, stock.NavigateBackIcon(), lang.T("document.redline.back"), func() {
			d.compared = nil
			d.tell()
		}), kit.NewButton(kit.Plain, stock.DownloadIcon(), lang.T("document.redline.export"), func() { d.onExportRedline(r, c) }))}
	if c.found.Alike() {
		return append(out, kit.NewPara(lang.T("document.redline.alike"), theme.Body, theme.Ink))
	}
	left := 0
	for _, row := range c.found.Rows {
		switch {
		case row.Kind == redline.Same:
		case left > 0 || len(out) >= c.shown+2:
			left++
		default:
			out = append(out, redlineRow(row))
		}
	}
	if left > 0 {
		out = append(out, kit.Flow(0, kit.NewButton(kit.Quiet, stock.MoveDownIcon(), lang.N("document.redline.more", min(left, redlineStep)), func() {
			c.shown += redlineStep
			d.tell()
		})))
	}
	return out
}

// rowTones are the looks of the kinds of a row; the word stands beside each.
var rowTones = map[redline.Kind]theme.Tone{redline.Added: theme.Good, redline.Removed: theme.Bad, redline.Changed: theme.Warn, redline.Moved: theme.Info}

// redlineRow is one paragraph that differs.
func redlineRow(row redline.Row) fyne.CanvasObject {
	number := row.After
	if number == "" {
		number = row.Before
	}
	key := "document.redline." + string(row.Kind)
	if row.Kind == redline.Moved && row.Gone {
		key = "document.redline.away"
	}
	head := kit.Flow(8, kit.NewChip(lang.T(key), rowTones[row.Kind]))
	if number != "" {
		head.Add(kit.NewPara(number, theme.Small, theme.Muted))
	}
	box := kit.VStack(3, head)
	if row.Kind != redline.Changed {
		box.Add(kit.NewPara(row.Words(), theme.Small, theme.Ink))
		return box
	}
	for _, side := range []struct {
		key       string
		not, mark redline.Kind
	}{{"document.redline.was", redline.Added, redline.Removed}, {"document.redline.is", redline.Removed, redline.Added}} {
		box.Add(kit.TopRow(8, []float32{54, -1}, kit.NewText(lang.T(side.key), theme.Small, theme.Muted), kit.NewPara(bracketed(row.Spans, side.not, side.mark), theme.Small, theme.Ink)))
	}
	return box
}

// bracketed are the words of one side of a change, with marks around what differs, so that no color is needed to see it.
func bracketed(spans []redline.Span, not, mark redline.Kind) string {
	var b strings.Builder
	for _, s := range spans {
		switch {
		case s.Kind == not:
		case s.Kind == mark && strings.TrimSpace(s.Text) != "":
			text := strings.TrimSpace(s.Text)
			at := strings.Index(s.Text, text)
			b.WriteString(s.Text[:at] + "‹" + text + "›" + s.Text[at+len(text):])
		default:
			b.WriteString(s.Text)
		}
	}
	return strings.TrimSpace(b.String())
}

// onExportRedline writes the comparison as a PDF, once the log of who learned what has it.
func (d *documents) onExportRedline(r *documentRow, c *comparing) {
	store, id, paper, in := d.store, d.snap.Matter.ID, r.record.ID, lang.Code()
	told := &cases.Disclosure{ID: cases.NewID(), MatterID: id, Recipient: cases.OfficeCopy, Items: []string{paper}, When: d.a.opt.Now().UTC().Format(time.RFC3339)}
	kit.Ask(d.a.window.Canvas(), lang.T("evidence.export.head"), lang.T("document.version.export"), nil,
		kit.Answer{Label: lang.T("evidence.export.yes"), Do: func() {
			d.a.savePaper(lang.T("document.redline.export"), "compared.pdf", lang.T("document.exported"), func(ctx context.Context) ([]byte, error) {
				pdf, err := forms.RedlinePaper(ctx, store, id, paper, c.from, c.to, in)
				if err != nil {
					return nil, err
				}
				return pdf, store.Write(ctx, told)
			})
		}},
		kit.Answer{Label: lang.T("evidence.export.no")})
}
