package macos

import (
	"bytes"
	"debug/macho"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func itoa(n int) string { return strconv.Itoa(n) }

func equal(a, b any) bool { return reflect.DeepEqual(a, b) }

// raise makes a program one that starts on macOS 15 and later.
func raise(text []byte) error {
	f, err := macho.NewFile(bytes.NewReader(text))
	if err != nil {
		return err
	}
	for _, load := range f.Loads {
		raw := load.Raw()
		if len(raw) >= 16 && f.ByteOrder.Uint32(raw) == buildVersion {
			at := bytes.Index(text, raw)
			f.ByteOrder.PutUint32(text[at+12:], 15<<16)
			return nil
		}
	}
	return errors.New("no LC_BUILD_VERSION")
}

func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

// lines are commands as a person would type them.
func lines(list []command) (out []string) {
	for _, c := range list {
		out = append(out, strings.Join(c, " "))
	}
	return out
}

func index(t *testing.T, all []string, parts ...string) int {
	t.Helper()
	i := slices.IndexFunc(all, func(line string) bool {
		for _, p := range parts {
			if !strings.Contains(line, p) {
				return false
			}
		}
		return true
	})
	if i < 0 {
		t.Fatalf("no command has %q in\n%s", parts, strings.Join(all, "\n"))
	}
	return i
}

func TestSignedFromTheInsideOut(t *testing.T) {
	const who = "Developer ID Application: Fictional (ABCDE12345)"
	s, err := findSeal(environment(IdentityVariable, who, NotaryVariable, "office"))
	if err != nil {
		t.Fatal(err)
	}
	b := bundle{"/w/Harborfile.app", "org.harborfile.Harborfile"}
	all := lines(slices.Concat(s.bundle(b, "/w/e.plist"), s.notarise(b.dir, "/w/b.zip"), []command{pack("Harborfile", "/w", "/d/h.dmg")}, s.image("/d/h.dmg")))
	signed := func(end string) int {
		return slices.IndexFunc(all, func(l string) bool { return strings.HasPrefix(l, "codesign --force") && strings.HasSuffix(l, end) })
	}
	order := []int{
		index(t, all, "plutil -lint"),
		index(t, all, "codesign --force", "Contents/MacOS/harborctl"),
		signed("/Harborfile.app"),
		index(t, all, "codesign --verify --deep --strict"),
		index(t, all, "notarytool submit /w/b.zip"),
		index(t, all, "stapler staple /w/Harborfile.app"),
		index(t, all, "spctl --assess --type execute"),
		index(t, all, "hdiutil create"),
		signed("/d/h.dmg"),
		index(t, all, "notarytool submit /d/h.dmg"),
		index(t, all, "stapler staple /d/h.dmg"),
		index(t, all, "spctl --assess --type open"),
	}
	if !slices.IsSorted(order) {
		t.Errorf("the order is %v in\n%s", order, strings.Join(all, "\n"))
	}
	for _, line := range all {
		if !strings.HasPrefix(line, "codesign --force") {
			continue
		}
		code := !strings.HasSuffix(line, ".dmg")
		if !strings.Contains(line, "--sign "+who) || !strings.Contains(line, "--timestamp ") ||
			code != strings.Contains(line, "--options runtime --entitlements /w/e.plist") {
			t.Errorf("signed as: %s", line)
		}
	}
	index(t, all, "--identifier org.harborfile.Harborfile.harborctl", "MacOS/harborctl")
}

func TestSealOfThisMachineAlone(t *testing.T) {
	s, err := findSeal(environment())
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines(slices.Concat(s.bundle(bundle{"/w/H.app", "a.b.C"}, "/w/e"), s.image("/d/h.dmg"))) {
		if strings.HasPrefix(line, "codesign --force") && !strings.Contains(line, "--sign - --timestamp=none --options runtime") ||
			strings.Contains(line, "notarytool") || strings.Contains(line, "spctl") {
			t.Errorf("without an identity: %s", line)
		}
	}
	if _, err := findSeal(environment(NotaryVariable, "office")); err == nil {
		t.Error("a bundle without a signature would be sent to Apple")
	}
}
