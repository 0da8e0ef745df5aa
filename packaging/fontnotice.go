package packaging

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/image/font/sfnt"
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

// fontNames reads one font's family, and its lines of copyright and trademark.
func fontNames(file string) (family string, lines []string, err error) {
	content, err := fontBytes(file)
	if err != nil {
		return "", nil, err
	}
	font, err := sfnt.Parse(content)
	if err != nil {
		return "", nil, err
	}
	if family, err = font.Name(nil, sfnt.NameIDTypographicFamily); err != nil {
		if family, err = font.Name(nil, sfnt.NameIDFamily); err != nil {
			return "", nil, err
		}
	}
	for _, id := range []sfnt.NameID{sfnt.NameIDCopyright, sfnt.NameIDTrademark} {
		said, err := font.Name(nil, id)
		if err != nil && (!errors.Is(err, sfnt.ErrNotFound) || id == sfnt.NameIDCopyright) {
			return "", nil, err
		}
		for line := range strings.Lines(said) {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
	}
	return family, lines, nil
}

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
