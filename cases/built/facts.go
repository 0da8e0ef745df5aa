package built

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
)

// Fact is one line of what a program is made of. None of them tells of a client, of a person or of a place on the
// computer, so that all of them can stand in a report that anyone may read.
type Fact struct {
	Key   string `json:"key"`  // permanent, such as "law"
	Name  string `json:"name"` // in English; the window has its own words
	Value string `json:"value"`
}

// Keys of the facts, in the order in which they are told.
const (
	FactVersion   = "version"
	FactCommit    = "commit"
	FactSystem    = "system"
	FactGo        = "go"
	FactSQLite    = "sqlite"
	FactPDFium    = "pdfium"
	FactPdfcpu    = "pdfcpu"
	FactFyne      = "fyne" // of the window alone
	FactLaw       = "law"
	FactVenues    = "venues"
	FactResources = "resources"
	FactForms     = "forms"
	FactKeys      = "keys"
)

// Facts are those of a program called name. between is what the packages of the program say of themselves; it stands
// between what is known here and the keys.
func Facts(name string, between ...Fact) []Fact {
	facts := []Fact{
		{FactVersion, name, Version()},
		{FactCommit, "commit", commitWords()},
		{FactSystem, "system", runtime.GOOS + "/" + runtime.GOARCH},
		{FactGo, "Go", strings.TrimPrefix(runtime.Version(), "go")},
	}
	facts = append(facts, between...)
	return append(facts, Fact{FactKeys, "trusted keys", keyWords()})
}

// Text is one fact a line, the program and its version first. It is for people and for programs: lines are added, and
// none is renamed.
func Text(facts []Fact) string {
	var out strings.Builder
	for _, f := range facts {
		if f.Key == FactVersion {
			fmt.Fprintf(&out, "%s %s\n", f.Name, f.Value)
			continue
		}
		fmt.Fprintf(&out, "%s: %s\n", f.Name, f.Value)
	}
	return out.String()
}

// commitWords is the commit, or that a plain build does not know it.
func commitWords() string {
	if commit == "" {
		return "not recorded, a development build"
	}
	return commit
}

// shortCommit is as much of a hash as tells one commit from another.
const shortCommit = 12

// ShortCommit is the beginning of the commit's hash, with the "+" of changed files; empty in a plain build.
func ShortCommit() string {
	hash, changed := strings.CutSuffix(commit, "+")
	if len(hash) > shortCommit {
		hash = hash[:shortCommit]
	}
	if changed {
		hash += "+"
	}
	return hash
}

// keyWords are the short ids of the trusted keys, or that there is none.
func keyWords() string {
	ids := KeyIDs()
	switch {
	case len(ids) > 0:
		return strings.Join(ids, ", ")
	case Version() == Development:
		return "none, a development build"
	}
	return "none"
}

// KeyIDs are the short ids of Keys as the tool minisign prints them: up to 16 hexadecimal digits, without zeros in front.
func KeyIDs() []string {
	var ids []string
	for _, key := range Keys() {
		ids = append(ids, keyID(key))
	}
	return ids
}

// A public key of minisign is two letters that name the kind, eight bytes of id with the least first, and the key.
const keyKindSize, keyIDSize, keySize = 2, 8, 32

// keyID is the id within a public key; of text that is none, that it cannot be read.
func keyID(key string) string {
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(key))
	if err != nil || len(raw) != keyKindSize+keyIDSize+keySize {
		return "not readable"
	}
	return fmt.Sprintf("%X", binary.LittleEndian.Uint64(raw[keyKindSize:]))
}

// Module is the version of a library that this program was linked with, without the "v"; "" where it was not, or
// where that is not recorded.
func Module(path string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	i := slices.IndexFunc(info.Deps, func(m *debug.Module) bool { return m.Path == path })
	if i < 0 {
		return ""
	}
	return strings.TrimPrefix(info.Deps[i].Version, "v")
}
