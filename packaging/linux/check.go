package linux

import (
	"os/exec"
	"path/filepath"
)

// check lets the tools of the desktop read what it will read. Where they are not installed that is said.
func (m *maker) check() error {
	share, id := filepath.Join(m.stage, "share"), m.s.App.ID
	for _, tool := range [][]string{
		{"desktop-file-validate", filepath.Join(share, "applications", id+".desktop")},
		{"appstreamcli", "validate", "--no-net", "--pedantic", filepath.Join(share, "metainfo", id+".metainfo.xml")},
	} {
		if _, err := exec.LookPath(tool[0]); err != nil {
			m.s.Say("Not looked at by %s, which is not here.", tool[0])
			continue
		}
		if err := m.s.Run(m.ctx, tool[0], tool[1:]...); err != nil {
			return err
		}
	}
	return nil
}
