package packaging

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestAppOfThisCheckout(t *testing.T) {
	a, err := ReadApp("..")
	if err != nil {
		t.Fatal(err)
	}
	if a.ID != "org.harborfile.Harborfile" {
		t.Errorf("the id is %q: preferences and vaults of people would no longer be found", a.ID)
	}
	if !filepath.IsLocal(a.Icon) {
		t.Errorf("the icon %q lies outside the checkout", a.Icon)
	}
}

func TestWhatFyneAppLacksIsSaid(t *testing.T) {
	good := "Website = \"https://a.example\"\nDescription = \"d\"\n[Details]\nIcon = \"i.png\"\nName = \"A\"\nID = \"org.a.B\"\nVersion = \"1.20.3\"\nBuild = 7\n[LinuxAndBSD]\nGenericName = \"g\"\nComment = \"c\"\n"
	a, err := parseApp(good)
	if err != nil || a.Parts() != [3]int{1, 20, 3} || a.Build != 7 {
		t.Fatalf("%+v, %v", a, err)
	}
	for _, c := range [][2]string{
		{`"1.20.3"`, `"1.20"`}, {`"1.20.3"`, `"v1.20.3"`}, {`"1.20.3"`, `"1.20.03"`}, {`"1.20.3"`, `"1.70000.3"`},
		{"Build = 7", "Build = 0"}, {"Build = 7", "Build = 65536"}, {`"org.a.B"`, `"B"`}, {`Name = "A"`, `Name = ""`}, {`GenericName = "g"`, ""}, {`Comment = "c"`, ""},
		{"[Details]", "[Details"},
	} {
		if _, err := parseApp(strings.Replace(good, c[0], c[1], 1)); err == nil || !strings.Contains(err.Error(), "FyneApp.toml") {
			t.Errorf("%s: %v", c[1], err)
		}
	}
}
