package draft

import (
	"bytes"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

func destroyed() cases.Destruction {
	return cases.Destruction{ID: "01a201bb-aaa7-7464-b793-449194cf0497", MatterID: "01a20000-aaa7-7464-b793-449194cf0497",
		Begun: "2026-11-21T10:00:00Z", Ended: "2026-11-21T10:00:04Z", Records: 31, Entries: 402, Files: 5, Bytes: 7_400_000,
		Renewed: []string{"records", "vault", "device"}}
}

// TestDestructionCertificate: one page in both languages, the same twice, and every key that was renewed has words.
func TestDestructionCertificate(t *testing.T) {
	for _, lang := range []string{"en", "es", "xx"} {
		doc := DestructionCertificate(destroyed(), "Lantern Sample Legal Clinic", lang)
		if want := map[string]string{"es": "es"}[lang]; doc.Lang != "en" && doc.Lang != want {
			t.Errorf("asked for %s it is in %s", lang, doc.Lang)
		}
		pdf, err := Render(doc)
		if err != nil {
			t.Fatal(err)
		}
		if pages := bytes.Count(pdf, []byte("/Type /Page\n")) + bytes.Count(pdf, []byte("/Type /Page ")) + bytes.Count(pdf, []byte("/Type/Page/")); pages > 1 {
			t.Errorf("%d pages in %s, want one", pages, lang)
		}
		again, err := Render(DestructionCertificate(destroyed(), "Lantern Sample Legal Clinic", lang))
		if err != nil || !bytes.Equal(pdf, again) {
			t.Errorf("made twice it differs (%v)", err)
		}
		w := destructionIn[doc.Lang]
		if words := w.renewedKeys(destroyed().Renewed); !strings.HasPrefix(words, w.keys["records"]+", ") || !strings.HasSuffix(words, w.keys["device"]) {
			t.Errorf("the renewed keys are %q", words)
		}
		if got := w.renewedKeys(nil); got != w.none {
			t.Errorf("with nothing renewed it says %q", got)
		}
	}
}
