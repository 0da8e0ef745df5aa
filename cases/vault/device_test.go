package vault

import (
	"path/filepath"
	"testing"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// A copy of a vault that another may go on beside gets a name of its own in the log: an older copy that was put back,
// and a vault that came to a new computer. Otherwise the name stays.
func TestDeviceOfACopy(t *testing.T) {
	mockKeyring(t)
	dir, _ := createWith(t, Unlock{Keyring: true})
	v := openKeyring(t, dir)
	first := v.Device()
	must(t, v.Write(t.Context(), sampleClient()))
	must(t, v.Close())
	kept := filepath.Join(t.TempDir(), "copy")
	putCopy(t, dir, kept)
	v = openKeyring(t, dir)
	if v.Device() != first || first == "" {
		t.Errorf("the next session is %q after %q", v.Device(), first)
	}
	must(t, v.Write(t.Context(), sampleClient()))
	must(t, v.Close())

	putCopy(t, kept, dir)
	v = openKeyring(t, dir)
	second := v.Device()
	if second == first {
		t.Error("an older copy goes on under the same name")
	}
	c := sampleClient()
	must(t, v.Write(t.Context(), &c))
	for _, change := range get(v.History(t.Context(), "client", c.ID))(t) {
		if change.Device != second {
			t.Errorf("logged by %q", change.Device)
		}
	}
	for _, e := range get(List[cases.AuditEvent](t.Context(), v, ""))(t) {
		for _, change := range get(v.History(t.Context(), "audit", e.ID))(t) {
			if change.Device != second {
				t.Errorf("the older copy is logged by %q", change.Device)
			}
		}
	}
	checkClean(t, v)
	must(t, v.AddDevice("", cheap))
	if v.Device() != second {
		t.Error("a computer that was a way in already gets another name")
	}
	must(t, v.SetPassphrase(pass, cheap))
	must(t, v.Close())

	must(t, keyring.Delete(keyringService, v.vaultID())) // a new computer
	v = open(t, dir)
	if v.Device() != second {
		t.Error("looking at it by passphrase changes the name")
	}
	must(t, v.AddDevice("", cheap))
	third := v.Device()
	if third == second {
		t.Error("a new computer goes on under the name of the old one")
	}
	must(t, v.Write(t.Context(), sampleClient()))
	checkClean(t, v)
	must(t, v.Close())
	v = openKeyring(t, dir)
	if v.Device() != third {
		t.Error("the name does not stay")
	}
}
