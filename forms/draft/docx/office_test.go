package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/forms/draft"
)

// A file that another program opened and saved again, by way of a format of its own, comes back with the same blocks.
func TestSavedByAnotherProgram(t *testing.T) {
	if os.Getenv("HARBORFILE_LONG") == "" {
		t.Skip("HARBORFILE_LONG is not set: saving by another program was not tried")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("there is no soffice here: saving by another program was not tried")
	}
	dir := t.TempDir()
	if look := os.Getenv("HARBORFILE_LOOK"); look != "" {
		dir = look
	}
	papers := samplePapers(t)
	for _, l := range []draft.Look{draft.Pleading, draft.Letter, draft.CaliforniaPleading} {
		papers["every "+string(l)] = every(l)
	}
	var names []string
	for name, d := range papers {
		file, err := Write(d, "the version")
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	save := func(from, to, ext string) {
		args := []string{"--headless", "-env:UserInstallation=file://" + filepath.Join(t.TempDir(), "profile"), "--convert-to", ext, "--outdir", to}
		for _, name := range names {
			args = append(args, filepath.Join(dir, from, name+map[string]string{"odt": ".docx", "docx": ".odt"}[ext]))
		}
		if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	save("", filepath.Join(dir, "odt"), "odt")
	save("odt", filepath.Join(dir, "again"), "docx")
	for _, name := range names {
		file, err := os.ReadFile(filepath.Join(dir, "again", name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		read, err := Apart(t.Context(), file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		differ(t, name, read.Doc.Blocks, papers[name].Blocks)
		for _, l := range read.Left {
			t.Errorf("%s: %s", name, l.Say("en"))
		}
	}
}
