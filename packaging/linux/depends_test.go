package linux

import (
	"strings"
	"testing"
)

func TestDependsOfWhatIsLoaded(t *testing.T) {
	linked, err := readShlibs("shlibs:Depends=libc6 (>= 2.34), libwayland-client0 (>= 1.20.0)\n")
	if err != nil {
		t.Fatal(err)
	}
	got, err := join(linked, []string{"libGL.so.1", "libvulkan.so.1", "libwayland-client.so.0"})
	if err != nil || got != "libc6 (>= 2.34), libgl1, libwayland-client0 (>= 1.20.0)" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := join(linked, []string{"libnew.so.3"}); err == nil || !strings.Contains(err.Error(), "libnew.so.3") {
		t.Errorf("a library that nobody listed was passed over: %v", err)
	}
	if _, err := readShlibs("shlibs:Depends="); err == nil {
		t.Error("a program without a C library was taken")
	}
}
