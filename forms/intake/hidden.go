package intake

import (
	"context"
	"io"
	"maps"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/convert/hidden"
)

// Hidden gives what a file carries that nobody sees when looking at it: places, devices, authors, times; what tells a
// place comes first. A PDF's is read by the viewer, everything else by convert.
func (w *Desk) Hidden(ctx context.Context, media string, r io.ReaderAt, size int64) (out []convert.Hidden, err error) {
	if media == "application/pdf" {
		out, err = w.hiddenPDF(ctx, r, size)
	} else {
		out, err = w.Convert.Hidden(ctx, convert.Source{R: r, Size: size, Media: media})
	}
	slices.SortStableFunc(out, func(a, b convert.Hidden) int {
		switch {
		case a.Where == b.Where:
			return 0
		case a.Where:
			return -1
		}
		return 1
	})
	return out, err
}

// hiddenPDF reads the information that a PDF carries beside its pages.
func (w *Desk) hiddenPDF(ctx context.Context, r io.ReaderAt, size int64) (out []convert.Hidden, err error) {
	if w.Viewer == nil {
		return nil, nil
	}
	doc, err := w.Viewer.OpenContext(ctx, r, size)
	if err != nil {
		return nil, err
	}
	t, err := doc.Traits(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{"Title": hidden.Title, "Author": hidden.Author, "Subject": hidden.Description, "Keywords": hidden.Keywords,
		"Creator": hidden.Program, "Producer": hidden.Program, "CreationDate": hidden.Taken, "ModDate": hidden.Changed}
	for _, tag := range slices.Sorted(maps.Keys(t.Metadata)) {
		if name := names[tag]; name != "" {
			out = append(out, convert.Hidden{Name: name, Value: t.Metadata[tag]})
		}
	}
	return out, nil
}

// HiddenIn is Hidden of a sealed original.
func (w *Desk) HiddenIn(ctx context.Context, item cases.EvidenceItem) ([]convert.Hidden, error) {
	src, closed, err := w.sealed(ctx, item.Blob, item.Media)
	if err != nil {
		return nil, err
	}
	defer closed()
	return w.Hidden(ctx, src.Media, src.R, src.Size)
}

// HiddenLabel says what a hidden thing is; lang is "en" or "es".
func HiddenLabel(h convert.Hidden, lang string) string { return hidden.Thing(h).Label(lang) }
