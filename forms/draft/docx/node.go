package docx

import (
	"encoding/xml"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// Limits of a part.
const (
	maxDepth = 120       // of elements within elements; Word itself allows tables in tables a few deep
	maxNodes = 1_500_000 // elements of all parts
)

// node is one element. Names are kept without their prefixes, which differ between programs.
type node struct {
	name  string
	attrs []xml.Attr
	kids  []*node
	text  string // of an element that holds words
}

// parse reads a part as a tree. A document type is refused: with it would come entities, which may stand for anything.
func parse(r io.Reader, nodes *int) (*node, error) {
	d := xml.NewDecoder(r)
	d.CharsetReader = charset.NewReaderLabel
	root := &node{}
	open := []*node{root}
	for {
		t, err := d.Token()
		if err == io.EOF && len(open) == 1 && len(root.kids) == 1 {
			return root.kids[0], nil
		}
		if err != nil {
			return nil, ErrUnreadable
		}
		top := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if *nodes--; *nodes < 0 {
				return nil, ErrTooLarge
			}
			if len(open) > maxDepth {
				return nil, ErrUnreadable
			}
			n := &node{name: t.Name.Local, attrs: t.Attr}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if holdsWords[top.name] {
				top.text += string(t)
			}
		case xml.Directive:
			return nil, ErrUnreadable
		}
	}
}

// holdsWords are the elements whose characters count.
var holdsWords = map[string]bool{"t": true, "instrText": true, "title": true, "language": true, "lpwstr": true}

// val is an attribute by its name without prefix.
func (n *node) val(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// kid is the first child of a name, nil when there is none; a nil node has none.
func (n *node) kid(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// at follows names down.
func (n *node) at(names ...string) *node {
	for _, name := range names {
		n = n.kid(name)
	}
	return n
}

// on is a property that is on, off, or not said.
func (n *node) on(name string) (value, said bool) {
	k := n.kid(name)
	if k == nil {
		return false, false
	}
	switch strings.ToLower(k.val("val")) {
	case "0", "false", "off", "none":
		return false, true
	}
	return true, true
}

// holds reports whether an element of one of these names stands anywhere below.
func (n *node) holds(names ...string) bool {
	if n == nil {
		return false
	}
	for _, k := range n.kids {
		for _, name := range names {
			if k.name == name {
				return true
			}
		}
		if k.holds(names...) {
			return true
		}
	}
	return false
}
