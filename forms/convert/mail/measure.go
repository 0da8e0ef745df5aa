package mail

import (
	"bytes"
	"slices"
	"strings"
)

// measure refuses a message built of so many parts, or of parts so deep within parts, that the parser would not end: its
// work grows with the power of the depth and the square of the number.
func measure(b, head []byte) error {
	if len(head) > maxHead {
		return ErrTooLarge
	}
	parts := 0
	var open []string // boundaries that are not closed yet
	for len(b) > 0 {
		line := b
		if end := bytes.IndexByte(b, '\n'); end >= 0 {
			line, b = b[:end], b[end+1:]
		} else {
			b = nil
		}
		if len(line) > 1 && line[0] == '-' && line[1] == '-' {
			name := string(bytes.TrimRight(line[2:min(len(line), 2*maxBoundary)], " \t\r"))
			parts += count(slices.Contains(open, name))
			if open = closed(open, name); parts > maxParts {
				return ErrTooLarge
			}
			continue
		}
		name, ok := boundary(line)
		switch {
		case !ok:
		case len(name) > maxBoundary:
			return ErrTooLarge
		default:
			open = append(open, name)
		}
		if len(open) > maxNested {
			return ErrTooLarge
		}
	}
	return nil
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// boundary is the one that a header line states.
func boundary(line []byte) (name string, ok bool) {
	if len(line) > 64<<10 || !bytes.ContainsRune(line, '=') {
		return "", false
	}
	at := strings.Index(strings.ToLower(string(line)), "boundary")
	if at < 0 {
		return "", false
	}
	rest := strings.TrimLeft(string(line[at+len("boundary"):]), "*0 \t")
	rest, ok = strings.CutPrefix(rest, "=")
	if !ok {
		return "", false
	}
	rest = strings.TrimLeft(rest, " \t")
	if quoted, ok := strings.CutPrefix(rest, `"`); ok {
		name, _, _ = strings.Cut(quoted, `"`)
		return name, true
	}
	name, _, _ = strings.Cut(rest, ";")
	return strings.TrimSpace(name), true
}

// closed takes a boundary off the list, with those within it, at its last line.
func closed(open []string, line string) []string {
	name, ok := strings.CutSuffix(line, "--")
	if !ok {
		return open
	}
	for i := len(open) - 1; i >= 0; i-- {
		if open[i] == name {
			return open[:i]
		}
	}
	return open
}
