package draft

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

func wiped() cases.Wiped {
	return cases.Wiped{Day: "2026-11-21", Begun: "2026-11-21T17:40:00Z", Ended: "2026-11-21T17:40:02Z", Clients: 14, Matters: 15, Evidence: 31, Packets: 12, Bytes: 48_000_000,
		Handed: &cases.Handover{When: "2026-11-21T17:31:00Z", SHA256: strings.Repeat("0123456789abcdef", 4), Size: 49_500_000, Records: 902, Office: true}, Seen: true,
		Files: 4, FileBytes: 51_000_000, Outings: 9, OutErased: 4, OutKept: 3, OutGone: 2}
}

// TestWipeReport: made in both languages, the same twice, every text there is in both and different.
func TestWipeReport(t *testing.T) {
	for _, lang := range []string{"en", "es", "xx"} {
		for name, w := range map[string]cases.Wiped{"whole": wiped(), "nothing handed": {Day: "2026-11-21"},
			"resumed": {Day: "2026-11-21", Resumed: true, Outings: 3, KeyringLeft: true, Left: 1}} {
			pdf, err := Render(WipeReport(w, lang))
			if err != nil {
				t.Fatalf("%s, %s: %v", lang, name, err)
			}
			if again, err := Render(WipeReport(w, lang)); err != nil || !bytes.Equal(pdf, again) {
				t.Errorf("%s, %s: made twice it differs (%v)", lang, name, err)
			}
		}
	}
	en, es := reflect.ValueOf(wipeIn["en"]), reflect.ValueOf(wipeIn["es"])
	for i := range en.NumField() {
		name := en.Type().Field(i).Name
		if en.Field(i).IsZero() || es.Field(i).IsZero() || en.Field(i).Kind() == reflect.String && en.Field(i).String() == es.Field(i).String() {
			t.Errorf("%s has no words of its own in both languages", name)
		}
		if en.Field(i).Kind() == reflect.Slice && en.Field(i).Len() != es.Field(i).Len() {
			t.Errorf("%s has %d points in English and %d in Spanish", name, en.Field(i).Len(), es.Field(i).Len())
		}
	}
}

// TestWipeReportSaysWhatIsSo reads the numbers and the doubts back out of the page.
func TestWipeReportSaysWhatIsSo(t *testing.T) {
	need(t, "pdftotext", "the words of the report were not checked")
	words := func(w cases.Wiped) string {
		t.Helper()
		pdf, err := Render(WipeReport(w, "en"))
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(run(t, pdf, "pdftotext", "-enc", "UTF-8", "-layout", "FILE", "-")), " ")
	}
	said := words(wiped())
	for _, want := range []string{"Clients 14", "Matters 15", "Overwritten and deleted 4", "Left where they are, by choice 3", "Moved or deleted before 2", "once more right before the wipe: the same",
		"the recovery code, or the office’s key", "0123456789abcdef0123456789abcdef", "Free blocks of the disk", "hibernation", "there was none"} {
		if !strings.Contains(said, want) {
			t.Errorf("the report does not say %q: %s", want, said)
		}
	}
	w := wiped()
	w.Resumed, w.KeyringLeft = true, true
	said = words(w)
	if !strings.Contains(said, "completed it at its next start") || strings.Contains(said, "by choice") || !strings.Contains(said, "still there; it opens nothing") {
		t.Errorf("after a crash the report says: %s", said)
	}
}
