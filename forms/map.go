package forms

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

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

	// Undecided is a row of a map that an office has not finished. Nothing is written there, and the report says so.
	Undecided Status = "undecided"
)

// AboutRelative is the value of Map.About for forms about a member of the client's family.
const AboutRelative = "relative"

// Map says what belongs in each field of one edition of one form.
type Map struct {
	Form      string          `yaml:"form"`
	Edition   string          `yaml:"edition"`
	Recipient cases.Recipient `yaml:"recipient"` // who reads the form; decides which secret places may stand in it
	// About is AboutRelative for a form about one member of the client's family, such as I-914 Supplement A: it is filled
	// once for each of them. Empty means the client.
	About string `yaml:"about"`
	// Published says that the map was written from what is published about the form's fields, without a blank at hand. Its
	// rows have no places; those come from the blank that the user imports, see published.go.
	Published bool    `yaml:"published"`
	Pinned    *Pinned `yaml:"pinned"` // the blank of a map that an office made; nil in the library, where editions.yaml has it
	Note      string  `yaml:"note"`   // what the next person who works on this map should know
	// Verified names who compared every row with the rendered page, and when. Empty while nobody has.
	Verified Verified `yaml:"verified"`
	Groups   []Group  `yaml:"groups"`
	Repeats  []Repeat `yaml:"repeats"`
	Continue []Block  `yaml:"continue"`
	Addendum Addendum `yaml:"addendum"`
	Fields   []Field  `yaml:"fields"`

	byName  map[string]int
	spanish bool // the blank is in Spanish: so is what the program adds to it
}

// Verified is the sign-off of a map.
type Verified struct {
	By string `yaml:"by"`
	On string `yaml:"on"` // year-month-day
}

// Pinned says which blank an office-made map was made from. Without that very edition the map is of no use.
type Pinned struct {
	SHA256 []string `yaml:"sha256"` // of the files it was made from
	Names  string   `yaml:"names"`  // hash of all field names, see nameHash
	Pages  int      `yaml:"pages"`
	Title  string   `yaml:"title"`  // of the form, for people
	Office string   `yaml:"office"` // that made it; empty where it does not say
}

// Field is one row of a map. Exactly one of From, Text, Same and Any gives a mapped field its value.
type Field struct {
	Name  string `yaml:"field"` // full name in the PDF
	At    At     `yaml:"at"`
	Print Print  `yaml:"print"`

	Type fill.Kind `yaml:"type"` // in a published map, where no blank says it
	Draw *Draw     `yaml:"draw"` // laid over the page, where the form has no field

	Status Status   `yaml:"status"`
	From   string   `yaml:"from"` // path of a fact
	Text   string   `yaml:"text"` // words with {facts}; a line with an untold fact is left out
	Same   string   `yaml:"same"` // repeats the value of another field of this form
	Any    []Source `yaml:"any"`  // the first whose When is told and whose If holds
	As     string   `yaml:"as"`   // format, see format.go
	// Is and IsNot turn a fact into a tick, and guard a text: the value, or one entry of a list, has to be among Is and
	// must not be among IsNot. Is: [told] takes any value.
	Is    []string `yaml:"is"`
	IsNot []string `yaml:"isNot"`
	Tick  string   `yaml:"tick"` // the on-state to set, of a radio field that has several
	// Choices are the boxes of a field that draws several of them: the fact chooses one. Is and Tick are empty then.
	Choices []Choice   `yaml:"choices"`
	When    *Condition `yaml:"when"` // filled only if this holds
	NA      string     `yaml:"na"`   // written when the fact is not told, e.g. N/A; empty leaves the field blank

	// Who (client or attorney) is asked the Question. The answer to an Ask is kept under From, which is then the name of
	// an answer, matter.answers.FORM.ITEM. A mapped field may have a question too, for when its facts are not told.
	Who      string `yaml:"who"`
	Question string `yaml:"question"`
	Optional bool   `yaml:"optional"` // may stay empty without anybody being told: a middle name, a second line
	Reason   string `yaml:"reason"`   // of a Never
}

// Choice is one of several boxes that a single field draws.
type Choice struct {
	Is    []string `yaml:"is"`    // values of the fact that choose it
	Tick  string   `yaml:"tick"`  // its on-state
	Label string   `yaml:"label"` // printed beside it
}

// At is where a field lies: a page counted from 1, and left, bottom, right, top in points, rounded. In a published map
// there is no rectangle, and the page may be 0.
type At struct {
	Page int        `yaml:"page" json:"page"`
	Rect [4]float64 `yaml:"rect" json:"rect"`
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

// Source is one possible origin of a value. One with neither From nor Text leaves the field empty.
type Source struct {
	When string `yaml:"when"` // a fact that has to be told; empty = always
	// If has to hold too: a self-petitioning child writes N/A where a spouse writes the date of the marriage.
	If    *Condition `yaml:"if"`
	From  string     `yaml:"from"`
	Text  string     `yaml:"text"`
	As    string     `yaml:"as"`
	Is    []string   `yaml:"is"`
	IsNot []string   `yaml:"isNot"`
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
	// When is the same condition that the rows' own fields have: a list that the form does not ask for is not told further.
	When *Condition `yaml:"when"`
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
	Marks []Mark   `yaml:"marks"` // where the form has a box of its own for each item that goes on elsewhere
}

// Mark is the box "check here if there is not enough space" of one item, and the title that the form wants over the text.
type Mark struct {
	Box   string `yaml:"box"`
	Item  string `yaml:"item"` // as in Print.Item, with all that is under it: 7.a takes 7.a.3 too
	Title string `yaml:"title"`
}

// markOf finds the box that belongs to text of an item: the one that names the item most closely.
func (a Addendum) markOf(item string) (Mark, bool) {
	var best Mark
	for _, m := range a.Marks {
		if (item == m.Item || strings.HasPrefix(item, m.Item+".")) && len(m.Item) > len(best.Item) {
			best = m
		}
	}
	return best, best.Box != ""
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
	m.index()
	if len(m.byName) != len(m.Fields) {
		return nil, fmt.Errorf("form map %s: %s", m.Form, m.twice())
	}
	if err := m.Check(); err != nil {
		return nil, fmt.Errorf("form map %s %s: %w", m.Form, m.Edition, err)
	}
	return m, nil
}
