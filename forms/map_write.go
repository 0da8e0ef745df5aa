package forms

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Write gives the map as the text that ReadMap reads back to the same map. Every row takes two lines: where the field
// lies and what the page prints beside it, then what the map decides. A map written twice is the same text, so that a
// change of one row is a difference of one row.
func (m *Map) Write() []byte {
	w := &mapWriter{}
	w.line("form: %s", quoted(m.Form))
	w.line("edition: %s", quoted(m.Edition))
	w.line("recipient: %s", m.Recipient)
	if m.About != "" {
		w.line("about: %s", m.About)
	}
	if m.Published {
		w.line("published: true")
	}
	if p := m.Pinned; p != nil {
		w.line("pinned: {sha256: %s, names: %s, pages: %d, title: %s, office: %s}", quotedList(p.SHA256), quoted(p.Names), p.Pages, quoted(p.Title), quoted(p.Office))
	}
	if m.Note != "" {
		w.line("note: %s", quoted(m.Note))
	}
	w.line("verified: {by: %s, on: %s}", quoted(m.Verified.By), quoted(m.Verified.On))
	if len(m.Repeats) > 0 {
		w.line("repeats:")
	}
	for _, r := range m.Repeats {
		when := ""
		if r.When != nil {
			when = ", when: " + r.When.written()
		}
		w.line("  - {list: %s, rows: %d, page: %d, part: %s, item: %s, title: %s, show: %s%s}",
			r.List, r.Rows, r.Page, quoted(r.Part), quoted(r.Item), quoted(r.Title), quotedList(r.Show), when)
	}
	if len(m.Continue) > 0 {
		w.line("continue:")
	}
	for _, b := range m.Continue {
		w.line("  - page: %s", quoted(b.Page))
		w.line("    part: %s", quoted(b.Part))
		w.line("    item: %s", quoted(b.Item))
		w.line("    text: %s", quoted(b.Text))
	}
	w.addendum(m.Addendum)
	if len(m.Groups) > 0 {
		w.line("groups:")
	}
	for _, g := range m.Groups {
		w.line("  - name: %s", quoted(g.Name))
		w.line("    kind: %s", g.Kind)
		w.line("    fields: %s", quotedList(g.Fields))
	}
	w.line("fields:")
	page := 0
	for i := range m.Fields {
		f := &m.Fields[i]
		if f.At.Page != page {
			page = f.At.Page
			w.line("  # page %d", page)
		}
		w.field(f)
	}
	return w.out.Bytes()
}

type mapWriter struct{ out bytes.Buffer }

func (w *mapWriter) line(format string, args ...any) { fmt.Fprintf(&w.out, format+"\n", args...) }

func (w *mapWriter) addendum(a Addendum) {
	var parts []string
	add := func(key, val string) { parts = append(parts, key+": "+val) }
	if a.Title != "" {
		add("title", quoted(a.Title))
	}
	if len(a.Boxes) > 0 {
		add("boxes", quotedList(a.Boxes))
	}
	if len(a.Items) > 0 {
		add("items", quotedList(a.Items))
	}
	if a.Count != "" {
		add("count", quoted(a.Count))
	}
	if len(a.Marks) > 0 {
		var marks []string
		for _, k := range a.Marks {
			marks = append(marks, fmt.Sprintf("{box: %s, item: %s, title: %s}", quoted(k.Box), quoted(k.Item), quoted(k.Title)))
		}
		add("marks", "["+strings.Join(marks, ", ")+"]")
	}
	if len(parts) > 0 {
		w.line("addendum: {%s}", strings.Join(parts, ", "))
	}
}

func (w *mapWriter) field(f *Field) {
	var print []string
	for _, p := range [][2]string{{"part", f.Print.Part}, {"item", f.Print.Item}, {"label", f.Print.Label}} {
		if p[1] != "" {
			print = append(print, p[0]+": "+quoted(p[1]))
		}
	}
	w.line("  - {field: %s, %sprint: {%s},", quoted(f.Name), f.At.written(), strings.Join(print, ", "))
	w.line("     %s}", strings.Join(decision(f), ", "))
}

// written is the place of a row as far as it is known.
func (a At) written() string {
	switch {
	case a.Page == 0:
		return ""
	case a.Rect == [4]float64{}:
		return fmt.Sprintf("at: {page: %d}, ", a.Page)
	}
	return fmt.Sprintf("at: {page: %d, rect: [%s, %s, %s, %s]}, ", a.Page, number(a.Rect[0]), number(a.Rect[1]), number(a.Rect[2]), number(a.Rect[3]))
}

// decision is what a row says about its field, in the order in which a reader asks.
func decision(f *Field) []string {
	parts := []string{"status: " + string(f.Status)}
	add := func(key, val string) {
		if val != "" {
			parts = append(parts, key+": "+quoted(val))
		}
	}
	list := func(key string, vals []string) {
		if len(vals) > 0 {
			parts = append(parts, key+": "+quotedList(vals))
		}
	}
	add("from", f.From)
	add("text", f.Text)
	add("same", f.Same)
	if len(f.Any) > 0 {
		parts = append(parts, "any: ["+strings.Join(sources(f.Any), ", ")+"]")
	}
	add("as", f.As)
	list("is", f.Is)
	list("isNot", f.IsNot)
	add("tick", f.Tick)
	if len(f.Choices) > 0 {
		parts = append(parts, "choices: ["+strings.Join(choices(f.Choices), ", ")+"]")
	}
	if f.When != nil {
		parts = append(parts, "when: "+f.When.written())
	}
	add("na", f.NA)
	add("who", f.Who)
	add("question", f.Question)
	if f.Optional {
		parts = append(parts, "optional: true")
	}
	add("reason", f.Reason)
	add("type", string(f.Type))
	if f.Draw != nil {
		parts = append(parts, "draw: "+f.Draw.written())
	}
	return parts
}

func choices(all []Choice) []string {
	var out []string
	for _, c := range all {
		s := "{is: " + quotedList(c.Is) + ", tick: " + quoted(c.Tick)
		if c.Label != "" {
			s += ", label: " + quoted(c.Label)
		}
		out = append(out, s+"}")
	}
	return out
}

func sources(all []Source) []string {
	var out []string
	for _, s := range all {
		var parts []string
		for _, p := range [][2]string{{"when", s.When}, {"from", s.From}, {"text", s.Text}, {"as", s.As}} {
			if p[1] != "" {
				parts = append(parts, p[0]+": "+quoted(p[1]))
			}
		}
		if s.If != nil {
			parts = append(parts, "if: "+s.If.written())
		}
		if len(s.Is) > 0 {
			parts = append(parts, "is: "+quotedList(s.Is))
		}
		if len(s.IsNot) > 0 {
			parts = append(parts, "isNot: "+quotedList(s.IsNot))
		}
		out = append(out, "{"+strings.Join(parts, ", ")+"}")
	}
	return out
}

func (c *Condition) written() string {
	var parts []string
	if c.Fact != "" {
		parts = append(parts, "fact: "+quoted(c.Fact))
	}
	if len(c.Facts) > 0 {
		parts = append(parts, "facts: "+quotedList(c.Facts))
	}
	if len(c.Is) > 0 {
		parts = append(parts, "is: "+quotedList(c.Is))
	}
	if len(c.IsNot) > 0 {
		parts = append(parts, "isNot: "+quotedList(c.IsNot))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func quotedList(all []string) string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = quoted(s)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// quoted writes a text in double quotes, which YAML reads like JSON; never bare, because "no" would become false.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r == 0x7f || r == 0x85 || r == 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
