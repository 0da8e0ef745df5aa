package packet

import (
	"bytes"
	"fmt"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Structure is what the objects of a finished file tell, beside what is drawn: things that act, things that lie over
// the pages, fonts and the resolution of pictures. It holds no word of the file.
type Structure struct {
	Encrypted   bool
	OpenAction  bool // something happens when the file or a page is opened
	Scripts     bool
	Attachments bool
	Fields      bool // a field that a person can still fill or sign
	Signed      bool // a digital signature
	Panel       bool // a viewer opens with the bookmarks shown
	PDFA        bool // the file says of itself that it is a PDF/A
	Notes       int  // words that somebody wrote beside a page and that do not stand on it
	Layers      bool // a layer that is not shown
	Pages       []PageStructure
}

// PageStructure is the same of one page.
type PageStructure struct {
	Over  int     // annotations other than links
	Loose int     // fonts that are not in the file
	Unit  float64 // points to one unit of the page's sizes (ISO 32000-1, table 30, UserUnit); 0 = 1
	// DPI is the resolution in which a page that consists of pictures can be read, in dots an inch; 0 = it does not.
	DPI     int
	Picture bool // pictures cover nearly all of it
}

// Pictures that cover less than the first share of a page together do not make it; of what they cover, so much has to
// be readable that only ornaments are not; with the last share they are the page.
const (
	pictureShare = 0.4
	readShare    = 0.95
	wholeShare   = 0.8
)

// structureOf reads a finished file. Like every parsing with pdfcpu it belongs in the child.
func structureOf(r io.ReaderAt, size int64) (out *Structure, err error) {
	defer func() { // pdfcpu's types panic on some broken objects
		if broken := recover(); broken != nil {
			out, err = nil, fmt.Errorf("%w: %v", ErrSource, broken)
		}
	}()
	s, err := openFinished(r, size)
	if err != nil {
		return nil, err
	}
	names, budget := s.dict(s.root["Names"]), mostFields
	out = &Structure{
		Encrypted:   s.ctx.E != nil || len(s.ctx.EncKey) > 0,
		OpenAction:  s.acts(s.root["OpenAction"]) || s.actsLater(s.root["AA"]),
		Scripts:     s.dict(names["JavaScript"]) != nil || s.runs(s.root["OpenAction"]) || s.runsLater(s.root["AA"]),
		Attachments: s.holdsFiles(names["EmbeddedFiles"], &budget) || len(s.array(s.root["AF"])) > 0,
		Panel:       s.name(s.root["PageMode"]) == "UseOutlines",
		PDFA:        s.claimsPDFA(),
		Layers:      s.hidesLayers(),
	}
	form := s.dict(s.root["AcroForm"])
	s.fields(form["Fields"], out, &budget)
	out.Fields = out.Fields || s.deref(form["XFA"]) != nil
	s.outlineRuns(s.dict(s.root["Outlines"])["First"], out, map[int]bool{})
	fonts := map[int]bool{}
	for _, p := range s.pages {
		out.Pages = append(out.Pages, s.pageStructure(p, out, fonts))
	}
	return out, nil
}

// claimsPDFA looks for the mark of PDF/A in the file's metadata (ISO 19005-1, 6.7.11).
func (s *source) claimsPDFA() bool {
	sd, ok := s.deref(s.root["Metadata"]).(types.StreamDict)
	if !ok {
		return false
	}
	data, ok := s.decoded(sd)
	return ok && bytes.Contains(data, []byte("pdfaid"))
}

func (s *source) pageStructure(p sourcePage, file *Structure, fonts map[int]bool) PageStructure {
	var out PageStructure
	file.OpenAction = file.OpenAction || s.actsLater(p.dict["AA"])
	file.Scripts = file.Scripts || s.runsLater(p.dict["AA"])
	file.Attachments = file.Attachments || len(s.array(p.dict["AF"])) > 0
	for _, a := range s.array(p.dict["Annots"]) {
		d := s.dict(a)
		file.Scripts = file.Scripts || s.runs(d["A"]) || s.runsLater(d["AA"])
		if s.isNote(d) {
			file.Notes++
		}
		switch s.name(d["Subtype"]) {
		case "Link":
		case "Widget":
			s.field(d, file)
		case "FileAttachment":
			file.Attachments, out.Over = true, out.Over+1
		default:
			out.Over++
		}
	}
	if u := s.numbers(types.Array{p.dict["UserUnit"]}); len(u) == 1 && u[0] > 0 {
		out.Unit = u[0]
	}
	box := box(s.numbers(p.inherited["CropBox"]), box(s.numbers(p.inherited["MediaBox"]), [4]float64{0, 0, paperW, paperH}))
	l := lens{source: s, fonts: fonts, seen: map[int]bool{}, area: (box[2] - box[0]) * (box[3] - box[1]), budget: 5000}
	resources := s.dict(p.inherited["Resources"])
	l.loose(resources, 0)
	out.Loose = l.found
	l.content(s.pageContent(p), resources, [6]float64{1, 0, 0, 1, 0, 0}, 0)
	out.DPI, out.Picture = l.dpi()
	return out
}

// isNote reports whether an annotation says something that does not stand on the page: a note, or the words behind a mark.
func (s *source) isNote(d types.Dict) bool {
	switch kind := s.name(d["Subtype"]); {
	case kind == "Link" || kind == "Widget" || kind == "Popup": // what pops up is the note of another one
		return false
	case kind == "FreeText" && s.drawn(d): // its words stand on the page
		return false
	}
	for _, key := range []string{"Contents", "RC"} {
		switch words := s.deref(d[key]).(type) {
		case types.StringLiteral:
			if words != "" {
				return true
			}
		case types.HexLiteral:
			if words != "" {
				return true
			}
		case types.StreamDict:
			return true
		}
	}
	return false
}

// hidesLayers reports whether a layer is off when the file is opened (ISO 32000-1, 8.11.4.3).
func (s *source) hidesLayers() bool {
	usual := s.dict(s.dict(s.root["OCProperties"])["D"])
	return len(s.array(usual["OFF"])) > 0 || s.name(usual["BaseState"]) == "OFF"
}

// pageContent is the page's drawing, as far as it can be unpacked here.
func (s *source) pageContent(p sourcePage) []byte {
	list := types.Array{p.dict["Contents"]}
	if a := s.array(p.dict["Contents"]); a != nil {
		list = a
	}
	var b bytes.Buffer
	for _, o := range list {
		if sd, ok := s.deref(o).(types.StreamDict); ok {
			if data, ok := s.decoded(sd); ok && b.Len()+len(data) <= maxContent {
				b.Write(data)
				b.WriteByte('\n')
			}
		}
	}
	return b.Bytes()
}
