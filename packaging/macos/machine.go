package macos

import (
	"debug/macho"
	"errors"
	"fmt"
)

// checkUniversal reads a program: it has to hold one part for Intel and one for Apple silicon, and each has to start on
// oldestSystem. A part that was linked for the builder's own macOS would be turned away by every older one.
func checkUniversal(path string) error {
	f, err := macho.OpenFat(path)
	if errors.Is(err, macho.ErrNotFat) {
		return errors.New("it is for one kind of Mac alone")
	}
	if err != nil {
		return err
	}
	defer f.Close()
	found := map[macho.Cpu]bool{}
	for _, part := range f.Arches {
		since, err := startsOn(part.File)
		if err != nil {
			return err
		}
		if since > oldest {
			return fmt.Errorf("the part for %v starts on macOS %d.%d and later, not on %s", part.Cpu, since>>16, since>>8&255, oldestSystem)
		}
		found[part.Cpu] = true
	}
	if len(f.Arches) != 2 || !found[macho.CpuAmd64] || !found[macho.CpuArm64] {
		return fmt.Errorf("it has %d parts, not one for Intel and one for Apple silicon", len(f.Arches))
	}
	return nil
}

// oldest is oldestSystem as a Mach-O file has it: 16 bits for the first number, 8 for each of the others.
const oldest = 12 << 16

// Load commands that say the first system a program starts on, <mach-o/loader.h>.
const (
	buildVersion = 0x32 // LC_BUILD_VERSION: command, size, platform, minos, ...
	minMacOS     = 0x24 // LC_VERSION_MIN_MACOSX: command, size, version, ...
)

// startsOn is the first macOS that the program of one kind of Mac starts on.
func startsOn(f *macho.File) (uint32, error) {
	for _, load := range f.Loads {
		raw := load.Raw()
		if len(raw) < 16 {
			continue
		}
		switch f.ByteOrder.Uint32(raw) {
		case buildVersion:
			return f.ByteOrder.Uint32(raw[12:]), nil
		case minMacOS:
			return f.ByteOrder.Uint32(raw[8:]), nil
		}
	}
	return 0, fmt.Errorf("the part for %v does not say which macOS it starts on", f.Cpu)
}
