package draft

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// check walks a template and reports the first construct that could not be built.
func (t *Template) check() error {
	switch {
	case t.ID == "" || t.Title == "" || t.Footer == "" || t.For.Kind == "" || len(t.Body) == 0:
		return fmt.Errorf("id, title, footer, for and body are all needed")
	case looks[t.Look] == look{}:
		return fmt.Errorf("there is no look %q", t.Look)
	}
	for key, c := range t.Cites {
		if c.Text == "" {
			return fmt.Errorf("cite %s has no text", key)
		}
	}
	return checker{t}.nodes(t.Body, nil)
}

type checker struct{ t *Template }

func (c checker) nodes(list []node, rows []string) error {
	for i, n := range list {
		if err := c.node(n, rows); err != nil {
			return fmt.Errorf("entry %d: %w", i+1, err)
		}
	}
	return nil
}

func (c checker) node(n node, rows []string) error {
	if k := constructs(n); k != 1 {
		return fmt.Errorf("an entry holds one construct, this one %d", k)
	}
	for _, s := range texts(n) {
		if err := c.inline(s, rows); err != nil {
			return err
		}
	}
	switch {
	case n.Fragments != nil:
		if n.None != nil {
			return first(n.Fragments.check(), c.nodes(*n.None, rows))
		}
		return n.Fragments.check()
	case n.Gap != "":
		return c.fact(n.Gap, rows, true)
	case n.When != nil:
		if err := c.condition(*n.When, rows); err != nil {
			return err
		}
		return first(c.nodes(n.Then, rows), c.nodes(n.Else, rows))
	case n.Each != "":
		return first(c.each(n.Each, n.Where, n.None, rows), c.nodes(n.Do, append(rows, n.Each)))
	case n.Table != nil && n.Table.Each != "":
		return first(c.each(n.Table.Each, n.Table.Where, n.Table.None, rows), c.inlines(n.Table.Row, append(rows, n.Table.Each)))
	case n.List != nil && n.List.Each != "":
		return first(c.each(n.List.Each, n.List.Where, n.List.None, rows), c.inline(n.List.Item, append(rows, n.List.Each)))
	}
	return nil
}

// constructs counts what an entry asks for.
func constructs(n node) int {
	count := 0
	v := reflect.ValueOf(n)
	for i := range v.NumField() {
		switch v.Type().Field(i).Name {
		case "Then", "Else", "Where", "Do", "None":
			continue // belong to when and each
		}
		if !v.Field(i).IsZero() {
			count++
		}
	}
	return count
}

// texts are the texts of a node that stand outside any list of its own.
func texts(n node) []string {
	out := []string{n.Title, n.Heading, n.Subheading, n.Numbered, n.Para, n.Quote}
	out = append(out, n.Tight...)
	if b := n.Caption; b != nil {
		out = append(append(append(append(out, b.Counsel...), b.Court...), b.Parties...), b.Right...)
	}
	if b := n.Letterhead; b != nil {
		out = append(out, b.Name, b.Contact)
	}
	if b := n.Table; b != nil {
		out = append(out, b.Head...)
		for _, r := range b.Rows {
			out = append(out, r...)
		}
	}
	if b := n.List; b != nil {
		out = append(out, b.Items...)
	}
	if b := n.Signature; b != nil {
		out = append(append(out, b.Lead), b.Lines...)
	}
	if b := n.Jurat; b != nil {
		out = append(append(out, b.Words), b.Lines...)
	}
	return out
}

func (c checker) each(list string, where *condition, none *[]node, rows []string) error {
	if _, ok := cases.Rows(&cases.Snapshot{}, numbered(list)); !ok {
		return fmt.Errorf("no facts repeat over %q", list)
	}
	if where != nil {
		if err := c.condition(*where, append(rows, list)); err != nil {
			return err
		}
	}
	if none != nil {
		return c.nodes(*none, rows)
	}
	return nil
}

// numbered puts a row number where a list lies in the rows of another.
func numbered(list string) string { return strings.ReplaceAll(list, "[]", "[0]") }

func (c checker) condition(q condition, rows []string) error {
	asked := 0
	for _, path := range []string{q.Has, q.Lacks, q.Is} {
		if path != "" {
			asked++
			if err := c.fact(path, rows, false); err != nil {
				return err
			}
		}
	}
	if (q.Is != "") != (len(q.In) > 0) {
		return fmt.Errorf("is and in go together")
	}
	if q.Rows != "" {
		asked++
		if err := c.each(q.Rows, nil, nil, rows); err != nil {
			return err
		}
	}
	if len(q.Proves) > 0 {
		asked++
		if len(rows) == 0 || rows[len(rows)-1] != exhibitList {
			return fmt.Errorf("proves is asked of exhibits only")
		}
	}
	for _, sub := range append(q.All, q.Any...) {
		if err := c.condition(sub, rows); err != nil {
			return err
		}
	}
	if len(q.All) > 0 {
		asked++
	}
	if len(q.Any) > 0 {
		asked++
	}
	if asked != 1 {
		return fmt.Errorf("a condition asks one question, this one %d", asked)
	}
	return nil
}

func (c checker) inlines(list []string, rows []string) error {
	for _, s := range list {
		if err := c.inline(s, rows); err != nil {
			return err
		}
	}
	return nil
}

func (c checker) inline(s string, rows []string) error {
	tokens, err := parseInline(s)
	if err != nil {
		return err
	}
	for _, tk := range tokens {
		if tk.cite != "" && c.t.Cites[tk.cite].Text == "" {
			return fmt.Errorf("there is no cite %q", tk.cite)
		}
		if tk.fact != "" {
			if err := c.fact(tk.fact, rows, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// fact checks that a path names a fact whose rows are chosen by the enclosing each; a gap may name a whole list.
func (c checker) fact(path string, rows []string, gap bool) error {
	f, ok := cases.FactByPath(path)
	if !ok {
		return fmt.Errorf("there is no fact %q", path)
	}
	if f.Secret() {
		return fmt.Errorf("%q is a protected place and never stands in a paper", path)
	}
	if !gap && strings.Count(path, "[]") > len(bound(path, rows)) {
		return fmt.Errorf("%q stands outside the each of its list", path)
	}
	return nil
}

// bound are the enclosing lists that choose rows of a path.
func bound(path string, rows []string) []string {
	var out []string
	for _, list := range rows {
		if strings.HasPrefix(path, list+"[]") {
			out = append(out, list)
		}
	}
	return out
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
