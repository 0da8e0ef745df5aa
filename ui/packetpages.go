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
	built    *packet.Built // nil where the pages are those of a packet that was kept
	part     int           // file that is open, 0 the first
	evidence [][2]int      // numbers of the pages that show evidence, from and to
	shown    bool          // the person has asked for them
}

func newPacketPages(a *App, store forms.Desk) *packetPages {
	p := &packetPages{a: a}
	p.preview = newPreview(a, store, lang.T("packet.nopage"))
	p.preview.view.Zoomable(lang.T("preview.larger"), lang.T("preview.whole"))
	p.preview.veil = p.veil
	p.strip = newPacketStrip(p)
	p.find = newPacketFind(p)
	p.preview.onOpen = func(doc *pdfview.Doc) {
		p.strip.open(doc)
		p.find.open(doc)
	}
	p.preview.onTurn = func(page int) { p.strip.list.Turn(page) }
	p.preview.onShow = func(page int, g pdfview.Geometry) { p.find.mark(page) }
	beside := container.New(&besidePage{}, p.strip.list, p.preview.view)
	p.content = kit.Frame(8, p.find.content, beside, nil)
	return p
}

// show opens the pages of a packet that was built.
func (p *packetPages) show(b *packet.Built, s *cases.Snapshot) {
	p.close()
	p.built, p.files = b, b.Manifest.Files
	p.evidence = evidencePages(b.Manifest, s)
	p.open(0, 0)
}

// last opens the packet that was kept last for a recipient, where there is one.
func (p *packetPages) last(k cases.Packet) {
	if len(k.Parts) == 0 {
		p.close()
		return
	}
	if p.built != nil {
		p.close()
	}
	var m verify.Manifest
	if err := json.Unmarshal([]byte(k.Manifest), &m); err != nil || p.preview.blob == k.Parts[0].ID {
		return
	}
	p.files, p.evidence, p.shown = m.Files[:min(1, len(m.Files))], evidencePages(m, nil), false
	p.preview.show(k.Parts[0].ID, "application/pdf")
}

// evidencePages are the pages on which an exhibit itself is seen; its tab sheet is none of them.
func evidencePages(m verify.Manifest, s *cases.Snapshot) (out [][2]int) {
	for _, it := range m.Items {
		switch packet.Kind(it.Kind) {
		case packet.Exhibit, packet.Translation, packet.Attachment:
		default:
			continue
		}
		first := it.First
		if it.Label != "" && (s == nil || !s.Matter.Packet.NoTabs) && it.Last > it.First {
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
	bytes, size := p.built.Part(part)
	p.preview.first = page
	p.preview.open("", bytes, size)
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
	p.built, p.files, p.part, p.evidence, p.shown = nil, nil, 0, nil, false
}

// besidePage sets a strip of small pages at the left of a page, as long as the page keeps its width.
type besidePage struct{}

const (
	stripWide = 96
	stripRoom = 400 // width from which there is a strip
)

func (besidePage) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }

func (besidePage) Layout(o []fyne.CanvasObject, s fyne.Size) {
	wide := stripWide * theme.Zoom()
	if s.Width < stripRoom*theme.Zoom() {
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
