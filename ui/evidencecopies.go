package ui

import (
	"context"
	"os"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/intake"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onPages sets an item as pages that a packet can print.
func (e *evidence) onPages(i *cases.EvidenceItem) {
	desk := e.desk()
	var notes []convert.Note
	e.a.jobs.run(lang.T("evidence.paging"), func(ctx context.Context, _ cases.Progress) (err error) {
		_, notes, err = desk.MakePages(ctx, *i)
		return err
	}, func(err error) {
		e.made(lang.T("evidence.paged"))(err)
		e.say(lang.T("evidence.paged"), noteWords(notes))
	})
}

// noteWords are the notes about a copy, one below the other.
func noteWords(notes []convert.Note) string {
	var out []string
	for _, n := range notes {
		out = append(out, n.Words(lang.Code()))
	}
	return strings.Join(out, "\n")
}

// say tells what a person has to know about a copy; "" is nothing.
func (e *evidence) say(head, words string) {
	if words != "" {
		kit.Ask(e.a.window.Canvas(), head, words, nil, kit.Answer{Label: lang.T("fail.close")})
	}
}

// onAddPDF takes the office's own print of a paper as its pages.
func (e *evidence) onAddPDF(i *cases.EvidenceItem) {
	e.a.openFiles(lang.T("evidence.addpdf"), false, func(paths []string) {
		desk := e.desk()
		e.a.jobs.run(lang.T("evidence.paging"), func(ctx context.Context, _ cases.Progress) error {
			return withPlain(paths[0], func(f *os.File, size int64) error {
				_, err := desk.AddPages(ctx, *i, f, size)
				return err
			})
		}, e.made(lang.T("evidence.addedpdf")))
	})
}

// withPlain opens a file to read and calls use with it. A pipe or a device is not opened at all: that could wait forever.
func withPlain(path string, use func(f *os.File, size int64) error) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return intake.ErrNoPDF
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return use(f, info.Size())
}

// readable reports whether there may be words in an item that only its pixels hold: a picture, or a PDF without any.
func (e *evidence) readable(i *cases.EvidenceItem) bool {
	for _, d := range e.snap.Copies {
		if d.SourceID == i.ID && d.Step == cases.TextLayer {
			return false
		}
	}
	return strings.HasPrefix(i.Media, "image/") || i.Media == "application/pdf" && i.Text == ""
}

// onRead recognises the words of a scan, where this computer has a program for that. Which languages stand in it is
// known from the item; the client's own is thought of too.
func (e *evidence) onRead(i *cases.EvidenceItem) {
	desk := e.desk()
	var got intake.Read
	var lacking string
	e.a.jobs.run(lang.T("evidence.reading"), func(ctx context.Context, p cases.Progress) (err error) {
		desk = e.reader(desk)
		var codes []string
		if i.Language != "" {
			codes = append(codes, i.Language)
			if desk.OCR != nil && !desk.OCR.Reads(i.Language) {
				lacking = i.Language
			}
		}
		got, err = desk.ReadScan(ctx, *i, codes, p)
		return err
	}, func(err error) {
		e.made(lang.N("evidence.read.done", got.Words))(err)
		if err != nil {
			return
		}
		var notes []string
		if lacking != "" {
			notes = append(notes, lang.T("evidence.read.lacking", "language", languageWords(lacking)))
		}
		if got.Empty > 0 {
			notes = append(notes, lang.N("evidence.read.empty", got.Empty))
		}
		if got.Rebuilt > 0 {
			notes = append(notes, lang.N("evidence.read.rebuilt", got.Rebuilt))
		}
		e.say(lang.T("evidence.read"), strings.Join(notes, "\n\n"))
	})
}
