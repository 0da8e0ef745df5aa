package ui

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// packetPages shows the pages of a packet: one large, the others small beside it, and a search.
// Pages of evidence are not shown before the person asks for them.
type packetPages struct {
	a       *App
	preview *preview
	strip   *packetStrip
	find    *packetFind
	content *fyne.Container

	files    []verify.File
	pills    *fyne.Container // the files, where there are several
	head     *fyne.Container // above the pages, where there are any
	built    *packet.Built   // nil where the pages are those of a packet that was kept
	kept     cases.Packet    // the one that was kept, where nothing is built
	part     int             // file that is open, 0 the first
	evidence [][2]int        // numbers of the pages that show evidence, from and to
	shown    bool            // the person has asked for them
}

func newPacketPages(a *App, store forms.Desk) *packetPages {
	p := &packetPages{a: a, pills: kit.Flow(4)}
	p.pills.Hide()
	p.preview = newPreview(a, store, lang.T("packet.nopage"))
	p.preview.view.Zoomable(lang.T("preview.larger"), lang.T("preview.whole"))
	p.preview.veil = p.veil
	p.strip = newPacketStrip(p)
	p.find = newPacketFind(p)
	p.preview.onOpen = func(doc *pdfview.Doc) {
		p.strip.open(doc)
		p.find.open(doc)
		p.head.Show()
		p.content.Refresh()
	}
	p.preview.onTurn = func(page int) { p.strip.list.Turn(page) }
	p.preview.onShow = func(page int, g pdfview.Geometry) { p.find.mark(page) }
	beside := container.New(besidePage{p.strip.list}, p.strip.list, p.preview.view)
	p.head = kit.VStack(6, p.find.content, p.pills)
	p.head.Hide()
	p.content = kit.Frame(8, p.head, beside, nil)
	return p
}

// show opens the pages of a packet that was built; tabs tells that each exhibit begins with a tab sheet.
func (p *packetPages) show(b *packet.Built, tabs bool) {
	p.close()
	p.built, p.files = b, b.Manifest.Files
	p.evidence = evidencePages(b.Manifest, tabs)
	p.open(0, 0)
}

// last opens the packet that was kept last for a recipient, where there is one.
func (p *packetPages) last(k cases.Packet) {
	if len(k.Parts) == 0 {
		p.close()
		return
	}
	if p.built == nil && p.kept.ID == k.ID {
		return // it is open, at whichever file and page
	}
	p.close()
	var m verify.Manifest
	if err := json.Unmarshal([]byte(k.Manifest), &m); err != nil {
		return
	}
	p.kept, p.files, p.evidence = k, m.Files[:min(len(k.Parts), len(m.Files))], evidencePages(m, false)
	p.open(0, 0)
}

// evidencePages are the pages on which an exhibit itself is seen. Its tab sheet is none of them; where it is not known
// whether there is one, the first page counts as evidence.
func evidencePages(m verify.Manifest, tabs bool) (out [][2]int) {
	for _, it := range m.Items {
		switch packet.Kind(it.Kind) {
		case packet.Exhibit, packet.Translation, packet.Attachment:
		default:
			continue
		}
		first := it.First
		if it.Label != "" && tabs && it.Last > it.First {
			first++
		}
		out = append(out, [2]int{first, it.Last})
	}
	return out
}

// open opens one file of the packet at a page, 0 its first.
func (p *packetPages) open(part, page int) {
	p.part = part
	p.strip.close()
	p.find.close()
	p.showFiles()
	p.preview.first = page
	if p.built == nil {
		p.preview.show(p.kept.Parts[part].ID, "application/pdf")
		return
	}
	bytes, size := p.built.Part(part)
	p.preview.open("", bytes, size)
}

// showFiles lets one choose among the files of a packet that is in several.
func (p *packetPages) showFiles() {
	p.pills.Objects = nil
	for i, f := range p.files {
		pill := kit.NewPill(lang.T("packet.file", "n", i+1), func() {
			if i != p.part {
				p.open(i, 0)
			}
		})
		pill.Note(span(f.First, f.First+f.Pages-1))
		pill.Select(i == p.part)
		p.pills.Add(pill)
	}
	p.pills.Hidden = len(p.files) < 2
	p.head.Hidden = p.pills.Hidden && !p.find.content.Visible()
	p.content.Refresh()
}

// number is what is printed on a page of the file that is open.
func (p *packetPages) number(page int) int {
	if p.part < len(p.files) {
		return p.files[p.part].First + page
	}
	return page + 1
}

// turnTo shows the page with a number, in whichever file it is.
func (p *packetPages) turnTo(number int) {
	for i, f := range p.files {
		if number < f.First || number >= f.First+f.Pages {
			continue
		}
		if i != p.part {
			p.open(i, number-f.First)
			return
		}
		p.preview.view.Go(number - f.First)
		return
	}
}

// closed reports whether a page shows evidence that nobody has asked for.
func (p *packetPages) closed(page int) bool {
	if p.shown {
		return false
	}
	n := p.number(page)
	for _, e := range p.evidence {
		if n >= e[0] && n <= e[1] {
			return true
		}
	}
	return false
}

// veil stands in the place of a page of evidence.
func (p *packetPages) veil(page int) fyne.CanvasObject {
	if !p.closed(page) {
		return nil
	}
	return kit.VStack(10, kit.NewPara(lang.T("packet.veil"), theme.Body, theme.Muted).Align(fyne.TextAlignCenter),
		kit.Center(0, kit.NewButton(kit.Plain, stock.VisibilityIcon(), lang.T("packet.veil.show"), p.unveil)))
}

// unveil shows the pages of evidence, until the packet is closed.
func (p *packetPages) unveil() {
	p.shown = true
	p.strip.list.Refresh()
	p.preview.turn(p.preview.view.Page())
}

// close lets go of the pages.
func (p *packetPages) close() {
	p.strip.close()
	p.find.close()
	p.preview.close()
	p.built, p.kept, p.files, p.part, p.evidence, p.shown = nil, cases.Packet{}, nil, 0, nil, false
	p.showFiles()
}

// besidePage sets a strip of small pages at the left of a page, as long as the page keeps its width.
type besidePage struct{ strip *kit.PageStrip }

const (
	stripWide = 96
	stripRoom = 400 // width from which there is a strip
)

func (besidePage) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }

func (b besidePage) Layout(o []fyne.CanvasObject, s fyne.Size) {
	wide := stripWide * theme.Zoom()
	if s.Width < stripRoom*theme.Zoom() || b.strip.Count() == 0 {
		wide = 0
	}
	o[0].Resize(fyne.NewSize(wide, s.Height))
	o[0].Move(fyne.NewPos(0, 0))
	if wide > 0 {
		o[0].Show()
		wide += 8
	} else {
		o[0].Hide()
	}
	o[1].Move(fyne.NewPos(wide, 0))
	o[1].Resize(fyne.NewSize(s.Width-wide, s.Height))
}
