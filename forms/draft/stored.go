package draft

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// blockKinds are the blocks by the name under which a stored document keeps them. A name is permanent.
var blockKinds = map[string]reflect.Type{}

func init() {
	for _, b := range []Block{Caption{}, Letterhead{}, Title{}, Heading{}, Numbered{}, Paragraph{}, Quote{}, Table{}, List{},
		Signature{}, Jurat{}, Notary{}, Break{}} {
		blockKinds[reflect.TypeOf(b).Name()] = reflect.TypeOf(b)
	}
}

// storedBlock is a block as JSON: its kind and its fields.
type storedBlock struct {
	Kind  string          `json:"kind"`
	Block json.RawMessage `json:"block,omitempty"`
}

// plainDocument has the fields of a Document but not its JSON methods.
type plainDocument Document

// storedDocument is a document as JSON.
type storedDocument struct {
	plainDocument
	Blocks []storedBlock
}

// MarshalJSON keeps the whole document, so that a version of a paper can be read, compared and written again.
func (d Document) MarshalJSON() ([]byte, error) {
	out := storedDocument{plainDocument: plainDocument(d), Blocks: []storedBlock{}}
	for _, b := range d.Blocks {
		raw, err := json.Marshal(b)
		if err != nil {
			return nil, err
		}
		out.Blocks = append(out.Blocks, storedBlock{reflect.TypeOf(b).Name(), raw})
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote. A kind of block that this version does not know is an error: a paper with
// a block left out says something else.
func (d *Document) UnmarshalJSON(raw []byte) error {
	var in storedDocument
	if err := json.Unmarshal(raw, &in); err != nil {
		return err
	}
	*d = Document(in.plainDocument)
	d.Blocks = nil
	for _, b := range in.Blocks {
		kind, ok := blockKinds[b.Kind]
		if !ok {
			return fmt.Errorf("stored document: no block is called %q", b.Kind)
		}
		v := reflect.New(kind)
		if len(b.Block) > 0 {
			if err := json.Unmarshal(b.Block, v.Interface()); err != nil {
				return fmt.Errorf("stored document: %s: %w", b.Kind, err)
			}
		}
		d.Blocks = append(d.Blocks, v.Elem().Interface().(Block))
	}
	return nil
}
