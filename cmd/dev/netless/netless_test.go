package netless

import (
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestMain lets the test be the program under watch.
func TestMain(m *testing.M) {
	switch os.Getenv("NETLESS_TRY") {
	case "far":
		net.Dial("udp4", "192.0.2.1:9")
	case "far6":
		net.Dial("tcp6", "[2001:db8::1]:9")
	case "name":
		net.LookupHost("somebody.example")
	case "near":
		net.Dial("unix", os.Getenv("NETLESS_AT"))
	case "":
		os.Exit(m.Run())
	}
}

// A watch that overlooks a program on its way out proves nothing.
func TestWhatLeavesIsSeen(t *testing.T) {
	for _, try := range []string{"far", "far6", "name"} {
		if found := watch(t, "NETLESS_TRY="+try); len(found.Foreign) == 0 {
			t.Errorf("%s: nothing was seen", try)
		}
	}
}

func TestWhatStaysIsNoFault(t *testing.T) {
	at := filepath.Join(t.TempDir(), "nobody")
	found := watch(t, "NETLESS_TRY=near", "NETLESS_AT="+at)
	if len(found.Foreign) > 0 {
		t.Errorf("a unix socket counts as one to the outside: %q", found.Foreign)
	}
	if !slices.Contains(found.Peers, at) {
		t.Errorf("its other end is not named: %q", found.Peers)
	}
}

func watch(t *testing.T, env ...string) Trace {
	t.Helper()
	if why := Cannot(); why != "" {
		t.Skip(why)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	log := filepath.Join(t.TempDir(), "trace")
	cmd := Command(t.Context(), log, self)
	cmd.Env = append(cmd.Env, env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	found, err := Read(log)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestReadOfTheLinesOfATrace(t *testing.T) {
	log := filepath.Join(t.TempDir(), "trace")
	text := `7 execve("/bin/a", ["a"], 0x7ff /* 4 vars */) = 0
7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3
7 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X9"}, 20) = 0
8 socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0
8 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3
9 sendto(3, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, 16 <unfinished ...>
`
	if err := os.WriteFile(log, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	found, err := Read(log)
	if err != nil || len(found.Foreign) != 2 || !slices.Equal(found.Programs, []string{"/bin/a"}) || !slices.Equal(found.Peers, []string{"@/tmp/.X11-unix/X9"}) {
		t.Errorf("%+v, %v", found, err)
	}
	if !strings.Contains(found.Foreign[0], "NETLINK") {
		t.Errorf("%q", found.Foreign)
	}
	if err := os.WriteFile(log, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(log); err == nil {
		t.Error("a watch that saw nothing passes for a quiet program")
	}
}
