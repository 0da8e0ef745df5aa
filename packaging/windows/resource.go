package windows

import (
	"fmt"
	"path"
	"path/filepath"

	"github.com/josephspurrier/goversioninfo"

	"github.com/harborfile/harborfile/packaging"
)

// writeResource writes the object file with the icon, the version and the manifest of one program.
func writeResource(s *packaging.Shop, p program, icon, to string) error {
	manifest := filepath.Join(s.Work, "program.manifest")
	if err := fill("program.manifest", manifest, s.App, nil); err != nil {
		return err
	}
	v := version(s.App, p)
	v.ManifestPath = manifest
	// The group with this id is what the title bar, the taskbar and the file's own icon are taken from.
	v.ApplicationIconPath = icon
	v.Build()
	v.Walk()
	if err := v.WriteSyso(to, p.to.Arch); err != nil {
		return fmt.Errorf("the Windows resource of %s: %w", p.name, err)
	}
	return nil
}

// version is what Windows shows under "Details" of a program's properties.
func version(a packaging.App, p program) *goversioninfo.VersionInfo {
	n := a.Parts()
	four := goversioninfo.FileVersion{Major: n[0], Minor: n[1], Patch: n[2], Build: a.Build}
	return &goversioninfo.VersionInfo{
		FixedFileInfo: goversioninfo.FixedFileInfo{
			FileVersion: four, ProductVersion: four,
			FileFlagsMask: "3f", FileFlags: "00", FileOS: "40004", FileType: "01", FileSubType: "00",
		},
		StringFileInfo: goversioninfo.StringFileInfo{
			Comments:         a.GenericName,
			CompanyName:      a.Name,
			FileDescription:  p.says,
			FileVersion:      fmt.Sprintf("%s.%d", a.Version, a.Build),
			InternalName:     path.Base(p.name),
			LegalCopyright:   copyright(a),
			OriginalFilename: path.Base(p.name),
			ProductName:      a.Name,
			ProductVersion:   fmt.Sprintf("%s.%d", a.Version, a.Build),
		},
		VarFileInfo: goversioninfo.VarFileInfo{Translation: goversioninfo.Translation{
			LangID: goversioninfo.LngUSEnglish, CharsetID: goversioninfo.CsUnicode,
		}},
	}
}

// copyright is the line that programs and installers show. The licence itself is LICENSE at the top of the checkout.
func copyright(a packaging.App) string {
	return "The " + a.Name + " authors. Apache License 2.0."
}
