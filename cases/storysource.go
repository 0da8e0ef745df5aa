package cases

// Source says where a paragraph of a drafted paper comes from: which piece of the story, in which words, and the
// exhibits that support it. It is kept beside the paper and never printed in it.
type Source struct {
	Paragraph int      `json:"paragraph,omitempty"` // number as the paper prints it; 0 where it has none
	Block     int      `json:"block"`               // place among the blocks of the document, from 0; -1 = not known
	Fragment  string   `json:"fragment"`            // id of the Fragment
	Hash      string   `json:"hash"`                // of the words as they were then, see Fragment.Hash
	Title     string   `json:"title,omitempty"`     // heading that the paper prints above it
	Exhibits  []string `json:"exhibits,omitempty"`  // ids of the evidence items that the fragment names and the matter files
}

// MayStand are the pieces of the story that the client lets stand in the paper at hand, in the client's order: see In.
func (s *Snapshot) MayStand() []Fragment { return approved(s) }

// ExhibitsOf are the exhibits of the matter that support a piece, as ids of evidence items in the order of filing.
func (s *Snapshot) ExhibitsOf(f Fragment) []string {
	var out []string
	for _, e := range exhibits(s) {
		if has(f.Exhibits, e.ID) {
			out = append(out, e.ID)
		}
	}
	return out
}
