package pack

import "io/fs"

// CompareFiles is Compare before the sets are read.
func CompareFiles(before, now fs.FS) ([]Change, error) { return compareFiles(before, now) }

// Files gives files by name as a file system.
func Files(c map[string][]byte) fs.FS { return contents(c).files() }

// ReadInside reads what a good signature lets through.
func ReadInside(archive []byte) error {
	c, _, err := readArchive(archive)
	if err != nil {
		return err
	}
	m, err := readManifest(c[manifestFile])
	if err != nil {
		return err
	}
	_, err = readData(c, m.AsOf)
	return err
}

// Loose lays out an archive of a day without looking at what is in it.
func Loose(c map[string][]byte, asOf string) []byte {
	day, err := dayOf(asOf)
	if err != nil {
		panic(err)
	}
	archive, err := writeArchive(c, day)
	if err != nil {
		panic(err)
	}
	return archive
}
