// Package packaging turns a checkout into what people install: its folders windows, macos and linux each lay out and
// seal one kind of package, and what they have in common is here. FyneApp.toml is the one place of the name, the id,
// the version and the build number. The programs themselves never import it; cmd/dev does.
package packaging

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/BurntSushi/toml"
)

// App is what FyneApp.toml says of the program.
type App struct {
	Name        string // as people see it
	ID          string // reverse domain; it never changes, since preferences and bundles are found by it
	Version     string // MAJOR.MINOR.PATCH
	Build       int    // rises by one with each package that leaves the house
	Icon        string // a PNG of 1024 points, path from the top of the checkout
	Website     string
	Description string   // one sentence
	Languages   []string // BCP 47
	GenericName string   // what kind of program it is, for menus and tooltips: no word of trafficking, whoever looks on
	Comment     string   // a few words, for software centres and package lists
	Categories  []string // of freedesktop.org's menu
	Keywords    []string
}

var (
	threeParts = regexp.MustCompile(`^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$`)
	reverseID  = regexp.MustCompile(`^[a-z]+(\.[A-Za-z][A-Za-z0-9]*){2,}$`)
)

// ReadApp reads FyneApp.toml at the top of a checkout and says what is lacking in it. A version has three parts, each
// below 65,536, because the Windows resource holds 16 bits a part.
func ReadApp(root string) (App, error) {
	text, err := os.ReadFile(filepath.Join(root, "FyneApp.toml"))
	if err != nil {
		return App{}, err
	}
	return parseApp(string(text))
}

func parseApp(text string) (App, error) {
	var file struct {
		Website, Description string
		Languages            []string
		Details              struct {
			Icon, Name, ID, Version string
			Build                   int
		}
		LinuxAndBSD struct {
			GenericName, Comment string
			Categories, Keywords []string
		}
	}
	if _, err := toml.Decode(text, &file); err != nil {
		return App{}, fmt.Errorf("FyneApp.toml: %w", err)
	}
	d, l := file.Details, file.LinuxAndBSD
	a := App{Name: d.Name, ID: d.ID, Version: d.Version, Build: d.Build, Icon: d.Icon, Website: file.Website,
		Description: file.Description, Languages: file.Languages,
		GenericName: l.GenericName, Comment: l.Comment, Categories: l.Categories, Keywords: l.Keywords}
	return a, a.check()
}

func (a App) check() error {
	for name, value := range map[string]string{"Name": a.Name, "Icon": a.Icon, "Website": a.Website, "Description": a.Description,
		"GenericName": a.GenericName, "Comment": a.Comment} {
		if value == "" {
			return fmt.Errorf("FyneApp.toml: %s is lacking", name)
		}
	}
	switch {
	case !reverseID.MatchString(a.ID):
		return fmt.Errorf("FyneApp.toml: ID %q is no reverse domain", a.ID)
	case !threeParts.MatchString(a.Version) || tooLarge(a.Version):
		return fmt.Errorf("FyneApp.toml: Version %q is not MAJOR.MINOR.PATCH with parts below 65536", a.Version)
	case a.Build < 1 || a.Build > 65535:
		return fmt.Errorf("FyneApp.toml: Build %d is not within 1 to 65535", a.Build)
	}
	return nil
}

// tooLarge reports whether a part of a version does not fit into 16 bits.
func tooLarge(version string) bool {
	for _, n := range (App{Version: version}).Parts() {
		if n > 65535 {
			return true
		}
	}
	return false
}

// Parts are the three numbers of the version.
func (a App) Parts() [3]int {
	var p [3]int
	_, _ = fmt.Sscanf(a.Version, "%d.%d.%d", &p[0], &p[1], &p[2])
	return p
}
