package verify

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"
)

// chains checks that each chain begins with the original and says nothing that this program does not write.
func (r *Report) chains(m *Manifest) {
	for _, word := range []string{m.Program, m.LawAsOf, m.Matter, m.Recipient} {
		if !plain(word) {
			r.bad("The manifest holds words that this program never writes.")
			return
		}
	}
	for i, it := range m.Items {
		good := plain(it.ID) && plain(it.Kind) && plain(it.Label) && it.Bytes >= 0 && (it.SHA256 == "" || isHash(it.SHA256))
		for k, l := range it.Chain {
			good = good && plain(l.Step) && l.Step != "" && plain(l.Tool) && (l.SHA256 == "" || isHash(l.SHA256)) && (l.Step == Received) == (k == 0)
		}
		for _, step := range it.Steps {
			good = good && plain(step)
		}
		switch {
		case !good:
			r.bad("Item %d is described in a way this program never writes.", i+1)
		case len(it.Chain) > 0 && it.Chain[0].SHA256 != it.SHA256:
			r.bad("The chain of item %d does not begin with its original.", i+1)
		}
	}
}

// plain reports whether a word can be shown on a terminal: short, and without anything that it would take for an order.
func plain(s string) bool {
	return len(s) <= mostWord && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7f })
}

// did are the steps in words.
var did = map[string]string{
	Received: "the file as it was received", "converted": "set as pages", "transcript": "set as a readable record", "text-layer": "words recognised and laid behind the page",
	"stripped": "hidden data taken out", "signed": "signed by hand and scanned", "redacted": "painted over where a rule asks for it, and made anew",
	"flattened": "form fields made part of the page", "repaired": "damaged file saved anew",
}

// record says of each exhibit where it stands and how its pages came from the original.
func record(m *Manifest) []string {
	var out []string
	for _, it := range m.Items {
		if it.SHA256 == "" || it.Kind != "exhibit" && it.Kind != "media" {
			continue
		}
		where := fmt.Sprintf("pages %d to %d", it.First, it.Last)
		if it.First == it.Last {
			where = fmt.Sprintf("page %d", it.First)
		}
		out = append(out, fmt.Sprintf("Exhibit %s, %s", it.Label, where))
		if it.Kind == "media" {
			out = append(out, "  a recording, handed over as a file of its own; SHA-256 "+it.SHA256)
			continue
		}
		chain := it.Chain
		if len(chain) == 0 {
			chain = []Link{{Step: Received, SHA256: it.SHA256}}
		}
		for _, l := range chain {
			out = append(out, "  "+linkWords(l))
		}
	}
	return out
}

func linkWords(l Link) string {
	s, ok := did[l.Step]
	if !ok {
		s = l.Step
	}
	if l.Tool != "" {
		s += ", with " + l.Tool
	}
	if l.SHA256 != "" {
		s += "; SHA-256 " + l.SHA256
	}
	return s
}

// Handed checks whether a file that was handed over beside the packet is the one that the manifest describes: a
// recording for which the packet has a slip sheet, or the original of an exhibit. name is how the report calls it. An
// error means that the file could not be read; anything found wrong is in the Report.
func (r *Report) Handed(path, name string) error {
	if r.manifest == nil || r.changed {
		r.bad("%s cannot be compared, because the manifest cannot be relied on.", name)
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return withoutPath(err)
	}
	if !info.Mode().IsRegular() {
		r.bad("%s is no file.", name)
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return withoutPath(err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return withoutPath(err)
	}
	got := hex.EncodeToString(h.Sum(nil))
	for _, it := range r.manifest.Items {
		if said, ok := it.is(got); ok && isHash(got) {
			r.Sentences = append(r.Sentences, fmt.Sprintf("%s is %s: its SHA-256 is %s, as the manifest says.", name, said, got))
			return nil
		}
	}
	r.bad("%s is none of the files that the manifest describes: its SHA-256 is %s. A single changed byte is enough for that.", name, got)
	return nil
}

// is says what of an item has this hash.
func (it Item) is(hash string) (string, bool) {
	if it.SHA256 == hash {
		if it.Kind == "media" {
			return "the recording of Exhibit " + it.Label, true
		}
		if it.Label != "" {
			return "the original of Exhibit " + it.Label, true
		}
		return "the original of item " + it.ID, true
	}
	for _, l := range it.Chain {
		if l.SHA256 == hash {
			return "a copy from which Exhibit " + it.Label + " was made (" + did[l.Step] + ")", true
		}
	}
	return "", false
}
