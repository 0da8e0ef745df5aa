package draft

import "go.yaml.in/yaml/v3"

// node is one entry of a template's body: exactly one construct. These are all there are:
//
//	caption, letterhead, title, heading, subheading, numbered, para, tight, quote, table, list, signature, jurat, notary,
//	break               blocks of the document, with the fields of their Go types; numbered may carry level and restart
//	fragments / none    pieces of the story in the client's words, see fragmentsNode
//	nexus               the chart of charges, time under control, means of control, words and exhibits
//	use                 the body of a part, see parts
//	when / then / else  a condition on facts
//	each / where / do / none
//	                    once per row of a list of facts; none when there is no row. Without none an empty list is a gap.
//	gap                 a fact path: says visibly that this is not yet known
//
// tight is several lines; lines, items, rows and texts whose facts are all optional and lacking are left out.
//
// Text may hold, and nothing else is read as a mark:
//
//	{fact.path}         a fact; {fact.path?} one that may be lacking; {fact.path:format} printed in a format, see formats.
//	                    A path with [] means the row of the enclosing each.
//	{exhibits.point}    "Exhibit C", "Exhibits B and C": those that are marked as proving a point of the law data
//	{cite.key}          a citation of the template or of its parts
//	{today}             the day of drafting
//	{blank} {blank:30}  a place filled in by hand, of 18 or of another number of letters
//	^[words]            a footnote, which may hold all of these but another footnote
//	*italic* **bold**
type node struct {
	Caption    *captionNode    `yaml:"caption"`
	Letterhead *letterheadNode `yaml:"letterhead"`
	Title      string          `yaml:"title"`
	Heading    string          `yaml:"heading"`
	Subheading string          `yaml:"subheading"`
	Numbered   string          `yaml:"numbered"`
	Level      int             `yaml:"level"`   // of numbered: 1 to 3, 0 reads as 1
	Restart    bool            `yaml:"restart"` // of numbered
	Para       string          `yaml:"para"`
	Tight      []string        `yaml:"tight"`
	Quote      string          `yaml:"quote"`
	Table      *tableNode      `yaml:"table"`
	List       *listNode       `yaml:"list"`
	Signature  *signatureNode  `yaml:"signature"`
	Jurat      *juratNode      `yaml:"jurat"`
	Notary     *notaryNode     `yaml:"notary"`
	Break      bool            `yaml:"break"`
	Gap        string          `yaml:"gap"`
	Fragments  *fragmentsNode  `yaml:"fragments"`
	Nexus      bool            `yaml:"nexus"`
	Use        string          `yaml:"use"`

	When *condition `yaml:"when"`
	Then []node     `yaml:"then"`
	Else []node     `yaml:"else"`

	Each  string     `yaml:"each"`
	Where *condition `yaml:"where"`
	Do    []node     `yaml:"do"`
	None  *[]node    `yaml:"none"`

	at *yaml.Node // where it stands in the file
}

// captionNode is a Caption. Style is one of CaptionStyle's or "venue", which is also what none means: the style of the
// court that the matter is in.
type captionNode struct {
	Style   string   `yaml:"style"`
	Counsel []string `yaml:"counsel"`
	Court   []string `yaml:"court"`
	Parties []string `yaml:"parties"`
	Right   []string `yaml:"right"`
}

type letterheadNode struct {
	Name    string `yaml:"name"`
	Contact string `yaml:"contact"`
}

type tableNode struct {
	Head   []string   `yaml:"head"`
	Widths []float64  `yaml:"widths"`
	Rows   [][]string `yaml:"rows"`
	Each   string     `yaml:"each"`
	Where  *condition `yaml:"where"`
	Row    []string   `yaml:"row"`
	None   *[]node    `yaml:"none"`
}

type listNode struct {
	Lettered bool       `yaml:"lettered"`
	Items    []string   `yaml:"items"`
	Each     string     `yaml:"each"`
	Where    *condition `yaml:"where"`
	Item     string     `yaml:"item"`
	None     *[]node    `yaml:"none"`
}

type signatureNode struct {
	Lead  string   `yaml:"lead"`
	Lines []string `yaml:"lines"`
	Dated bool     `yaml:"dated"`
}

type juratNode struct {
	Words string   `yaml:"words"`
	Lines []string `yaml:"lines"`
}

type notaryNode struct {
	Kind   NotaryKind `yaml:"kind"`
	State  string     `yaml:"state"`
	County string     `yaml:"county"`
	Signer string     `yaml:"signer"`
	Words  string     `yaml:"words"`
}

// condition is a closed set of questions; exactly one is asked.
type condition struct {
	Has    string      `yaml:"has"`    // the fact is told
	Lacks  string      `yaml:"lacks"`  // it is not
	Is     string      `yaml:"is"`     // the fact has one of the values in In
	In     []string    `yaml:"in"`     // for Is, as cases.Value.String says it
	Proves []string    `yaml:"proves"` // the exhibit of this row is marked as proving one of these points of law
	Rows   string      `yaml:"rows"`   // the list has at least one row
	All    []condition `yaml:"all"`    // each of these holds
	Any    []condition `yaml:"any"`    // at least one of these holds
	Not    *condition  `yaml:"not"`    // this does not hold
}
