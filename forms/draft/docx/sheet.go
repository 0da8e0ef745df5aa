package docx

import (
	"strconv"
	"strings"
)

// sheet is the styles of a file.
type sheet struct {
	styles   map[string]*styleDef
	usual    string // id of the style of a paragraph that names none
	defaults *node  // docDefaults
}

type styleDef struct {
	name, based string
	para, run   *node
}

// mostBased bounds the chain of styles, which a file can make a ring.
const mostBased = 20

func readSheet(root *node) *sheet {
	s := &sheet{styles: map[string]*styleDef{}, usual: "Normal"}
	if root == nil {
		return s
	}
	s.defaults = root.kid("docDefaults")
	for _, k := range root.kids {
		if k.name != "style" {
			continue
		}
		id := k.val("styleId")
		s.styles[id] = &styleDef{name: k.kid("name").val("val"), based: k.kid("basedOn").val("val"), para: k.kid("pPr"), run: k.kid("rPr")}
		if on := k.val("default"); k.val("type") == "paragraph" && (on == "1" || on == "true") {
			s.usual = id
		}
	}
	return s
}

// chain is a style and those it is based on, itself first.
func (s *sheet) chain(id string) []*styleDef {
	var out []*styleDef
	for id != "" && len(out) < mostBased {
		d := s.styles[id]
		if d == nil {
			break
		}
		out = append(out, d)
		id = d.based
	}
	return out
}

// plainName is a style's name as it is compared: programs change case and spaces.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '_' {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// roles are our own styles and those of word processors, by their plain names.
var roles = map[string]string{
	"bodytext": styleBody, "textbody": styleBody, "title": styleTitle, "addresslines": styleAddress,
	"quote": styleQuote, "quotations": styleQuote, "intensequote": styleQuote, "blocktext": styleQuote, "blockquote": styleQuote,
	"letteredlist": styleLettered, "dashedlist": styleDashed, "captioncounsel": styleCounsel, "captioncourt": styleCourt,
	"captionparty": styleParty, "captionpartyrole": styleRole, "captionright": styleRight, "captionsign": styleSign,
	"letterheadname": styleLetterhead, "letterheadcontact": styleContact, "tablehead": styleHead, "tabletext": styleCell,
	"declarationwords": styleJurat, "signaturelead": styleLead, "signaturehere": styleSignHere, "signaturelines": styleSigner,
	"signaturedate": styleDay, "gap": styleGap, "linenumbers": styleNumber, "footer": styleFooter,
	"notarystate": styleNotaryState, "notarycounty": styleNotaryCounty, "notarywords": styleNotaryWords, "notaryhand": styleNotaryHand,
	"heading1": "Heading1", "heading2": "Heading2", "heading3": "Heading3", "heading4": "Heading3",
	"numberedparagraph": numberedStyle(1), "numberedparagraph2": numberedStyle(2), "numberedparagraph3": numberedStyle(3),
}

// role is which of our styles a style is, or is based on; "" for none.
func (s *sheet) role(id string) string {
	for _, d := range s.chain(id) {
		if r := roles[plainName(d.name)]; r != "" {
			return r
		}
	}
	return ""
}

// paraProps are the properties of a paragraph, the strongest first.
func (s *sheet) paraProps(direct *node) []*node {
	id := direct.kid("pStyle").val("val")
	if id == "" {
		id = s.usual
	}
	out := []*node{direct}
	for _, d := range s.chain(id) {
		out = append(out, d.para)
	}
	return append(out, s.defaults.at("pPrDefault", "pPr"))
}

// runProps are the properties of a run in a paragraph of a style, the strongest first.
func (s *sheet) runProps(direct *node, paraStyle string) []*node {
	out := []*node{direct}
	for _, d := range s.chain(direct.kid("rStyle").val("val")) {
		out = append(out, d.run)
	}
	for _, d := range s.chain(paraStyle) {
		out = append(out, d.run)
	}
	return append(out, s.defaults.at("rPrDefault", "rPr"))
}

// is asks properties, the strongest first, for one that is on or off.
func is(props []*node, name string) bool {
	for _, p := range props {
		if value, said := p.on(name); said {
			return value
		}
	}
	return false
}

// first is the first of properties that says something.
func first(props []*node, name string) *node {
	for _, p := range props {
		if k := p.kid(name); k != nil {
			return k
		}
	}
	return nil
}

// number is an attribute as a number, 0 where it is none.
func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n > 1<<20 || n < -1<<20 {
		return 0
	}
	return n
}
