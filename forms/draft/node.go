package draft

// node is one entry of a template's body: exactly one construct. These are all there are:
//
//	caption, letterhead, title, heading, subheading, numbered, para, tight, quote, table, list, signature, jurat, break
//	                    blocks of the document, with the fields of their Go types
//	when / then / else  a condition on facts
//	each / where / do / none
//	                    once per row of a list of facts; none when there is no row. Without none an empty list is a gap.
//	fragments / none    pieces of the story in the client's words, see fragmentsNode
//	gap                 a fact path: says visibly that this is not yet known
//
// tight is several lines; lines, items and texts whose facts are all optional and lacking are left out.
//
// Text may hold {fact.path}, {fact.path?} for a fact that may be lacking, {fact.path:format} (upper, cap, us, and, year),
// {cite.key}, {blank} for a place filled in by hand, *italic* and **bold**. A path with [] means the row of the
// enclosing each.
type node struct {
	Caption    *captionNode    `yaml:"caption"`
	Letterhead *letterheadNode `yaml:"letterhead"`
	Title      string          `yaml:"title"`
	Heading    string          `yaml:"heading"`
	Subheading string          `yaml:"subheading"`
	Numbered   string          `yaml:"numbered"`
	Para       string          `yaml:"para"`
	Tight      []string        `yaml:"tight"`
	Quote      string          `yaml:"quote"`
	Table      *tableNode      `yaml:"table"`
	List       *listNode       `yaml:"list"`
	Signature  *signatureNode  `yaml:"signature"`
	Jurat      *juratNode      `yaml:"jurat"`
	Break      bool            `yaml:"break"`
	Gap        string          `yaml:"gap"`
	Fragments  *fragmentsNode  `yaml:"fragments"`

	When *condition `yaml:"when"`
	Then []node     `yaml:"then"`
	Else []node     `yaml:"else"`

	Each  string     `yaml:"each"`
	Where *condition `yaml:"where"`
	Do    []node     `yaml:"do"`
	None  *[]node    `yaml:"none"`
}

type captionNode struct {
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
}
