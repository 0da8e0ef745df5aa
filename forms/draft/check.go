package draft

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"go.yaml.in/yaml/v3"
)

// checker walks a template as it was written and notes every construct that could not be built.
type checker struct {
	t     *Template
	cites map[string]cite // of the template and of the parts it uses
	found Mistakes
	at    *yaml.Node // the entry at hand
	uses  []string   // the parts that it stands in, outermost first
	line  int        // of the entry that uses the outermost part
}

// check notes every mistake of a template that stands in the file as root.
func (t *Template) check(root *yaml.Node) Mistakes {
	c := &checker{t: t, cites: map[string]cite{}}
	c.head(root)
	for key, one := range t.Cites {
		c.cites[key] = one
		c.cite(key, one, lineOf(child(root, "cites"), key))
	}
	c.nodes(t.Body, nil)
	return c.found.sorted()
}

// add notes a mistake about a text of the entry at hand, or about the entry where the text is "".
func (c *checker) add(key, what, text string) {
	m := mistake(key, what)
	switch {
	case len(c.uses) > 0:
		m.Line, m.Part = c.line, c.uses[len(c.uses)-1]
	case c.at != nil:
		m.Line = lineOfText(c.at, text)
	}
	c.found = append(c.found, m)
}

func (c *checker) nodes(list []node, rows []string) {
	for _, n := range list {
		outer := c.at
		c.at = n.at
		c.node(n, rows)
		c.at = outer
	}
}

func (c *checker) node(n node, rows []string) {
	if k := constructs(n); k != 1 {
		c.add("one-construct", fmt.Sprint(k), "")
		return
	}
	for _, s := range texts(n) {
		c.inline(s, rows)
	}
	c.strays(n)
	switch {
	case n.Use != "":
		c.use(n.Use, rows)
	case n.Gap != "":
		c.fact(n.Gap, rows, true)
	case n.When != nil:
		c.condition(*n.When, rows)
		c.nodes(n.Then, rows)
		c.nodes(n.Else, rows)
	case n.Each != "":
		c.each(n.Each, n.Where, n.None, rows)
		c.nodes(n.Do, append(slices.Clone(rows), n.Each))
	case n.Table != nil:
		c.table(n.Table, rows)
	case n.List != nil:
		c.list(n.List, rows)
	default:
		c.closed(n, rows)
	}
}

// closed checks the words that are one of a closed set.
func (c *checker) closed(n node, rows []string) {
	switch {
	case n.Caption != nil:
		if !slices.Contains(captionNames, n.Caption.Style) {
			c.add("unknown-style", n.Caption.Style, n.Caption.Style)
		}
	case n.Notary != nil:
		if n.Notary.Kind != NotaryJurat && n.Notary.Kind != NotaryAcknowledgment {
			c.add("unknown-notary", string(n.Notary.Kind), string(n.Notary.Kind))
		}
	case n.Fragments != nil:
		for _, topic := range n.Fragments.Topics {
			if _, ok := cases.TermIn(cases.StoryTopics(), topic); !ok {
				c.add("unknown-topic", topic, topic)
			}
		}
		if fragmentLooks[n.Fragments.As] == nil {
			c.add("unknown-as", n.Fragments.As, n.Fragments.As)
		}
		c.none(n.None, rows)
	}
}

// strays finds what belongs to another construct than the entry's.
func (c *checker) strays(n node) {
	if n.Level < 0 || n.Level > 3 || n.Numbered == "" && (n.Level != 0 || n.Restart) {
		c.add("level", "", "")
	}
	if n.When == nil && (n.Then != nil || n.Else != nil) || n.Each == "" && (n.Where != nil || n.Do != nil) ||
		n.Each == "" && n.Fragments == nil && n.None != nil {
		c.add("stray-then", "", "")
	}
}

// use checks a part as it stands in this place.
func (c *checker) use(name string, rows []string) {
	p, ok := parts()[name]
	switch {
	case !ok:
		c.add("unknown-part", name, name)
		return
	case slices.Contains(c.uses, name):
		c.add("circle", name, name)
		return
	case len(c.uses) == 0 && c.at != nil:
		c.line = c.at.Line
	}
	c.uses = append(c.uses, name)
	for key, one := range p.Cites {
		if have, ok := c.cites[key]; ok && !reflect.DeepEqual(have, one) {
			c.add("cite-twice", key, "")
		}
		c.cites[key] = one
		c.cite(key, one, 0)
	}
	c.nodes(p.Body, rows)
	c.uses = c.uses[:len(c.uses)-1]
}

func (c *checker) cite(key string, one cite, line int) {
	m := mistake("cite-text", key)
	if one.Text != "" {
		if _, ok := law.Find(one.Law); ok || one.Law == "" {
			return
		}
		m.Key = "cite-law"
	}
	if m.Line = line; len(c.uses) > 0 {
		m.Line, m.Part = c.line, c.uses[len(c.uses)-1]
	}
	c.found = append(c.found, m)
}

// constructs counts what an entry asks for.
func constructs(n node) int {
	count := 0
	v := reflect.ValueOf(n)
	for i := range v.NumField() {
		switch v.Type().Field(i).Name {
		case "Then", "Else", "Where", "Do", "None", "Level", "Restart", "at":
			continue // belong to another of its fields
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
		out = slices.Concat(out, b.Counsel, b.Court, b.Parties, b.Right)
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
	if b := n.Notary; b != nil {
		out = append(out, b.State, b.County, b.Signer, b.Words)
	}
	return out
}

// mostColumns is how many columns a page has room for with words in them.
const mostColumns = 16

func (c *checker) table(n *tableNode, rows []string) {
	for _, r := range append(slices.Clone(n.Rows), n.Head, n.Row) {
		if len(r) > mostColumns {
			c.add("many-columns", fmt.Sprint(len(r)), r[0])
		}
		if len(n.Head) > 0 && len(r) > 0 && len(r) != len(n.Head) {
			c.add("columns", fmt.Sprintf("%d, %d", len(r), len(n.Head)), r[0])
		}
	}
	if (n.Each != "") != (len(n.Row) > 0) {
		c.add("each-row", "", n.Each)
	}
	if n.Each == "" {
		return
	}
	c.each(n.Each, n.Where, n.None, rows)
	for _, s := range n.Row {
		c.inline(s, append(slices.Clone(rows), n.Each))
	}
}

func (c *checker) list(n *listNode, rows []string) {
	if (n.Each != "") != (n.Item != "") {
		c.add("each-row", "", n.Each)
	}
	if n.Each == "" {
		return
	}
	c.each(n.Each, n.Where, n.None, rows)
	c.inline(n.Item, append(slices.Clone(rows), n.Each))
}

func (c *checker) each(list string, where *condition, none *[]node, rows []string) {
	if _, ok := cases.Rows(&cases.Snapshot{}, numbered(list)); !ok {
		c.add("unknown-list", list, list)
	}
	if slices.Contains(rows, list) {
		c.add("each-twice", list, list)
	}
	if where != nil {
		c.condition(*where, append(slices.Clone(rows), list))
	}
	c.none(none, rows)
}

func (c *checker) none(none *[]node, rows []string) {
	if none != nil {
		c.nodes(*none, rows)
	}
}

// numbered puts a row number where a list lies in the rows of another.
func numbered(list string) string { return strings.ReplaceAll(list, "[]", "[0]") }

// condition checks that one question is asked, of what there is.
func (c *checker) condition(q condition, rows []string) {
	asked := 0
	for _, path := range []string{q.Has, q.Lacks, q.Is} {
		if path != "" {
			asked++
			c.fact(path, rows, false)
		}
	}
	if (q.Is != "") != (len(q.In) > 0) {
		c.add("is-in", "", q.Is)
	}
	if q.Rows != "" {
		asked++
		c.each(q.Rows, nil, nil, nil)
	}
	if len(q.Proves) > 0 {
		asked++
		c.proves(q.Proves, rows)
	}
	for _, list := range [][]condition{q.All, q.Any} {
		if len(list) > 0 {
			asked++
		}
		for _, sub := range list {
			c.condition(sub, rows)
		}
	}
	if q.Not != nil {
		asked++
		c.condition(*q.Not, rows)
	}
	if asked != 1 {
		c.add("one-question", fmt.Sprint(asked), "")
	}
}

func (c *checker) proves(points, rows []string) {
	if len(rows) == 0 || rows[len(rows)-1] != exhibitList {
		c.add("proves-outside", "", points[0])
	}
	for _, p := range points {
		if _, ok := law.Find(p); !ok {
			c.add("unknown-point", p, p)
		}
	}
}

func (c *checker) inline(s string, rows []string) {
	tokens, err := parseInline(s)
	if err != nil {
		m := Mistake{}
		if mine, ok := err.(Mistake); ok {
			m = mine
		}
		c.add(m.Key, m.What, s)
		return
	}
	c.tokens(tokens, s, rows)
}

func (c *checker) tokens(tokens []token, s string, rows []string) {
	for _, tk := range tokens {
		if tk.cite != "" && c.cites[tk.cite].Text == "" {
			c.add("unknown-cite", tk.cite, s)
		}
		if tk.fact != "" {
			if m := factMistake(tk.fact, rows, false); m.Key != "" {
				c.add(m.Key, m.What, s)
			}
		}
		c.tokens(tk.note, s, rows)
	}
}

func (c *checker) fact(path string, rows []string, gap bool) {
	if m := factMistake(path, rows, gap); m.Key != "" {
		c.add(m.Key, m.What, path)
	}
}

// factMistake checks that a path names a fact whose rows are chosen by the enclosing each; a gap may name a whole list.
func factMistake(path string, rows []string, gap bool) Mistake {
	if point, ok := strings.CutPrefix(path, cases.ExhibitsPrefix); ok {
		if _, known := law.Find(point); !known {
			return mistake("unknown-point", point)
		}
	}
	f, ok := cases.FactByPath(path)
	switch {
	case !ok:
		return mistake("unknown-fact", path)
	case f.Secret():
		return mistake("secret-fact", path)
	case !gap && strings.Count(path, "[]") > len(bound(path, rows)):
		return mistake("row-outside", path)
	}
	return Mistake{}
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

var plainID = regexp.MustCompile(`^[a-z0-9]+([.-][a-z0-9]+)*$`)
