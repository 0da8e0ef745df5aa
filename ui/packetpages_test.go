package ui

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestPagesOfAPacket: a page that is drawn before anybody asks is used when somebody does; a page that is shown larger has
// the pixels for it; a packet in several files shows each of them, built or kept, and a reload does not turn back; what was
// kept shows no page of evidence unasked.
func TestPagesOfAPacket(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "es")
	p := packetOf(t, a)
	for _, r := range p.list.Rows {
		if strings.Contains(r.title, "not in the packet") {
			t.Errorf("English in the Spanish window: %q", r.title)
		}
	}
	m := p.snap.Matter
	m.Packet.MaxPart, m.Packet.NoTabs = 500_000, true
	if err := a.vault.Write(t.Context(), &m); err != nil {
		t.Fatal(err)
	}
	a.reload()
	p.onBuild()
	if p.built == nil || len(p.built.Manifest.Files) < 2 {
		t.Fatalf("%v: %s", p.built, page(a))
	}
	v := p.pages.preview
	v.fetch([]int{1})
	if v.kept.Get(1) == nil || v.shapes[1] == nil {
		t.Error("a page that was drawn ahead is drawn again when it is asked for")
	}
	v.view.Large(true)
	if m := v.kept.Get(0); m == nil || m.Bounds().Dx() < 1800 {
		t.Error("the page is shown larger with the pixels of the small one")
	}
	v.view.Large(false)
	second := p.built.Manifest.Files[1]
	pill(t, a, "Archivo 2")
	if p.pages.part != 1 || v.view.Count() != second.Pages || p.pages.number(0) != second.First {
		t.Errorf("file %d with %d pages is shown, the second has %d", p.pages.part+1, v.view.Count(), second.Pages)
	}
	if p.export.Allow(!p.held()); p.held() {
		t.Fatal("held")
	}
	folderFor(t, a)
	p.onExport()
	press(t, a, lang.T("evidence.export.yes"))

	p = packetOf(t, a) // opened anew: the last packet is shown
	if p.built != nil || len(p.pages.files) < 2 || p.pages.preview.view.Count() == 0 {
		t.Fatalf("the last packet is not shown: %d files", len(p.pages.files))
	}
	for _, e := range p.pages.evidence {
		p.pages.turnTo(e[0])
		wants(t, a, lang.T("packet.veil"))
	}
	pill(t, a, "Archivo 2")
	a.reload()
	if p.pages.part != 1 || p.pages.preview.blob != p.pages.kept.Parts[1].ID || p.pages.number(0) != second.First {
		t.Errorf("after a reload file %d is shown", p.pages.part+1)
	}
}

// leavingStore does something once, while the packet is brought into the vault.
type leavingStore struct {
	forms.Desk
	once      *sync.Once
	meanwhile func()
}

func (s leavingStore) Import(ctx context.Context, stream string, r io.Reader, p cases.Progress, made func(cases.Blob) []cases.Record) (cases.Blob, error) {
	s.once.Do(s.meanwhile)
	return s.Desk.Import(ctx, stream, r, p, made)
}

func (s leavingStore) Write(ctx context.Context, recs ...cases.Record) error {
	s.once.Do(s.meanwhile)
	return s.Desk.Write(ctx, recs...)
}

// TestLeaveWhileExporting: whoever chooses another reader, or goes away, while a packet is written out gets it whole; and
// what was agreed to be exported is what is exported.
func TestLeaveWhileExporting(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	for name, leave := range map[string]func(p *packetTab){
		"another reader": func(p *packetTab) { p.recipient.Set(string(cases.CourtSealed)); p.recipient.OnChange() },
		"another place":  func(*packetTab) { a.Go(Route{Place: toMatters}) },
	} {
		p := packetOf(t, a)
		p.onBuild()
		p.store = leavingStore{a.vault, new(sync.Once), func() { leave(p) }}
		dir := folderFor(t, a)
		p.onExport()
		press(t, a, "Choose where")
		if report, err := verify.Dir(dir); err != nil || !report.OK {
			t.Errorf("%s: %+v, %v; %s", name, report, err, page(a))
		}
		closeDialog(a)
	}
	p := packetOf(t, a)
	p.recipient.Set(string(cases.OfficeCopy))
	p.recipient.OnChange()
	p.onBuild()
	dir := filepath.Join(t.TempDir(), "packet")
	a.pickers.folder = func(context.Context, string) (string, error) {
		p.onBuild() // the packet is built anew while the folder is chosen
		return dir, nil
	}
	p.onExport()
	press(t, a, "Choose where")
	if exists(dir) {
		t.Error("another packet was exported than the one that was agreed to")
	}
}

// TestPacketByKeyboard: Tab reaches everything that can be used, and Escape closes each sheet from any of its fields.
func TestPacketByKeyboard(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	c := a.window.Canvas()
	reach := func(name string) {
		root := a.window.Content()
		if top := c.Overlays().Top(); top != nil {
			root = top
		}
		c.Unfocus()
		reached := map[fyne.Focusable]bool{}
		for range 160 {
			c.FocusNext()
			reached[c.Focused()] = true
		}
		each(root, func(o fyne.CanvasObject) {
			f, ok := o.(fyne.Focusable)
			off := false
			switch w := o.(type) {
			case *kit.Button:
				off = w.Off
			case *kit.ArrowPad:
				off = w.Off
			case fyne.Disableable:
				off = w.Disabled()
			}
			if ok && !off && o.Visible() && !reached[f] {
				t.Errorf("%s: Tab does not reach %T", name, o)
			}
		})
		if c.Overlays().Top() == nil {
			return
		}
		for f := range reached {
			if f == nil {
				continue
			}
			c.Focus(f)
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if c.Overlays().Top() == nil {
				continue
			}
			t.Errorf("%s: Escape in %T does not close the sheet", name, f)
			break
		}
	}
	s := marking(t, a)
	s.onDrawn(0.1, 0.1, 0.2, 0.05)
	reach("redaction")
	p := packetOf(t, a)
	p.onBuild()
	reach("packet")
	p.onLook()
	reach("look")
	keepBack(t, a)
	p.onBuild()
	reach("held")
	p.onAllow()
	reach("allow")
	a.Go(Route{Place: toBatch})
	reach("batch")
}
