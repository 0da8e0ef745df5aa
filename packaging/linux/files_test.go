package linux

import (
	"regexp"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/packaging"
)

// Every template fills from FyneApp.toml, and no version stands in one.
func TestTemplatesFill(t *testing.T) {
	app, err := packaging.ReadApp("../..")
	if err != nil {
		t.Fatal(err)
	}
	app.Version, app.Build = "7.8.9", 41
	s := &packaging.Shop{App: app}
	c := control{Shop: s, Package: packageName, Arch: "amd64", Depends: "libc6", Installed: 1}
	for name, wants := range map[string]string{"desktop": "Icon=" + app.ID, "metainfo.xml": `version="7.8.9"`, "harborfile.1": "7.8.9",
		"harborctl.1": "7.8.9", "README.txt": "7.8.9", "control": "Version: 7.8.9-41", "changelog": "(7.8.9-41)", "copyright": "Apache-2.0", "overrides": packageName} {
		text, err := fill(name, c)
		if err != nil || !strings.Contains(string(text), wants) {
			t.Errorf("%s: %v", name, err)
		}
		// What hovers over a menu is read by whoever sits beside the screen.
		if name == "desktop" && regexp.MustCompile(`(?i)traffick|survivor|victim|\btrata\b|sobrevivient`).Match(text) {
			t.Errorf("the menu tells what the work is:\n%s", text)
		}
	}
}
