package pdfa

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Check looks over a PDF and tells, one sentence each, what does not stand as the standard asks. The error is that of
// qpdf: without it nothing is known of the file.
func Check(pdf []byte) ([]string, error) {
	f, err := read(pdf)
	if err != nil {
		return nil, err
	}
	c := &checker{file: f, shown: map[string]map[int]bool{}}
	c.frame()
	c.metadata()
	c.forbidden()
	marks := c.content()
	c.fonts()
	c.structure(marks)
	slices.Sort(c.found)
	return slices.Compact(c.found), nil
}

type checker struct {
	*file
	found []string
	shown map[string]map[int]bool // font object -> codes that pages show
}

func (c *checker) say(format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf(format, args...))
}

// frame is the file around the objects (6.1 of the standard).
func (c *checker) frame() {
	head, rest, _ := bytes.Cut(c.raw, []byte("\n"))
	if !bytes.HasPrefix(head, []byte("%PDF-1.")) || len(head) != 8 {
		c.say("the file does not begin with its version")
	}
	if len(rest) < 5 || rest[0] != '%' || slices.Min(rest[1:5]) < 128 {
		c.say("no comment of binary characters stands in the second line")
	}
	if !bytes.HasSuffix(bytes.TrimRight(c.raw, "\r\n"), []byte("%%EOF")) {
		c.say("something stands after the end of the file")
	}
	if len(c.list(c.trailer["/ID"])) != 2 {
		c.say("the file has no identifier")
	}
	if c.trailer["/Encrypt"] != nil {
		c.say("the file is encrypted")
	}
}

// metadata compares the XMP packet with the information dictionary (6.6).
func (c *checker) metadata() {
	root := c.root()
	data, ok := c.stream(root["/Metadata"])
	if !ok {
		c.say("there is no metadata")
		return
	}
	if d := c.dict(root["/Metadata"]); d["/Filter"] != nil {
		c.say("the metadata is packed")
	}
	words, err := xmlText(data)
	if err != nil {
		c.say("the metadata is no XML")
		return
	}
	info := c.dict(c.trailer["/Info"])
	for key, element := range map[string]string{"/Title": "title", "/Producer": "Producer", "/Author": "creator", "/Subject": "description",
		"/Keywords": "Keywords", "/Creator": "CreatorTool", "/CreationDate": "CreateDate", "/ModDate": "ModifyDate"} {
		if c.str(info[key]) != words[element] {
			c.say("the metadata and the information dictionary say two things of %s", key)
		}
	}
	if strings.Contains(string(data), "pdfaid") {
		c.say("the metadata claims a conformance that nobody has validated")
	}
	if words["title"] == "" || c.dict(root["/ViewerPreferences"])["/DisplayDocTitle"] != true {
		c.say("the title of the document is not shown")
	}
}

// xmlText is the text in each element by its local name; elements inside it count to it.
func xmlText(data []byte) (map[string]string, error) {
	out := map[string]string{}
	var open []string
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := dec.Token()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			open = append(open, t.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for _, name := range open {
				if strings.TrimSpace(string(t)) != "" {
					out[name] += string(t)
				}
			}
		}
	}
}

// forbiddenKeys are entries that no object may have, with what they would do (6.1 to 6.5 and 6.9).
var forbiddenKeys = map[string]string{
	"/AA": "acts by itself", "/OpenAction": "acts when it is opened", "/JS": "holds a script", "/JavaScript": "holds a script",
	"/EmbeddedFiles": "holds other files", "/AF": "holds other files", "/EF": "holds other files", "/FFilter": "takes its data from outside",
	"/OCProperties": "has layers", "/SMask": "has transparency", "/Ref": "shows another file", "/OPI": "shows another file",
	"/PS": "holds PostScript", "/TR": "changes colours", "/TR2": "changes colours", "/HTP": "changes halftones", "/XFA": "holds a form of another kind",
	"/NeedAppearances": "leaves the look of fields to the reader", "/Perms": "holds permissions", "/Requirements": "asks for programs", "/Alternates": "has other pictures",
	"/PresSteps": "holds a presentation",
}

// forbidden goes through all objects.
func (c *checker) forbidden() {
	for ref, o := range c.objects {
		c.walk(ref, o.value)
		c.walk(ref, o.dict)
		if o.isRaw && o.dict["/F"] != nil {
			c.say("a stream takes its data from outside")
		}
		if f := fmt.Sprint(o.dict["/Filter"]); strings.Contains(f, "LZW") || strings.Contains(f, "Crypt") {
			c.say("a stream is packed in a way that the standard leaves out")
		}
	}
}

func (c *checker) walk(ref string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if what := forbiddenKeys[key]; what != "" {
				c.say("the file %s (%s)", what, key)
			}
			c.value(key, value)
			c.walk(ref, value)
		}
	case []any:
		for _, value := range v {
			c.walk(ref, value)
		}
	}
}

// value looks at entries whose value makes the difference.
func (c *checker) value(key string, v any) {
	switch {
	case key == "/S" && slices.Contains([]string{"/Transparency", "/JavaScript", "/Launch", "/Movie", "/Sound", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE"}, c.str(v)):
		c.say("the file holds an action or a look that the standard leaves out (%s)", c.str(v))
	case (key == "/ca" || key == "/CA") && c.num(v) != 1, key == "/BM" && c.str(v) != "/Normal":
		c.say("the file has transparency (%s)", key)
	}
}
