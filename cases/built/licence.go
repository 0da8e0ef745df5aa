package built

// Licence is a part that others made, with the terms on which it is passed on.
type Licence struct {
	Name    string `json:"name"`    // as people call it, or the path of its module
	Version string `json:"version"` // "" where it has none
	Kind    string `json:"kind"`    // the SPDX short name, such as "MIT", or a few words
	Text    string `json:"text"`    // whole, as its makers wrote it
}

// Licences are the parts that are in the programs, by name.
func Licences() []Licence { return nil }
