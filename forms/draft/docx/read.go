package docx

import (
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
)

// Reading is what a file says, as a document.
type Reading struct {
	Doc     *draft.Document // blocks, and as far as the file says so title, language and look
	Version string          // id of the version that was edited, as Write kept it; "" in a file of another origin
	Left    []Left          // what is not carried; those that stop come first
}

// Unfinished is the error of a file with proposals that nobody decided about; nil when there are none.
func (r *Reading) Unfinished() error {
	e := &Unfinished{}
	for _, l := range r.Left {
		if l.Stops() {
			e.Left = append(e.Left, l)
		}
	}
	if len(e.Left) == 0 {
		return nil
	}
	return e
}

// Read reads a file. One of ours that was edited comes back with its blocks, by the names of its styles; any other as
// well as its looks tell. For a file that came from outside see Apart.
//
// Errors: ErrUnreadable, ErrTooLarge, ErrPassword, ErrEmpty.
func Read(file []byte) (*Reading, error) {
	p, err := openPack(file)
	if err != nil {
		return nil, err
	}
	r := &reader{pack: p}
	if err := r.open(); err != nil {
		return nil, err
	}
	r.body(r.main.kid("body"))
	r.flushHead()
	r.edges()
	d := &draft.Document{Title: r.title, Lang: r.lang, Look: r.look, Footer: r.footer}
	for _, it := range r.items {
		d.Blocks = append(d.Blocks, it.block)
	}
	out := &Reading{Doc: d, Version: r.version, Left: sortLeft(r.left)}
	if len(d.Blocks) == 0 && out.Unfinished() == nil {
		return nil, ErrEmpty
	}
	return out, nil
}

// sortLeft puts first what stops.
func sortLeft(list []Left) []Left {
	var stop, rest []Left
	for _, l := range list {
		if l.Stops() {
			stop = append(stop, l)
		} else {
			rest = append(rest, l)
		}
	}
	return append(stop, rest...)
}

// reader reads one file.
type reader struct {
	pack     *pack
	main     *node
	ties     map[string][]string // parts of the main part
	sheet    *sheet
	counting *counting

	footnotes, endnotes map[string]*node
	title, lang         string
	look                draft.Look
	caption             draft.CaptionStyle
	footer, version     string
	ours                bool // made by Write

	left   []Left
	near   string // the first words of the paragraph being read
	fields []wordField

	items       []item
	counsel     []draft.Rich // waiting for the table of a caption
	court       []draft.Rich
	fresh       bool // the next block begins a page
	sectionEnds bool
	dark        int             // paragraphs, cells and tables being read whose ground is not white
	count       [levels + 1]int // of numbered paragraphs, as our pages will count them
}

// item is a block, and what its paragraph looked like.
type item struct {
	block draft.Block
	para  *para
}

// open finds the parts and reads those that the body needs.
func (r *reader) open() error {
	top, err := r.pack.related("")
	if err != nil {
		return err
	}
	name := "word/document.xml"
	if found := top["officeDocument"]; len(found) > 0 {
		name = found[0]
	}
	if r.main, err = r.pack.part(name); err != nil {
		return err
	}
	if r.main == nil || r.main.name != "document" || r.main.kid("body") == nil {
		return ErrUnreadable
	}
	if r.ties, err = r.pack.related(name); err != nil {
		return err
	}
	trees := map[string]*node{}
	for _, kind := range []string{"styles", "numbering", "footnotes", "endnotes", "comments"} {
		if found := r.ties[kind]; len(found) > 0 {
			if trees[kind], err = r.pack.part(found[0]); err != nil {
				return err
			}
		}
	}
	r.sheet, r.counting = readSheet(trees["styles"]), readCounting(trees["numbering"])
	r.footnotes, r.endnotes = notesByID(trees["footnotes"]), notesByID(trees["endnotes"])
	if trees["comments"].kid("comment") != nil {
		for _, c := range trees["comments"].kids {
			r.leaveNear(LeftComments, opening(wordsBelow(c)))
		}
	}
	return r.properties(top)
}

// properties reads what the file says of itself.
func (r *reader) properties(top map[string][]string) error {
	r.lang = r.sheet.defaults.at("rPrDefault", "rPr", "lang").val("val")
	if found := top["core-properties"]; len(found) > 0 {
		core, err := r.pack.part(found[0])
		if err != nil {
			return err
		}
		if t := core.kid("title"); t != nil {
			r.title = strings.TrimSpace(t.text)
		}
	}
	found := top["custom-properties"]
	if len(found) == 0 {
		return nil
	}
	custom, err := r.pack.part(found[0])
	if err != nil || custom == nil {
		return err
	}
	for _, p := range custom.kids {
		value := p.kid("lpwstr")
		if value == nil {
			continue
		}
		switch p.val("name") {
		case propertyVersion:
			r.version = value.text
		case propertyCaption:
			r.caption = draft.CaptionStyle(value.text)
		case propertyLook:
			r.look, r.ours = lookNamed(value.text), true
		}
	}
	return nil
}

func notesByID(root *node) map[string]*node {
	out := map[string]*node{}
	if root == nil {
		return out
	}
	for _, n := range root.kids {
		if kind := n.val("type"); kind == "" || kind == "normal" {
			out[n.val("id")] = n
		}
	}
	return out
}

// body reads what stands one after the other: paragraphs and tables.
func (r *reader) body(n *node) {
	for _, k := range n.kids {
		switch k.name {
		case "p":
			for _, p := range r.paragraph(k) {
				r.place(p)
			}
			if r.sectionEnds {
				r.fresh, r.sectionEnds = true, false
			}
		case "tbl":
			r.table(k)
		case "sdt":
			if inner := k.kid("sdtContent"); inner != nil {
				r.body(inner)
			}
		case "customXml", "smartTag":
			r.body(k)
		case "ins", "del", "moveFrom", "moveTo":
			r.leave(LeftChanges)
		case "altChunk":
			r.leave(LeftInserted)
		case "oMathPara", "oMath":
			r.leave(LeftEquation)
		case "commentRangeStart":
			r.leave(LeftComments)
		case "AlternateContent":
			for _, way := range k.kids {
				if way.name == "Choice" {
					r.body(way)
					break
				}
			}
		case "sectPr":
			r.pageShape(k)
		}
	}
}

// pageShape notices pages of another size or direction.
func (r *reader) pageShape(sect *node) {
	size := sect.kid("pgSz")
	w, h := number(size.val("w")), number(size.val("h"))
	if size != nil && (w > h || w < pageWidth-200 || w > pageWidth+200 || h < pageHeight-200 || h > pageHeight+200) {
		r.leaveNear(LeftShape, "")
	}
}

// edges reads the heads and feet of the pages.
func (r *reader) edges() {
	for _, name := range r.ties["header"] {
		part, err := r.pack.part(name)
		if err != nil || part == nil {
			continue
		}
		for _, k := range part.kids {
			if k.name == "p" && r.sheet.role(k.at("pPr", "pStyle").val("val")) != styleNumber && k.at("pPr", "framePr") == nil &&
				strings.Trim(wordsBelow(k), " 0123456789") != "" { // the numbers of the lines, where a program made a box of them
				r.leaveNear(LeftHeader, opening(wordsBelow(k)))
			}
		}
	}
	for _, name := range r.ties["footer"] {
		part, err := r.pack.part(name)
		if err != nil || part == nil {
			continue
		}
		r.foot(part)
	}
}

// foot takes the short title from the foot of the pages, where it stands as Write puts it.
func (r *reader) foot(part *node) {
	all := strings.TrimSpace(wordsBelow(part))
	for _, mark := range []string{" — page ", " — página "} {
		if title, _, ok := strings.Cut(all, mark); ok {
			r.footer = strings.TrimSpace(title)
			return
		}
	}
	if all != "" {
		r.leaveNear(LeftFooter, opening(all))
	}
}
