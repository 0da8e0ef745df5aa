// Package built says what this program was built from: its version, the commit, and the keys whose signatures it
// believes. The packaging passes them at link time (package packaging, Shop.Build); a plain `go build` knows none of
// them and says "development". It knows no clients and no files.
package built

import "strings"

// Link-time values; the packaging sets them with -X.
var (
	version = ""
	commit  = ""
	keys    = "" // minisign public keys, separated by commas
)

// Development is the version that a plain build gives itself.
const Development = "development"

// Version is MAJOR.MINOR.PATCH as in FyneApp.toml, or Development.
func Version() string {
	if version == "" {
		return Development
	}
	return version
}

// Commit is the hash of the commit that was built, with "+" behind it where files differed from it; empty in a
// plain build.
func Commit() string { return commit }

// Keys are the minisign public keys that a packaged program believes; none in a plain build.
func Keys() []string {
	return strings.FieldsFunc(keys, func(r rune) bool { return r == ',' })
}
