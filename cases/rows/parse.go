package rows

import (
	"strings"
)

// Row is one record of a file. Line is the number of its first line in the file, 1 for the first. Broken says that the
// row could not be parted into cells: a quotation mark that never ends.
type Row struct {
	Line   int
	Cells  []string
	Broken bool
}

// File is a table as it was read. The first row is its head.
type File struct {
	Encoding  string
	Separator rune
	Rows      []Row
}

// Limits: a cell in quotation marks may hold so many line ends, and a file so many rows.
const (
	longestCell = 200
	mostRows    = 200_000
)

// Parse reads a file of cells parted by commas, semicolons or tabs. It never gives up on a file: what cannot be read is
// a broken row, and reading goes on in the next line.
func Parse(data []byte) File {
	text, encoding := decode(data)
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(text, "\n")
	f := File{Encoding: encoding}
	first := 0
	if hint, ok := strings.CutPrefix(strings.ToLower(lines[0]), "sep="); ok && len(hint) == 1 && strings.Contains(",;\t", hint) {
		f.Separator, first = rune(hint[0]), 1 // spreadsheets write this line
	}
	for first < len(lines) && strings.TrimSpace(lines[first]) == "" {
		first++
	}
	if first == len(lines) {
		return f
	}
	if f.Separator == 0 {
		f.Separator = separatorOf(lines[first])
	}
	for i := first; i < len(lines) && len(f.Rows) <= mostRows; {
		cells, used, whole := record(lines[i:], f.Separator)
		if !blank(cells) {
			f.Rows = append(f.Rows, Row{i + 1, cells, !whole})
		}
		i += used
	}
	return f
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// separatorOf is the separator that the head uses most outside of quotation marks.
func separatorOf(head string) rune {
	best, most := ',', 0
	for _, sep := range []rune{',', ';', '\t'} {
		n, quoted := 0, false
		for _, r := range head {
			switch {
			case r == '"':
				quoted = !quoted
			case r == sep && !quoted:
				n++
			}
		}
		if n > most {
			best, most = sep, n
		}
	}
	return best
}

// record parts the next row into cells and says how many lines it took. A cell in quotation marks may hold separators,
// line ends and doubled marks. Where the mark does not end within longestCell lines, the row is its first line alone,
// not whole.
func record(lines []string, sep rune) (cells []string, used int, whole bool) {
	var cell strings.Builder
	quoted := false
	for used = 0; used < len(lines) && used <= longestCell; used++ {
		line := []rune(lines[used])
		for i := 0; i < len(line); i++ {
			r := line[i]
			switch {
			case quoted && r == '"' && i+1 < len(line) && line[i+1] == '"':
				cell.WriteRune('"')
				i++
			case quoted && r == '"':
				quoted = false
			case quoted:
				cell.WriteRune(r)
			case r == '"' && strings.TrimSpace(cell.String()) == "":
				cell.Reset()
				quoted = true
			case r == sep:
				cells = append(cells, cell.String())
				cell.Reset()
			default: // a mark inside of a cell stands for itself: 5'4" tall
				cell.WriteRune(r)
			}
		}
		if !quoted {
			return append(cells, cell.String()), used + 1, true
		}
		cell.WriteByte('\n')
	}
	return strings.Split(lines[0], string(sep)), 1, false
}
