package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/harborfile/harborfile/cmd/dev/benchrow"
)

// An area is one part of the program that is measured: the packages whose benchmarks named BenchmarkRow... add rows,
// and the peers they are measured against.
type area struct {
	name     string
	packages []string
	peers    []need
}

func areas() []area {
	return []area{
		{"vault", []string{"./cases/vault/..."}, nil}, // its peer, stock go-sqlite3, is a module
		{"forms", []string{"./forms", "./forms/fill"}, peers("qpdf", "pdftotext", "mutool", "pdftk")},
		{"packet", []string{"./forms/packet", "./forms/pdfview"}, peers("qpdf", "pdftotext")},
		{"ui", []string{"./ui/..."}, peers("Xvfb")},
		{"draft", []string{"./forms/draft/..."}, peers("soffice", "pdftotext")},
	}
}

// peerPackages are the Debian packages of the programs we are measured against.
var peerPackages = map[string]string{
	"qpdf":      "qpdf",
	"pdftotext": "poppler-utils",
	"mutool":    "mupdf-tools",
	"pdftk":     "pdftk-java",
	"Xvfb":      "xvfb",
	"soffice":   "libreoffice-writer-nogui",
}

func peers(commands ...string) []need {
	var out []need
	for _, c := range commands {
		out = append(out, program(c, peerPackages[c]))
	}
	return out
}

func areaNames() []string {
	var out []string
	for _, a := range areas() {
		out = append(out, a.name)
	}
	return out
}

// runBench is `dev bench`. A row that is not ok is a finding, not a failure of the run: it ends with 0.
func runBench(ctx context.Context, t *tree, args []string) error {
	asJSON, chosen, err := benchArgs(args)
	if err != nil {
		return err
	}
	if err := ensure(ctx, buildNeeds(), nil); err != nil {
		return err
	}
	rows := []benchrow.Row{}
	for _, a := range chosen {
		got, err := t.rowsOf(ctx, a)
		if err != nil {
			return err
		}
		rows = append(rows, got...)
	}
	if asJSON {
		out := json.NewEncoder(os.Stdout)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(rows)
	}
	return printRows(os.Stdout, rows)
}

func benchArgs(args []string) (asJSON bool, chosen []area, err error) {
	for _, arg := range args {
		if arg == "--json" || arg == "-json" {
			asJSON = true
			continue
		}
		a, ok := areaNamed(arg)
		if !ok {
			return false, nil, fmt.Errorf("%w: there is no area %q; there are %s", errUsage, arg, strings.Join(areaNames(), ", "))
		}
		chosen = append(chosen, a)
	}
	if len(chosen) == 0 {
		chosen = areas()
	}
	return asJSON, chosen, nil
}

func areaNamed(name string) (area, bool) {
	for _, a := range areas() {
		if a.name == name {
			return a, true
		}
	}
	return area{}, false
}

// rowsOf installs the peers of an area and measures, if anything is measured there: a peer may be half a gigabyte.
func (t *tree) rowsOf(ctx context.Context, a area) ([]benchrow.Row, error) {
	list := t.goTool(ctx, append([]string{"test", "-vet=off", "-list=^BenchmarkRow"}, a.packages...)...)
	list.Stdout = nil
	names, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("the measurements of %s do not build: %w", a.name, err)
	}
	if !strings.Contains(string(names), "BenchmarkRow") {
		say("No measurement stands in %s yet.", a.name)
		return nil, nil
	}
	if err := ensure(ctx, nil, a.peers); err != nil {
		return nil, err
	}
	return t.measure(ctx, a)
}

// measure runs the benchmarks of one area, once each, and returns the rows they wrote. They run one package at a
// time: two at once would measure each other.
func (t *tree) measure(ctx context.Context, a area) ([]benchrow.Row, error) {
	dir, err := os.MkdirTemp("", "harborfile-bench-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "rows")
	args := []string{"test", "-vet=off", "-run=^$", "-bench=^BenchmarkRow", "-benchtime=1x", "-count=1", "-p=1", "-timeout=12m"}
	say("+ go %s", strings.Join(append(args, a.packages...), " "))
	cmd := t.goTool(ctx, append(args, a.packages...)...)
	cmd.Env = toolEnv(benchrow.File + "=" + file)
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("the measurements of %s did not come to their end: %w", a.name, err)
	}
	f, err := os.Open(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readRows(f)
}

// readRows reads one row a line and takes no line it does not know.
func readRows(r io.Reader) ([]benchrow.Row, error) {
	var rows []benchrow.Row
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		var one benchrow.Row
		dec := json.NewDecoder(strings.NewReader(lines.Text()))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&one); err != nil {
			return nil, fmt.Errorf("a measurement wrote a row of another shape: %w", err)
		}
		rows = append(rows, one)
	}
	return rows, lines.Err()
}

func printRows(w io.Writer, rows []benchrow.Row) error {
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "what\tours\tpeer\tratio\ttarget\tok")
	for _, r := range rows {
		fmt.Fprintf(tab, "%s\t%.4g\t%s\t%s\t%s\t%v\n", r.What, r.Ours, number(r.Peer), number(r.Ratio), r.Target, r.OK)
	}
	return tab.Flush()
}

func number(v *float64) string {
	if v == nil {
		return "-"
	}
	return fmt.Sprintf("%.4g", *v)
}
