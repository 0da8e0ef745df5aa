package law

import "slices"

// Resource is a hotline or directory, as printed in the guides named under its citation.
type Resource = Row[ResourceFacts]

// ResourceFacts are the ways to reach it. Tested is false where nobody called the number.
type ResourceFacts struct {
	Purpose     string `yaml:"purpose"`
	Phone       string `yaml:"phone,omitempty"`
	TTY         string `yaml:"tty,omitempty"`
	TextNumber  string `yaml:"text_number,omitempty"`
	Email       string `yaml:"email,omitempty"`
	Website     string `yaml:"website,omitempty"`
	Tested      bool   `yaml:"tested"`
	LastChecked string `yaml:"last_checked,omitempty"`
}

func readResources(_ *Data, text []byte) ([]Resource, error) {
	var list []Resource
	err := readRows(text, kinds{"resource": into(&list)})
	return list, err
}

// Resources lists the hotlines and directories.
func Resources() []Resource { return slices.Clone(inUse().resources.rows()) }
