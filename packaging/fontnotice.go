package packaging

import (
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"
)

// fontNotices says of each family among font files what its own name table says: whose it is, and whose its name. The
// terms of a font, as those of the Open Font License, are to be handed on with these lines, and most files with terms
// lack them. The pattern is one of package path/filepath, below dir.
func fontNotices(dir, pattern string) (string, error) {
	files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
	if err != nil {
		return "", err
	}
	if len(files) == 0 {
		return "", fmt.Errorf("no font is at %s any more", pattern)
	}
	var families []string
	lines := map[string][]string{}
	for _, file := range files {
		family, own, err := fontNames(file)
		if err != nil {
			return "", fmt.Errorf("%s: %w", filepath.Base(file), err)
		}
		if !slices.Contains(families, family) {
			families = append(families, family)
		}
		for _, line := range own {
			if !slices.Contains(lines[family], line) {
				lines[family] = append(lines[family], line)
			}
		}
	}
	var b strings.Builder
	for _, family := range families {
		fmt.Fprintf(&b, "%s\n  %s\n", family, strings.Join(lines[family], "\n  "))
	}
	return b.String(), nil
}

// What a font's name table says under its numbers.
const (
	nameCopyright, nameFamily, nameTrademark, nameTypographicFamily = 0, 1, 7, 16
)

// fontNames reads one font's family, and its lines of copyright and trademark.
func fontNames(file string) (family string, lines []string, err error) {
	content, err := fontBytes(file)
	if err != nil {
		return "", nil, err
	}
	names, err := nameTable(content)
	if err != nil {
		return "", nil, err
	}
	family = cmp.Or(names[nameTypographicFamily], names[nameFamily])
	if family == "" || names[nameCopyright] == "" {
		return "", nil, errors.New("the font does not say its family and whose it is")
	}
	for line := range strings.Lines(names[nameCopyright] + "\n" + names[nameTrademark]) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return family, lines, nil
}

// nameTable reads the names of an OpenType font by their numbers: those in English for Windows, which all fonts have.
// https://learn.microsoft.com/typography/opentype/spec/name
func nameTable(font []byte) (names map[int]string, err error) {
	defer func() {
		if recover() != nil { // an offset that leads out of the file
			names, err = nil, errNoFont
		}
	}()
	number := func(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
	for record := font[12:]; ; record = record[16:] {
		if len(record) < 16 {
			return nil, errNoFont
		}
		if string(record[:4]) == "name" {
			font = font[binary.BigEndian.Uint32(record[8:]):][:binary.BigEndian.Uint32(record[12:])]
			break
		}
	}
	names = map[int]string{}
	words := font[number(font, 4):]
	for i := range number(font, 2) {
		record := font[6+12*i:][:12]
		if windows, english := number(record, 0) == 3, number(record, 4) == 0x409; !windows || !english {
			continue
		}
		var units []uint16
		for text := words[number(record, 10):][:number(record, 8)]; len(text) > 1; text = text[2:] {
			units = append(units, binary.BigEndian.Uint16(text))
		}
		names[number(record, 6)] = string(utf16.Decode(units))
	}
	return names, nil
}

var errNoFont = errors.New("the file is no font")

// fontBytes is a font's file, unpacked where it is packed.
func fontBytes(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if filepath.Ext(file) != ".gz" {
		return io.ReadAll(f)
	}
	r, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
