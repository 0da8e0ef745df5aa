package forms

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/forms/fill"
)

// mostCopies bounds the further pages of one form; the longest text that a court or agency reads is far below it.
const mostCopies = 40

// copyName is the name of a field on copy n of its page. Copies are fields of their own: equal names would be one field
// with one value.
func copyName(n int, field string) string {
	return fmt.Sprintf("ADD%d_%s", n, strings.ReplaceAll(field, ".", "_"))
}

// copies places texts on copies of the form's own additional-information page, as the form itself asks for: "make and
// attach additional copies of this page". It returns what has no place even so.
func (p *placer) copies(pending []Further) ([]Further, error) {
	blocks, page := p.job.m.lastBlocks()
	for n := 1; len(pending) > 0 && len(blocks) > 0 && n <= mostCopies; n++ {
		if err := p.job.extend(page, n, p.pointers); errors.Is(err, fill.ErrDamaged) {
			return pending, nil // pages of this file cannot be copied
		} else if err != nil {
			return pending, err
		}
		before := pending[0].Text
		for _, b := range blocks {
			if len(pending) == 0 {
				break
			}
			b = Block{Page: copyName(n, b.Page), Part: copyName(n, b.Part), Item: copyName(n, b.Item), Text: copyName(n, b.Text)}
			rest, err := p.intoBlock(b, pending[0], fmt.Sprintf("%s, copy %d", partName(p.job.m.continued()), n))
			if err != nil {
				return pending, err
			}
			if pending[0].Text = rest; rest == "" {
				pending = pending[1:]
			}
		}
		if len(pending) > 0 && pending[0].Text == before {
			break // the entries take nothing: more pages would not either
		}
	}
	return pending, nil
}

// lastBlocks are the additional-information entries of the last page that has any.
func (m *Map) lastBlocks() (blocks []Block, page int) {
	pageOf := func(b Block) int {
		f, _ := m.Field(b.Text)
		return f.At.Page
	}
	for _, b := range m.Continue {
		page = max(page, pageOf(b))
	}
	for _, b := range m.Continue {
		if pageOf(b) == page {
			blocks = append(blocks, b)
		}
	}
	return blocks, page
}

// extend makes the form one with n copies of a page at its end. What is told on the page beside the entries, the name
// and the number of the person, is repeated on each.
func (j *job) extend(page, n int, pointers map[string]string) error {
	if j.base == nil {
		j.base, j.baseMap = j.form, j.m
	}
	blank, err := j.base.WithCopies(page, n, copyName)
	if err != nil {
		return err
	}
	form, err := fill.Open(blank)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return err
	}
	j.form, j.blank, j.m = form, blank, j.baseMap.withCopies(page, n, len(j.base.Pages()))
	j.byName = map[string]fill.Field{}
	for _, f := range j.fields() {
		j.byName[f.Name] = f
	}
	for _, name := range j.baseMap.repeatedOn(page) {
		val, ok := j.vals.set[name]
		if !ok {
			continue
		}
		again := copyName(n, name)
		j.vals.set[again] = val
		if pointers[name] != "" {
			pointers[again] = pointers[name]
		}
	}
	return nil
}

// repeatedOn are the fields of a page that say the same on each of its copies: all but the entries for further text.
func (m *Map) repeatedOn(page int) []string {
	var entries, out []string
	for _, b := range m.Continue {
		entries = append(entries, b.Page, b.Part, b.Item, b.Text)
	}
	for i := range m.Fields {
		if f := &m.Fields[i]; f.At.Page == page && f.Status == Mapped && !slices.Contains(entries, f.Name) {
			out = append(out, f.Name)
		}
	}
	return out
}

// withCopies is the map of a form with n copies of a page after its last one. The further rows only say where things
// are; what stands in them was settled when they were added.
func (m *Map) withCopies(page, n, pages int) *Map {
	out := *m
	out.Fields = slices.Clone(m.Fields)
	for c := 1; c <= n; c++ {
		for _, f := range m.Fields {
			if f.At.Page != page {
				continue
			}
			if f.Name, f.At.Page = copyName(c, f.Name), pages+c; f.Same != "" {
				f.Same = copyName(c, f.Same)
			}
			out.Fields = append(out.Fields, f)
		}
	}
	out.index()
	return &out
}
