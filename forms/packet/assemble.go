package packet

import (
	"context"
	"fmt"
	"io"
)

// Assemble writes every part of a plan in one pass over the sources. create is
// called once per part, in order, counting from 1. Equal plans and sources
// give equal bytes. A source that no longer matches its probe ends it.
//
// It parses the sources in the calling process; Build has it done in a child.
func Assemble(ctx context.Context, plan *Plan, create func(part int) (io.WriteCloser, error)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ahead := readAhead(ctx, plan)
	for n := range plan.Parts {
		f, err := create(n + 1)
		if err != nil {
			return err
		}
		if err := writePart(ctx, newOutput(plan, n, f), ahead); err != nil {
			f.Close()
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// writePart writes one part front to back.
func writePart(ctx context.Context, o *output, ahead *sources) error {
	if err := o.cover(); err != nil {
		return err
	}
	contents := o.reserveContents()
	group := ""
	for _, s := range o.plan.Parts[o.part].Slices {
		if err := ctx.Err(); err != nil {
			return err
		}
		src, err := ahead.next()
		if err != nil {
			return &ItemError{o.plan.Items[s.Item].ID, err}
		}
		if o.number != s.Number {
			return &ItemError{o.plan.Items[s.Item].ID, fmt.Errorf("begins on page %d, planned %d", o.number, s.Number)}
		}
		if it := o.plan.Items[s.Item]; it.Group != group {
			group = it.Group
			o.marks = append(o.marks, &bookmark{title: group})
		}
		if err := o.slice(src, s); err != nil {
			return &ItemError{o.plan.Items[s.Item].ID, err}
		}
		if s.To == o.plan.Items[s.Item].Probe.Pages { // no later slice needs it
			o.plan.Items[s.Item].parsed = nil
		}
	}
	if err := o.contents(contents); err != nil {
		return err
	}
	if err := o.record(); err != nil {
		return err
	}
	return o.finish()
}

// slice writes the tab sheet and the pages of one item, and its bookmark.
func (o *output) slice(src *source, s Slice) error {
	it := o.plan.Items[s.Item]
	first := 0
	if s.Tab {
		at := o.reserve()
		first = at.object
		if err := o.sheet(at, func(p *sheetPen) string { drawTab(p, o.plan.Job, it); return "" }); err != nil {
			return err
		}
	}
	var kids []*bookmark
	pages, err := 0, error(nil)
	if it.Sheet != nil {
		at := o.reserve()
		pages = at.object
		err = o.sheet(at, func(p *sheetPen) string { drawSheet(p, *it.Sheet); return "" })
	} else {
		if o.plan.Job.NoTabs && s.From == 0 && it.Label != "" && it.Part == "" {
			o.exhibit = o.plan.Job.TabWord + " " + it.Label
		}
		pages, kids, err = o.copyPages(src, it, s)
	}
	if err != nil {
		return err
	}
	if first == 0 {
		first = pages
	}
	if s.From == 0 {
		o.first[s.Item] = first
	}
	o.mark(it, s, &bookmark{dest: to(first), kids: kids})
	return nil
}

// mark puts an item's bookmark below its group, and what is filed under the
// letter of an exhibit below that exhibit. A part that begins within an exhibit
// has the rest of it below the group.
func (o *output) mark(it Item, s Slice, m *bookmark) {
	m.title = it.Title
	switch {
	case it.Part != "":
		m.title = o.plan.Job.TabWord + " " + it.Label + ", " + it.Part
	case it.Label != "":
		m.title = o.plan.Job.TabWord + " " + it.Label + ": " + it.Title
	}
	if s.From > 0 {
		m.title += " (continued)"
	}
	group := o.marks[len(o.marks)-1]
	if group.dest == "" {
		group.dest = m.dest
	}
	if n := len(group.kids); it.Part != "" && n > 0 && group.kids[n-1].label == it.Label {
		group.kids[n-1].kids = append(group.kids[n-1].kids, m)
		return
	}
	m.label = it.Label
	group.kids = append(group.kids, m)
}

// copyPages copies the pages of a slice and returns the first one's object and
// the source's own bookmarks.
func (o *output) copyPages(src *source, it Item, s Slice) (first int, kids []*bookmark, err error) {
	defer func() { // pdfcpu's types panic on some broken objects
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrSource, p)
		}
	}()
	if len(src.pages) != it.Probe.Pages {
		return 0, nil, fmt.Errorf("packet: the source has %d pages, planned %d", len(src.pages), it.Probe.Pages)
	}
	c := newCopier(src, o.w, s.Item, it.SHA256)
	run := src.pages[s.From:s.To]
	objects := make([]int, len(run))
	for k, p := range run {
		objects[k] = o.w.Alloc()
		if !c.keep[p.number] { // a page that is listed twice becomes two
			c.keep[p.number] = true
			c.moved[p.number] = objects[k]
		}
	}
	for k, p := range run {
		if err := o.page(c, p, objects[k]); err != nil {
			return 0, nil, err
		}
	}
	kids = c.bookmarks()
	o.layers.add(c)
	return objects[0], kids, c.drain()
}
