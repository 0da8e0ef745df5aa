package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/intake"
	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// desk is where evidence is taken in and its copies are made. Its child processes end with the lock.
func (e *evidence) desk() *intake.Desk {
	viewer, _ := e.a.view() // without one a PDF is taken in all the same, and search does not know its words
	return &intake.Desk{Store: e.store, Convert: e.a.converter(), Viewer: viewer, Who: e.who(), Now: e.a.opt.Now}
}

// reader is the desk with the text recognition of this computer, where there is one. It starts a program to look: it is
// for jobs.
func (e *evidence) reader(d *intake.Desk) *intake.Desk {
	d.OCR, _ = ocr.Find()
	return d
}

func (e *evidence) onAdd() {
	e.a.openFiles(lang.T("evidence.add"), true, e.onDrop)
}

// onAddFolder adds all files of a folder.
func (e *evidence) onAddFolder() {
	e.a.saveFolder(lang.T("evidence.add.folder"), func(dir string) { e.onDrop([]string{dir}) })
}

// onDrop adds files, folders and archives, one job for all of them. What was added before a stop stays; what does not
// read is named at the end: the other forty-nine of fifty do not have to be dropped again.
func (e *evidence) onDrop(paths []string) {
	e.takeIn(paths, func(context.Context, intake.Taken) error { return nil })
}

// takeIn is onDrop with something to do, in the same job, with what came in.
func (e *evidence) takeIn(paths []string, with func(context.Context, intake.Taken) error) {
	desk, matter := e.desk(), e.snap.Matter.ID
	var got intake.Taken
	e.a.jobs.run(lang.N("evidence.adding", len(paths)), func(ctx context.Context, p cases.Progress) (err error) {
		// A drop brings files in no order.
		got, err = desk.Take(ctx, intake.Sorted(paths), intake.TakeOptions{MatterID: matter, Obtained: desk.Who, Progress: p})
		if err == nil {
			err = with(ctx, got)
		}
		return err
	}, func(err error) {
		e.written(err)
		if err != nil && got.Count(intake.TakenIn) > 0 {
			e.a.reload()
		}
		e.sumUp(got)
	})
}

// sumUp says what came in: in passing where all is well, else with the names of what a person has to know about.
func (e *evidence) sumUp(got intake.Taken) {
	in, doubled, out := got.Count(intake.TakenIn), got.Count(intake.Doubled), got.Count(intake.LeftOut)
	body := kit.VStack(12)
	if list := troubled(got); len(list.Objects) > 0 {
		body.Add(list)
	}
	if doubled > 0 {
		body.Add(e.doubles(got))
	}
	words := ""
	if in > 0 {
		words = lang.N("evidence.added", in)
	}
	if n := got.Placed(); n > 0 {
		words = dotted(words, lang.N("evidence.placed", n))
	}
	if len(body.Objects) == 0 {
		if words != "" {
			e.a.toast(words)
		}
		return
	}
	if got.Skipped > 0 {
		words = dotted(words, lang.N("evidence.skipped", got.Skipped))
	}
	head := lang.T("evidence.sum")
	switch {
	case out > 0:
		head = lang.N("evidence.out", out)
	case in == 0:
		head = lang.N("evidence.doubled", doubled)
	}
	kit.Ask(e.a.window.Canvas(), head, words, kit.Tall(min(280, 20+42*float32(doubled+len(got.Troubled()))), kit.Scroll(kit.Pad(body, 0, 12, 0, 0))), kit.Answer{Label: lang.T("fail.close")})
}

// namedLimit is how many names of files are shown.
const namedLimit = 40

// troubled names the files that were left out, and those of which something could not be done, each with why. That a
// paper needs a PDF for filing is said on its own page and not here.
func troubled(got intake.Taken) *fyne.Container {
	list, more := kit.VStack(8), 0
	for _, f := range got.Troubled() {
		switch {
		case f.Why == intake.WhyNeedsPDF:
		case len(list.Objects) == namedLimit:
			more++
		default:
			list.Add(named(f.Name, f.Why.Words(lang.Code())))
		}
	}
	if more > 0 {
		list.Add(kit.NewPara(lang.N("evidence.out.more", more), theme.Body, theme.Muted))
	}
	return list
}

// named is a file with what is said of it.
func named(name, words string) fyne.CanvasObject {
	return kit.VStack(1, kit.NewBoldPara(name, theme.Body, theme.Ink), kit.NewPara(words, theme.Small, theme.Muted))
}

// doubles names the files that the matter has already, and as what.
func (e *evidence) doubles(got intake.Taken) fyne.CanvasObject {
	list, more := kit.VStack(8, kit.NewBoldPara(lang.T("evidence.double"), theme.Small, theme.Muted)), 0
	for _, f := range got.Files {
		if f.Outcome != intake.Doubled {
			continue
		}
		if len(list.Objects) > namedLimit {
			more++
			continue
		}
		list.Add(named(f.Name, lang.T("evidence.isas", "what", e.called(f.Item))))
	}
	if more > 0 {
		list.Add(kit.NewPara(lang.N("evidence.out.more", more), theme.Body, theme.Muted))
	}
	return list
}

// called is an item by its exhibit's label, where it has one, and its title.
func (e *evidence) called(i cases.EvidenceItem) string {
	if i.Exhibit.Order > 0 {
		return e.letter(&i) + " " + i.Title
	}
	return i.Title
}
