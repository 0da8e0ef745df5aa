package forms

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// Further is text that found no room in its own box, and where it went.
type Further struct {
	Page  int    `json:"page"`
	Part  string `json:"part,omitempty"`
	Item  string `json:"item,omitempty"`
	Label string `json:"label,omitempty"`
	Text  string `json:"text"`
	Where string `json:"where,omitempty"` // "Part 9", or "addendum"; empty while it has no place

	field string // whose rest it is
}

// moreRows are the rows of lists that the form has no boxes for, told in words.
func (m *Map) moreRows(s *cases.Snapshot) []Further {
	var out []Further
	for _, r := range m.Repeats {
		var rows []string
		for _, i := range r.more(s) {
			if w := m.rowWords(s, r, i); w != "" {
				rows = append(rows, w)
			}
		}
		if len(rows) > 0 {
			out = append(out, Further{Page: r.Page, Part: r.Part, Item: r.Item, Label: r.Title, Text: r.Title + ": " + strings.Join(rows, "; ")})
		}
	}
	return out
}

// more are the numbers of the rows that the form has no boxes for.
func (r Repeat) more(s *cases.Snapshot) []int {
	if !r.When.holds(func(path string) cases.Value { v, _ := cases.FactValue(s, path); return v }) {
		return nil
	}
	n, _ := cases.Rows(s, r.List)
	var out []int
	for i := r.Rows; i < n; i++ {
		out = append(out, i)
	}
	return out
}

// heldRows are the further rows of which something may not go to this form's reader, so that it does not go missing
// without a word.
func (m *Map) heldRows(s *cases.Snapshot) []Item {
	var out []Item
	for _, r := range m.Repeats {
		for _, i := range r.more(s) {
			for _, name := range r.Show {
				path := r.List + "[" + strconv.Itoa(i) + "]." + name
				if f, _ := cases.FactByPath(path); !f.Get(s).Empty() && !f.MayGoTo(s, m.Recipient) {
					out = append(out, Item{Page: r.Page, Part: r.Part, Item: r.Item, Label: r.Title, Fact: path, Why: privateWords})
					break
				}
			}
		}
	}
	return out
}

func (m *Map) rowWords(s *cases.Snapshot, r Repeat, i int) string {
	var parts []string
	for _, name := range r.Show {
		f, _ := cases.FactByPath(r.List + "[" + strconv.Itoa(i) + "]." + name)
		if v := f.Get(s); !v.Empty() && f.MayGoTo(s, m.Recipient) {
			parts = append(parts, v.String())
		}
	}
	return strings.Join(parts, ", ")
}

// placer finds room for text that its own box cannot hold: first the form's own additional-information entries, then
// copies of the page that they are on, and an addendum sheet where the form has no such page. What is measured is
// measured by filling, never by counting characters.
type placer struct {
	job      *job
	pointers map[string]string
	placed   []Further // in the form
	sheet    []Further // on the addendum
}

// run places everything. After it the values and pointers of the job are final.
func (p *placer) run(more []Further) error {
	pending, err := p.measure()
	if err != nil {
		return err
	}
	pending = append(pending, more...)
	for _, b := range p.job.m.Continue {
		if len(pending) == 0 {
			break
		}
		if _, used := p.job.vals.set[b.Text]; used {
			continue // a person wrote there
		}
		rest, err := p.intoBlock(b, pending[0], partName(p.job.m.continued()))
		if err != nil {
			return err
		}
		if pending[0].Text = rest; rest == "" {
			pending = pending[1:]
		}
	}
	if pending, err = p.copies(pending); err != nil {
		return err
	}
	for _, f := range pending {
		f.Where = "addendum"
		p.sheet = append(p.sheet, f)
	}
	p.announce()
	return nil
}

// measure fills once to see which boxes are too small, and once more with pointers in them: a pointer takes room too.
func (p *placer) measure() ([]Further, error) {
	for range 2 {
		r, err := p.job.draft(p.pointers)
		if err != nil {
			return nil, err
		}
		if len(r.Overflow) == 0 {
			return nil, nil
		}
		for _, o := range r.Overflow {
			p.pointers[o.Field] = p.pointer()
		}
	}
	r, err := p.job.draft(p.pointers)
	if err != nil {
		return nil, err
	}
	var out []Further
	for _, o := range r.Overflow {
		f, ok := p.job.m.Field(o.Field)
		rest := p.whole(o.Field, o.Rest)
		if !ok || f.Same != "" || strings.TrimSpace(rest) == "" {
			continue // a repeated box shows the same pointer; its text is told once
		}
		out = append(out, Further{Page: f.At.Page, Part: f.Print.Part, Item: f.Print.Item, Label: f.Print.Label, Text: rest, field: o.Field})
	}
	return out, nil
}

// whole keeps an email address in one piece, for half of one reaches nobody: the box then shows the pointer alone.
func (p *placer) whole(field, rest string) string {
	text, _ := p.job.vals.set[field].(string)
	pointer, limit := p.pointers[field], p.job.field(field).Max
	if !strings.Contains(text, "@") || len(strings.Fields(text)) != 1 || limit > 0 && limit < len(pointer) {
		return rest
	}
	p.job.vals.set[field] = pointer
	delete(p.pointers, field)
	return text
}

func (p *placer) pointer() string {
	if part := p.job.m.continued(); part != "" {
		return "(see " + partName(part) + ")"
	}
	if p.job.m.spanish {
		return "(vea la hoja anexa)"
	}
	return "(see attached sheet)"
}

// partName is how a form calls a part of itself: "Part 9", but "Supplement B".
func partName(part string) string {
	if strings.HasPrefix(part, "Supplement") {
		return part
	}
	return "Part " + part
}

// continued is the part of the form that takes additional information, "" when it has none.
func (m *Map) continued() string {
	if len(m.Continue) == 0 {
		return ""
	}
	f, _ := m.Field(m.Continue[0].Text)
	return f.Print.Part
}

// intoBlock writes one text into an additional-information entry and returns what still had no room.
func (p *placer) intoBlock(b Block, f Further, where string) (rest string, err error) {
	p.pointers[b.Text] = "(continued)"
	set := p.job.vals.set
	set[b.Page], set[b.Part], set[b.Item], set[b.Text] = p.job.short(b.Page, strconv.Itoa(f.Page)), p.job.short(b.Part, f.Part), p.job.short(b.Item, f.Item), f.Text
	for _, name := range []string{b.Page, b.Part, b.Item} {
		if set[name] == "" {
			delete(set, name)
		}
	}
	r, err := p.job.draft(p.pointers)
	if err != nil {
		return "", err
	}
	shown := f.Text
	for _, o := range r.Overflow {
		if o.Field == b.Text {
			shown, rest = o.Shown, strings.TrimSpace(o.Rest)
		}
	}
	if rest == "" {
		delete(p.pointers, b.Text)
	}
	f.Text, f.Where = shown, where
	p.placed = append(p.placed, f)
	return rest, nil
}

// announce ticks the form's own "more space" box where text went to the sheet, and asks for the number of pages.
func (p *placer) announce() {
	a := p.job.m.Addendum
	for _, f := range p.sheet {
		item, _, _ := strings.Cut(f.Item, ".")
		for _, name := range a.Boxes {
			if len(a.Items) == 0 || slices.Contains(a.Items, item) {
				p.job.vals.set[name] = true
			}
		}
		if mark, ok := a.markOf(f.Item); ok {
			p.job.vals.set[mark.Box] = true
		}
	}
	_, counted := p.job.vals.set[a.Count]
	if f, ok := p.job.m.Field(a.Count); ok && len(p.sheet) > 0 && !counted {
		p.job.vals.ask = append(p.job.vals.ask, Item{Field: f.Name, Page: f.At.Page, Rect: f.At.Rect, Part: f.Print.Part, Item: f.Print.Item, Label: f.Print.Label, Who: f.Who, Why: f.Question})
	}
}

// short keeps the reference to a part or item within the few characters that its box takes: 4.B.(1) becomes 4B1.
func (j *job) short(field, s string) string {
	limit := j.field(field).Max
	if limit == 0 || utf8.RuneCountInString(s) <= limit {
		return s
	}
	letters := []rune(strings.NewReplacer("(", "", ")", "", ".", "").Replace(s))
	return string(letters[:min(len(letters), limit)])
}

func (j *job) field(name string) fill.Field { return j.byName[name] }
