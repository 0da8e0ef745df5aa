package windows

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestMSIHoldsEveryPart(t *testing.T) {
	tool(t, "wixl")
	tool(t, "msiextract")
	for _, mesa := range []bool{false, true} {
		s := shopFor(t)
		b := bundleFor(t, s, mesa)
		path, err := b.msi(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		to := t.TempDir()
		if words, err := exec.Command("msiextract", "-C", to, path).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, words)
		}
		var got []string
		err = filepath.WalkDir(to, func(p string, d os.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				_, below, _ := strings.Cut(filepath.ToSlash(p), "/"+s.App.Name+"/")
				got = append(got, below)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		if want := names(b); !slices.Equal(got, want) {
			t.Errorf("the MSI holds %q, want %q", got, want)
		}
	}
}

func TestMSISaysWhatItIs(t *testing.T) {
	tool(t, "wixl")
	tool(t, "msiinfo")
	s := shopFor(t)
	path, err := bundleFor(t, s, false).msi(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	ask := func(args ...string) string {
		words, err := exec.Command("msiinfo", args...).CombinedOutput()
		if err != nil {
			t.Fatalf("msiinfo %q: %v\n%s", args, err, words)
		}
		return string(words)
	}
	for _, want := range []string{
		"ProductVersion\t" + s.App.Version, "UpgradeCode\t{" + upgradeCode + "}", "ProductName\t" + s.App.Name,
		"ProductCode\t{" + code("product", s.App.Version) + "}", "ALLUSERS\t1", "ARPPRODUCTICON\tharborfile.ico",
	} {
		if !strings.Contains(ask("export", path, "Property"), want) {
			t.Errorf("the properties lack %q", want)
		}
	}
	summary := ask("suminfo", path)
	for _, want := range []string{
		"Revision number (UUID): {" + code("package", s.App.Version, s.Commit) + "}",
		"Created: " + s.Date.Local().Format(time.ANSIC), "Template: x64;1033",
	} {
		if !strings.Contains(summary, want) {
			t.Errorf("the summary lacks %q:\n%s", want, summary)
		}
	}
}

// These never change: with another code, a new version would be installed beside the old one, and Windows would count
// the files of two versions as two.
func TestCodesStay(t *testing.T) {
	for got, want := range map[string]string{
		upgradeCode:                            "9AFECEA0-4DD2-5B23-8793-01E452CF5BBE",
		code("component", "gl/harborfile.exe"): "EE89ABE5-CD5B-515D-A7F4-02F5AACF656E",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if code("product", "1.0.0") == code("product", "1.0.1") {
		t.Error("two versions have one product code")
	}
}
