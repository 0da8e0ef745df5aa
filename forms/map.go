package forms

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"

	"go.yaml.in/yaml/v3"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// Status is what a map decides about one field.
type Status string

// Every field of a form has one of these in its map.
const (
	Mapped Status = "mapped" // filled from facts
	Ask    Status = "ask"    // a person answers; the map says who, what is asked, and under which name it is kept
	Never  Status = "never"  // not ours to fill; the map says why
)

// Map says what belongs in each field of one edition of one form.
type Map struct {
	Form      string          `yaml:"form"`
	Edition   string          `yaml:"edition"`
	Recipient cases.Recipient `yaml:"recipient"` // who reads the form; decides which secret places may stand in it
	Note      string          `yaml:"note"`      // what the next person who works on this map should know
	// Verified names who compared every row with the rendered page, and when. Empty while nobody has.
	Verified Verified `yaml:"verified"`
	Groups   []Group  `yaml:"groups"`
	Repeats  []Repeat `yaml:"repeats"`
	Continue []Block  `yaml:"continue"`
	Addendum Addendum `yaml:"addendum"`
	Fields   []Field  `yaml:"fields"`

	byName map[string]int
}

// Verified is the sign-off of a map.
type Verified struct {
	By string `yaml:"by"`
	On string `yaml:"on"` // year-month-day
}

// Field is one row of a map. Exactly one of From, Text, Same and Any gives a mapped field its value.
type Field struct {
	Name  string `yaml:"field"` // full name in the PDF
	At    At     `yaml:"at"`
	Print Print  `yaml:"print"`

	Status Status   `yaml:"status"`
	From   string   `yaml:"from"` // path of a fact
	Text   string   `yaml:"text"` // words with {facts}; a line with an untold fact is left out
	Same   string   `yaml:"same"` // repeats the value of another field of this form
	Any    []Source `yaml:"any"`  // the first whose When is told
	As     string   `yaml:"as"`   // format, see format.go
	// Is and IsNot turn a fact into a tick, and guard a text: the value, or one entry of a list, has to be among Is and
	// must not be among IsNot. Is: [told] takes any value.
	Is    []string   `yaml:"is"`
	IsNot []string   `yaml:"isNot"`
	Tick  string     `yaml:"tick"` // the on-state to set, of a radio field that has several
	When  *Condition `yaml:"when"` // filled only if this holds
	NA    string     `yaml:"na"`   // written when the fact is not told, e.g. N/A; empty leaves the field blank

	// Who (client or attorney) is asked the Question. The answer to an Ask is kept under From, which is then the name of
	// an answer, matter.answers.FORM.ITEM. A mapped field may have a question too, for when its facts are not told.
	Who      string `yaml:"who"`
	Question string `yaml:"question"`
	Optional bool   `yaml:"optional"` // may stay empty without anybody being told: a middle name, a second line
	Reason   string `yaml:"reason"`   // of a Never
}

// At is where a field lies: a page counted from 1, and left, bottom, right, top in points, rounded.
type At struct {
	Page int        `yaml:"page"`
	Rect [4]float64 `yaml:"rect"`
}

// holds says whether a field lies there, give or take the rounding.
func (a At) holds(f fill.Field) bool {
	for i := range a.Rect {
		if math.Abs(a.Rect[i]-f.Rect[i]) > 1 {
			return false
		}
	}
	return a.Page == f.Page
}

// Print is what the page prints about a field. The tests look for these words beside the rectangle.
type Print struct {
	Part  string `yaml:"part"`
	Item  string `yaml:"item"`
	Label string `yaml:"label"`
}

// Source is one possible origin of a value.
type Source struct {
	When  string   `yaml:"when"` // a fact that has to be told; empty = always
	From  string   `yaml:"from"`
	Text  string   `yaml:"text"`
	As    string   `yaml:"as"`
	Is    []string `yaml:"is"`
	IsNot []string `yaml:"isNot"`
}

// Condition holds when the fact has one of the values, and none of the others. With Facts, one of them is enough.
type Condition struct {
	Fact  string   `yaml:"fact"`
	Facts []string `yaml:"facts"`
	Is    []string `yaml:"is"`
	IsNot []string `yaml:"isNot"`
}

// Group is a set of boxes that answer one question. Of a oneOf group at most one may be ticked, although most official
// forms draw them as independent boxes; an anyOf group ("check all that apply") is answered once one is ticked.
type Group struct {
	Name   string   `yaml:"name"`
	Kind   string   `yaml:"kind"` // oneOf or anyOf
	Fields []string `yaml:"fields"`
}

// Repeat says how many rows of a list the form has room for; further rows are told in the additional information.
type Repeat struct {
	List  string   `yaml:"list"` // e.g. client.otherNames
	Rows  int      `yaml:"rows"`
	Page  int      `yaml:"page"`
	Part  string   `yaml:"part"`
	Item  string   `yaml:"item"`
	Title string   `yaml:"title"` // heads the further rows
	Show  []string `yaml:"show"`  // facts of a row, by their name after the list
}

// Block is one entry of the form's own additional-information part.
type Block struct {
	Page string `yaml:"page"` // names of the fields
	Part string `yaml:"part"`
	Item string `yaml:"item"`
	Text string `yaml:"text"`
}

// Addendum says how the form wants further sheets to be announced.
type Addendum struct {
	Title string   `yaml:"title"` // heads the sheet
	Boxes []string `yaml:"boxes"` // ticked when text of one of After's items goes to the sheet
	Items []string `yaml:"items"` // items that Boxes belong to; empty = all
	Count string   `yaml:"count"` // field that takes the number of all further pages; asked when there is a sheet
}

// Field finds a row by the field's full name.
func (m *Map) Field(name string) (*Field, bool) {
	i, ok := m.byName[name]
	if !ok {
		return nil, false
	}
	return &m.Fields[i], true
}

// Count says how many fields have a status.
func (m *Map) Count(s Status) int {
	n := 0
	for i := range m.Fields {
		if m.Fields[i].Status == s {
			n++
		}
	}
	return n
}

// ReadMap reads a map strictly: an unknown key, a second document, a row that decides nothing or names a fact that does
// not exist is an error.
func ReadMap(raw []byte) (*Map, error) {
	d := yaml.NewDecoder(bytes.NewReader(raw))
	d.KnownFields(true)
	m := &Map{}
	if err := d.Decode(m); err != nil {
		return nil, fmt.Errorf("form map: %w", err)
	}
	if err := d.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("form map %s: more than one document in the file", m.Form)
	}
	m.byName = make(map[string]int, len(m.Fields))
	for i, f := range m.Fields {
		if _, twice := m.byName[f.Name]; twice {
			return nil, fmt.Errorf("form map %s: field %q stands twice", m.Form, f.Name)
		}
		m.byName[f.Name] = i
	}
	if err := m.check(); err != nil {
		return nil, fmt.Errorf("form map %s %s: %w", m.Form, m.Edition, err)
	}
	return m, nil
}
