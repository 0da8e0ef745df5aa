package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cmd/dev/netless"
)

// A watch that lets something pass proves nothing, and one that takes a display for a stranger is switched off.
func TestHeardNamesStrangers(t *testing.T) {
	const display = "@/tmp/.X11-unix/X9"
	for name, c := range map[string]struct {
		found netless.Trace
		says  string // "" where all is well
	}{
		"a quiet window": {netless.Trace{Programs: []string{"/opt/harborfile", "/usr/bin/tesseract"},
			Peers: []string{display, "/run/user/1000/wayland-0", "/run/dbus/system_bus_socket", "/tmp/dbus-aBc", "/var/run/nscd/socket"}}, ""},
		"a socket to anywhere":  {netless.Trace{Peers: []string{display}, Foreign: []string{"socket(AF_INET"}}, "AF_INET"},
		"another program":       {netless.Trace{Peers: []string{display}, Programs: []string{"/usr/bin/xdg-open"}}, "it starts /usr/bin/xdg-open"},
		"an agent for keys":     {netless.Trace{Peers: []string{display, "/run/user/0/keys.sock"}}, "it speaks with /run/user/0/keys.sock"},
		"a socket of a browser": {netless.Trace{Peers: []string{display, "@/tmp/.X11-unix/X9/more"}}, "it speaks with @/tmp"},
		"nobody":                {netless.Trace{Programs: []string{"/opt/harborfile"}}, "nothing was watched"},
	} {
		var said bytes.Buffer
		ty := newTally(&said)
		ty.heard(c.found)
		if ty.failed > 0 != (c.says != "") || !strings.Contains(said.String(), c.says) {
			t.Errorf("%s: %s", name, said.String())
		}
	}
}
