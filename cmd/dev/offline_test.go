package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// networking are the packages through which a program reaches a network. What only reads addresses, such as net/url,
// net/mail and net/textproto, is none of them.
var networking = []string{"net", "net/http", "net/rpc", "net/smtp", "crypto/tls", "golang.org/x/net/http2", "golang.org/x/net/proxy", "golang.org/x/net/websocket"}

// reachers are the packages of others in our programs that import one of networking, and why each stays quiet. None of
// ours may stand here. A library that comes anew is looked at before it does.
var reachers = map[string]string{
	"fyne.io/fyne/v2":                                   "resources from a web address: only LoadResourceFromURLString asks, and nothing calls it",
	"fyne.io/fyne/v2/internal/repository":               "files behind a web address: only a storage.URI of http asks, and we make none",
	"fyne.io/fyne/v2/storage/repository":                "reads numbers of computers in a URI",
	"github.com/godbus/dbus/v5":                         "speaks with the keyring and the desktop over unix sockets",
	"github.com/google/uuid":                            "its version 1 reads the network card's number; ours are of versions 4 and 7",
	"github.com/jhillyerd/enmime/v2":                    "its sender of mail, which nothing calls",
	"github.com/jhillyerd/enmime/v2/internal/textproto": "a copy of net/textproto with its Dial, which nothing calls",
	"github.com/olekukonko/errors":                      "names of HTTP states for its texts",
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/primitives":    "pictures of pages made from JSON, which we never make",
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/sign":          "asks whether a certificate was taken back: only on checking signatures, which we never ask of it",
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/validate":      "tries links: only with ValidateLinks, and every configuration of ours is Offline",
	"github.com/spf13/pflag":                            "flags that are numbers of computers",
	"github.com/tetratelabs/wazero":                     "sockets for guests that are given some; ours are given none",
	"github.com/tetratelabs/wazero/internal/sock":       "the same",
	"github.com/tetratelabs/wazero/internal/sys":        "the same",
	"github.com/tetratelabs/wazero/internal/sysfs":      "the same",
	"golang.org/x/sys/windows":                          "the shape of addresses in system calls",
}

func TestNobodyOfUsReachesANetwork(t *testing.T) {
	met := map[string]bool{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		t.Setenv("GOOS", system)
		for _, p := range list(t, "-deps", "./cmd/harborctl", "./cmd/harborfile") {
			if p.Standard {
				continue
			}
			for _, path := range p.Imports {
				if !slices.Contains(networking, path) {
					continue
				}
				met[p.ImportPath] = true
				if reachers[p.ImportPath] == "" {
					t.Errorf("on %s, %s imports %s: it is not among those that were looked at", system, p.ImportPath, path)
				}
			}
		}
	}
	for _, path := range slices.Sorted(maps.Keys(reachers)) {
		if strings.HasPrefix(path, ours) || !met[path] {
			t.Errorf("%s is excused and needs no excuse", path)
		}
	}
}

// starters are the packages of ours that start another program, and which.
var starters = map[string]string{
	"forms/pdfview/worker":  "our own program again, as the child that reads PDF",
	"forms/ocr":             "tesseract, with the picture on its standard input",
	"forms/draft/pdfa":      "qpdf, in tests that look at what was written",
	"cases/trust/stocktool": "minisign, in tests of signatures",
	"cmd/harborfile":        "our own launcher beside it on Windows, where the window was started past it",
}

// Another program could fetch what ours does not: a browser above all.
func TestWhoStartsPrograms(t *testing.T) {
	met := map[string]bool{}
	for _, p := range list(t, "./cases/...", "./forms/...", "./ui/...", "./cmd/harborctl", "./cmd/harborfile") {
		if !slices.Contains(p.Imports, "os/exec") {
			continue
		}
		met[folder(p.ImportPath)] = true
		if starters[folder(p.ImportPath)] == "" {
			t.Errorf("%s starts programs: say here which, and see that none of them fetches", folder(p.ImportPath))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(starters)) {
		if !met[name] {
			t.Errorf("%s starts no program and needs no excuse", name)
		}
	}
}

// opening is what makes the toolkit fetch an address or hand it to a browser: a link in a text of a client would be
// opened by a slip of the finger, and whoever wrote it would learn from where.
var opening = regexp.MustCompile(`\b(OpenURL|NewHyperlink|widget\.Hyperlink|HyperlinkSegment|NewRichTextFromMarkdown|ParseMarkdown|AppendMarkdown|LoadResourceFromURL\w*|NewURI|ParseURI|http\.Get)\b`)

func TestNoLinkIsOpened(t *testing.T) {
	tr, err := findTree()
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	for _, top := range []string{"ui", filepath.Join("cmd", "harborfile")} {
		err := filepath.WalkDir(filepath.Join(tr.root, top), func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			looked++
			if hit := opening.Find(text); hit != nil {
				t.Errorf("%s uses %s: an address is shown to be copied, never opened", filepath.Base(path), hit)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if looked < 100 || !opening.MatchString("	fyne.CurrentApp().OpenURL(u)") {
		t.Errorf("this test looks at nothing: %d files", looked)
	}
}
