package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// The child's script: an unlocked keyring of its own, in a home of its own.
const keyringScript = `set -e
export HOME="$1" XDG_RUNTIME_DIR="$1" XDG_DATA_HOME="$1/.local/share"
mkdir -p "$XDG_DATA_HOME"
if [ "$2" = unlocked ]; then
  eval "$(printf 'test\n' | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"
else
  eval "$(gnome-keyring-daemon --start --components=secrets 2>/dev/null </dev/null)"
fi
exec "$3"
`

// TestRealKeyring runs insideRealKeyring against gnome-keyring on a message bus of its own.
func TestRealKeyring(t *testing.T) {
	for _, tool := range []string{"dbus-run-session", "gnome-keyring-daemon"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed (packages dbus and gnome-keyring)", tool)
		}
	}
	self, err := os.Executable()
	must(t, err)
	for _, state := range []string{"unlocked", "locked"} {
		cmd := exec.Command("dbus-run-session", "--", "bash", "-c", keyringScript, "keyring", t.TempDir(), state, self)
		cmd.Env = append(os.Environ(), "VAULT_REAL_KEYRING="+state)
		out, err := cmd.CombinedOutput()
		if err != nil || (state == "unlocked") != strings.Contains(string(out), "device slot renewed") {
			t.Errorf("%s: %v\n%s", state, err, out)
		}
	}
}

// insideRealKeyring is the child: state says whether the keyring around it is unlocked.
func insideRealKeyring(state string) error {
	home, err := os.MkdirTemp("", "vault")
	if err != nil {
		return err
	}
	defer os.RemoveAll(home)
	dir := filepath.Join(home, "vault")
	v, code, err := Create(context.Background(), dir, CreateOptions{Unlock: Unlock{Keyring: true}, KDF: cheap})
	if state == "locked" {
		if !errors.Is(err, cases.ErrKeyringUnavailable) || Exists(dir) {
			return fmt.Errorf("locked keyring: %v, vault there: %v", err, Exists(dir))
		}
		return nil
	}
	if err != nil {
		return err
	}
	id := v.keys.Vault
	if err := errors.Join(v.Close(), way(dir, Unlock{Keyring: true}), keyring.Delete(keyringService, id)); err != nil {
		return err
	}
	if err := way(dir, Unlock{Keyring: true}); !errors.Is(err, cases.ErrNeedsRecovery) {
		return fmt.Errorf("lost item: %v", err)
	}
	if v, err = Open(context.Background(), dir, Unlock{Recovery: code.Secret()}); err != nil {
		return err
	}
	if err := errors.Join(v.AddDevice(pass, cheap), v.Close()); err != nil {
		return err
	}
	fmt.Println("device slot renewed")
	return way(dir, Unlock{Keyring: true, Passphrase: pass})
}
