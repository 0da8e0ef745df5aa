package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/lang"
)

// TestWhatIsWrittenWhileHandingOver: what somebody writes while the sealed file is being made is not in it, so nothing is
// wiped before it was handed over too.
func TestWhatIsWrittenWhileHandingOver(t *testing.T) {
	a, _ := borrowed(t, "en")
	arrives(t, a, "Nadia", "Muster")
	f, err := os.Open(bigFile(t))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := a.vault.Import(t.Context(), cases.OfficeStream, f, cases.NoProgress, nil); err != nil {
		t.Fatal(err)
	}
	press(t, a, "End the day")
	late := &cases.Client{ID: cases.NewID(), Name: cases.Name{Given: "Late", Family: "Guest"}}
	v, wrote := a.vault, make(chan error, 1)
	stick := t.TempDir()
	l := real(t, a)
	a.pickers.save = func(context.Context, string, string) (string, error) { return filepath.Join(stick, "day.backup"), nil }
	press(t, a, lang.T("dayend.hand"))
	l.until(t, "the file is begun", func() bool { return len(namesIn(stick)) > 0 })
	go func() { wrote <- v.Write(context.Background(), late) }()
	l.rests(t)
	if err := <-wrote; err != nil {
		t.Fatal(err)
	}
	days, err := vault.List[cases.ClinicDay](t.Context(), v, cases.OfficeStream)
	if err != nil || len(days) != 1 || len(days[0].Handed) != 1 || days[0].Revision() <= late.Revision() {
		t.Fatalf("it was not written while the file was made: %v", err)
	}
	d := a.screen.(*dayEnd)
	d.load()
	l.rests(t)
	if d.state.fresh || !d.wipe.Off {
		t.Fatal("what is not in the file could be wiped")
	}
	wants(t, a, lang.T("dayend.changed"))
	press(t, a, lang.T("dayend.hand"))
	l.rests(t)
	d.load()
	l.rests(t)
	if !d.state.fresh || d.wipe.Off {
		t.Error("handed over once more, it is still not whole")
	}
}
