package packaging

import (
	"bytes"
	"context"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// bomTool reads the modules out of a program; its version is pinned in packaging/tools.mod, so that what it needs
// itself stays out of go.mod.
const bomTool = "github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod"

// keep copies a program aside as the linker left it, before anybody signs it: its bill of materials is made from it.
func (s *Shop) keep(to Target, pkg, out string) error {
	content, err := os.ReadFile(out)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(s.unsigned(), 0o755); err != nil {
		return err
	}
	name := fmt.Sprintf("%s-%s-%s-%s", filepath.Base(pkg), s.App.Version, to.OS, to.Arch)
	return os.WriteFile(filepath.Join(s.unsigned(), name), content, 0o755)
}

func (s *Shop) unsigned() string { return filepath.Join(s.Work, "unsigned") }

// FetchTools builds what Seal will run, and says plainly where it cannot be had.
func (s *Shop) FetchTools(ctx context.Context) error {
	if err := s.Run(ctx, "go", "build", "-modfile=packaging/tools.mod", "-o", s.bomProgram(), bomTool); err != nil {
		return fmt.Errorf("the tool for bills of materials cannot be built (without a network it has to be in Go's module cache): %w", err)
	}
	return nil
}

func (s *Shop) bomProgram() string { return filepath.Join(s.Work, "cyclonedx-gomod") }

// boms writes a bill of materials in CycloneDX JSON for each program that was built.
func (s *Shop) boms(ctx context.Context) error {
	programs, err := os.ReadDir(s.unsigned())
	if err != nil {
		return fmt.Errorf("no program was built: %w", err)
	}
	licences, err := ReadLicences(s.Root)
	if err != nil {
		return err
	}
	for _, p := range programs {
		raw := filepath.Join(s.Work, p.Name()+".raw.json")
		program := filepath.Join(s.unsigned(), p.Name())
		err := s.Run(ctx, s.bomProgram(), "bin", "-json", "-noserial", "-notimestamp", "-std",
			"-output-version=1.6", "-version=v"+s.App.Version, "-output="+raw, program)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(raw)
		if err != nil {
			return err
		}
		info, err := buildinfo.ReadFile(program)
		if err != nil {
			return err
		}
		if text, err = completeBOM(text, info, s.App, s.Date, licences); err != nil {
			return fmt.Errorf("%s: %w", p.Name(), err)
		}
		if err := os.WriteFile(filepath.Join(s.Dist, p.Name()+".cdx.json"), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// object is a value of JSON.
type object = map[string]any

// completeBOM adds what the module graph does not know: the licence of each module, and the libraries, fonts and
// compiler code inside (Parts). The one date in it is that of the commit, and what differs between two builds of the
// tool itself is taken out.
func completeBOM(text []byte, info *buildinfo.BuildInfo, app App, date time.Time, licences []Licence) ([]byte, error) {
	var bom object
	if err := json.Unmarshal(text, &bom); err != nil {
		return nil, err
	}
	meta, _ := bom["metadata"].(object)
	main, _ := meta["component"].(object)
	components, _ := bom["components"].([]any)
	dependencies, _ := bom["dependencies"].([]any)
	if main == nil || len(components) == 0 {
		return nil, fmt.Errorf("%s gave no list of modules", filepath.Base(bomTool))
	}
	meta["timestamp"] = date.Format(time.RFC3339)
	tools, _ := meta["tools"].([]any)
	for _, t := range tools {
		delete(t.(object), "hashes")
	}
	main["licenses"] = []any{object{"expression": "Apache-2.0"}}
	main["description"] = app.Description
	carriers := map[string]string{"": main["bom-ref"].(string), toolchain: main["bom-ref"].(string)}
	for _, c := range components {
		c := c.(object)
		name := c["name"].(string)
		carriers[name] = c["bom-ref"].(string)
		if kind := kindOf(licences, name); kind != "" {
			c["licenses"] = []any{object{"expression": kind}}
		}
	}
	for _, p := range partsOf(info, carriers) {
		l := licences[slices.IndexFunc(licences, func(l Licence) bool { return l.Name == p.Name })]
		components = append(components, p.component(l))
		dependencies = depend(dependencies, carriers[p.Of], p.ref())
	}
	bom["components"], bom["dependencies"] = components, dependencies
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	err := e.Encode(bom)
	return out.Bytes(), err
}

// kindOf is the licence of a module in the collected list; the tool names Go's own library std.
func kindOf(licences []Licence, name string) string {
	if name == "std" {
		name = "Go"
	}
	at := slices.IndexFunc(licences, func(l Licence) bool { return l.Name == name })
	if at < 0 {
		return ""
	}
	return licences[at].Kind
}

// partsOf are the parts that one program has: those of the modules it links, those of our own papers where it makes
// papers, and what the compiler added where C was compiled.
func partsOf(info *buildinfo.BuildInfo, carriers map[string]string) []Part {
	setting := func(key string) string {
		at := slices.IndexFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == key })
		if at < 0 {
			return ""
		}
		return info.Settings[at].Value
	}
	return slices.DeleteFunc(slices.Clone(Parts), func(p Part) bool {
		switch {
		case p.Systems != nil && !slices.Contains(p.Systems, setting("GOOS")):
			return true
		case p.Of == "":
			return carriers[pdfcpu] == ""
		case p.Name == "Mesa":
			return os.Getenv(MesaVariable) == "" || carriers[fyne] == ""
		case p.Of == toolchain:
			return setting("CGO_ENABLED") != "1"
		}
		return carriers[p.Of] == ""
	})
}

func (p Part) ref() string {
	return "part:" + strings.ReplaceAll(strings.ToLower(p.Name), " ", "-")
}

// component is the part as CycloneDX writes it.
func (p Part) component(l Licence) object {
	c := object{"bom-ref": p.ref(), "type": "library", "name": p.Name, "licenses": []any{object{"expression": p.Kind}}}
	if p.Fonts != "" || slices.Contains([]string{"OFL-1.1", "Bitstream-Vera"}, p.Kind) {
		c["type"] = "data"
	}
	if l.Version != "" {
		c["version"] = l.Version
	}
	if p.Note != "" {
		c["description"] = p.Note
	}
	if p.Purl != "" {
		c["purl"] = p.Purl
		if l.Version != "" {
			c["purl"] = p.Purl + "@" + l.Version
		}
	}
	return c
}

// depend adds that one component needs another.
func depend(dependencies []any, from, to string) []any {
	dependencies = append(dependencies, object{"ref": to})
	for _, d := range dependencies {
		if d := d.(object); d["ref"] == from {
			on, _ := d["dependsOn"].([]any)
			d["dependsOn"] = append(on, to)
			return dependencies
		}
	}
	return append(dependencies, object{"ref": from, "dependsOn": []any{to}})
}
