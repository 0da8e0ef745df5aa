package law

import "slices"

// EvidenceKind is a kind of paper or picture and what it usually helps to show.
type EvidenceKind = Row[EvidenceFacts]

// EvidenceFacts say what it proves, where it usually comes from, and what to be careful with.
type EvidenceFacts struct {
	Proves   []Proof  `yaml:"proves"`
	Source   string   `yaml:"usual_source"`
	Cautions []string `yaml:"cautions,omitempty"`
}

// Proof ties a kind of evidence to an element of a relief. Relief is a code (T, U, VAWA), a row id (vac.us), or a family
// such as vacatur or protective_order; several are joined by a slash.
type Proof struct {
	Relief  string `yaml:"relief"`
	Element string `yaml:"element"`
}

func readEvidence(_ *Data, text []byte) ([]EvidenceKind, error) {
	var list []EvidenceKind
	err := readRows(text, kinds{"evidence_kind": into(&list)})
	return list, err
}

// EvidenceKinds lists the kinds of evidence.
func EvidenceKinds() []EvidenceKind { return slices.Clone(inUse().evidence.rows()) }
