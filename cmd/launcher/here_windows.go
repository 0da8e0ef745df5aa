package main

import (
	"fmt"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"

	"github.com/harborfile/harborfile/cases/built"
)

// here is a fingerprint of what decides whether graphics draw: the machine, whether it is used from afar, its graphics
// adapters with their drivers, and our own version.
func here() string {
	const remoteSession = 0x1000
	remote, _, _ := user32.NewProc("GetSystemMetrics").Call(remoteSession)
	facts := []string{built.Version(), fmt.Sprint(remote != 0),
		registryText(`SOFTWARE\Microsoft\Cryptography`, "MachineGuid")}
	return fingerprint(append(facts, adapters()...)...)
}

// displayDevice is DISPLAY_DEVICEW.
type displayDevice struct {
	size   uint32
	name   [32]uint16
	text   [128]uint16
	flags  uint32
	id     [128]uint16
	regKey [128]uint16
}

// maxAdapters bounds a list that a broken driver might never end.
const maxAdapters = 32

// adapters are the names of the adapters in use, with the version of each one's driver.
func adapters() []string {
	const attached = 1
	call := user32.NewProc("EnumDisplayDevicesW")
	var out []string
	for i := range uintptr(maxAdapters) {
		d := displayDevice{}
		d.size = uint32(unsafe.Sizeof(d))
		if more, _, _ := call.Call(0, i, uintptr(unsafe.Pointer(&d)), 0); more == 0 {
			break
		}
		if d.flags&attached == 0 {
			continue
		}
		// The key is of the kernel's spelling: \Registry\Machine\System\...
		key := windows.UTF16ToString(d.regKey[:])
		if cut := len(`\Registry\Machine\`); len(key) > cut && strings.EqualFold(key[:cut], `\Registry\Machine\`) {
			key = key[cut:]
		}
		out = append(out, windows.UTF16ToString(d.text[:]), windows.UTF16ToString(d.id[:]), registryText(key, "DriverVersion"))
	}
	return out
}

// registryText is a text of the machine's part of the registry, "" where there is none.
func registryText(key, value string) string {
	k, err := registry.OpenKey(registry.LOCAL_MACHINE, key, registry.QUERY_VALUE|registry.WOW64_64KEY)
	if err != nil {
		return ""
	}
	defer k.Close()
	text, _, err := k.GetStringValue(value)
	if err != nil {
		return ""
	}
	return text
}
