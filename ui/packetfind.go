package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// packetFind finds words on the pages of a packet and frames them there. The words of the pages
// stay in memory as long as the packet is open.
type packetFind struct {
	pages      *packetPages
	doc        *pdfview.Doc
	texts      []string // folded, by page; "" where not read yet
	read       []bool
	words      string // looked for now, folded
	hits       []int  // pages, 0 the first
	stop       func()
	entry      *kit.Entry
	said       *kit.Para
	back, next *kit.Button
	content    *fyne.Container
}

func newPacketFind(p *packetPages) *packetFind {
	f := &packetFind{pages: p, stop: func() {}, said: kit.NewPara("", theme.Small, theme.Muted)}
	f.entry = kit.NewSearch(lang.T("packet.find"), func(string) {})
	f.entry.OnSubmitted = func(words string) { f.look(words) }
	f.back = kit.NewButton(kit.Plain, stock.MoveUpIcon(), "", func() { f.turn(-1) })
	f.next = kit.NewButton(kit.Plain, stock.MoveDownIcon(), "", func() { f.turn(1) })
	f.content = kit.Row(8, []float32{-1, 110, 0, 0}, f.entry, f.said, f.back, f.next)
	f.content.Hide()
	return f
}

func (f *packetFind) open(doc *pdfview.Doc) {
	f.doc, f.texts, f.read = doc, make([]string, doc.Pages()), make([]bool, doc.Pages())
	f.content.Show()
}

func (f *packetFind) close() {
	f.stop()
	f.stop, f.doc, f.texts, f.read, f.hits, f.words = func() {}, nil, nil, nil, nil, ""
	f.entry.SetText("")
	f.said.Set("")
	f.enable()
	f.content.Hide()
}

// look finds the pages that hold words. The same words again go on to the next page.
func (f *packetFind) look(words string) {
	words = onlyWords(words)
	if f.doc == nil {
		return
	}
	if words == f.words && len(f.hits) > 0 {
		f.turn(1)
		return
	}
	f.stop()
	f.words, f.hits = words, nil
	f.enable()
	if words == "" {
		f.said.Set("")
		f.pages.preview.mark(nil, "")
		return
	}
	doc, texts, read := f.doc, f.texts, f.read
	var hits []int
	f.said.Set(lang.T("packet.find.reading"))
	f.stop = f.pages.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		for n := range texts {
			if err := ctx.Err(); err != nil {
				return err
			}
			if !read[n] {
				text, err := doc.Text(ctx, n) // a page that cannot be read has no words
				if ctx.Err() == nil {
					texts[n], read[n] = onlyWords(text), err == nil
				}
			}
			if strings.Contains(texts[n], words) {
				hits = append(hits, n)
			}
		}
		return nil
	}, func(err error) {
		if err != nil || f.doc != doc || f.words != words {
			return // other words are looked for meanwhile
		}
		f.found(hits)
	})
}

// onlyWords is how words are compared: lower case, no accents, one space between two.
func onlyWords(s string) string { return strings.Join(strings.Fields(kit.Fold(s)), " ") }

func (f *packetFind) found(hits []int) {
	f.hits = hits
	f.enable()
	if len(hits) == 0 {
		f.said.Set(lang.T("packet.find.none"))
		if len(f.pages.files) > 1 {
			f.said.Set(lang.T("packet.find.nothere"))
		}
		f.pages.preview.mark(nil, "")
		return
	}
	here := f.pages.preview.view.Page()
	at := slices.IndexFunc(hits, func(n int) bool { return n >= here })
	f.pages.preview.view.Go(hits[max(at, 0)])
	f.say()
}

// turn goes to the next page with the words, or the one before, round and round.
func (f *packetFind) turn(step int) {
	if len(f.hits) == 0 {
		return
	}
	at, there := slices.BinarySearch(f.hits, f.pages.preview.view.Page())
	if !there && step > 0 {
		at--
	}
	f.pages.preview.view.Go(f.hits[(at+step+len(f.hits))%len(f.hits)])
	f.say()
}

func (f *packetFind) say() {
	at, _ := slices.BinarySearch(f.hits, f.pages.preview.view.Page())
	f.said.Set(lang.T("packet.find.at", "n", min(at+1, len(f.hits)), "of", len(f.hits)))
}

func (f *packetFind) enable() {
	f.back.Allow(len(f.hits) > 0)
	f.next.Allow(len(f.hits) > 0)
}

// mark frames the words on the page that has come on screen.
func (f *packetFind) mark(page int) {
	if f.words == "" || !slices.Contains(f.hits, page) {
		return
	}
	doc, words := f.doc, f.words
	var spots []spot
	f.pages.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		all, err := doc.Words(ctx, page)
		spots = wordSpots(all, strings.Fields(words), page+1)
		return err
	}, func(err error) {
		if err == nil && f.doc == doc && f.words == words && f.pages.preview.view.Page() == page {
			f.pages.preview.mark(spots, "found")
		}
	})
}

// air is how far the frame around a word stands off, in points.
const air = 3

// wordSpots are the places of a run of words on a page.
func wordSpots(all []pdfview.Word, run []string, page int) (out []spot) {
	for i := 0; i+len(run) <= len(all) && len(run) > 0; i++ {
		fits := true
		for k, w := range run {
			have := kit.Fold(all[i+k].Text)
			switch {
			case len(run) == 1:
				fits = strings.Contains(have, w)
			case k == 0:
				fits = strings.HasSuffix(have, w)
			case k == len(run)-1:
				fits = fits && strings.HasPrefix(have, w)
			default:
				fits = fits && have == w
			}
		}
		if !fits {
			continue
		}
		for k := range run {
			at := all[i+k].Rect
			at = pdfview.Rect{X0: at.X0 - air, Y0: at.Y0 - air, X1: at.X1 + air, Y1: at.Y1 + air}
			out = append(out, spot{id: "found", page: page, on: at, role: theme.PaperAsk})
		}
	}
	return out
}
