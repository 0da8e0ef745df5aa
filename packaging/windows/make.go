package windows

import (
	"context"
	"os"
	"path/filepath"

	"github.com/harborfile/harborfile/packaging"
)

// amd64 is the one kind of Windows that is built for; Windows on ARM runs it too. The compiler is mingw-w64.
var amd64 = packaging.Target{OS: "windows", Arch: "amd64",
	Env: []string{"CC=x86_64-w64-mingw32-gcc", "CXX=x86_64-w64-mingw32-g++"}}

// pure is a target without C: the launcher has to start where anything else might not.
var pure = packaging.Target{OS: "windows", Arch: "amd64", Env: []string{"CGO_ENABLED=0"}}

// Make leaves the signed installer, the signed MSI and the archive in s.Dist.
func Make(ctx context.Context, s *packaging.Shop) error {
	mesa, err := mesaParts()
	if err != nil {
		return err
	}
	sign, err := newSigner(ctx, s)
	if err != nil {
		return err
	}
	icon, err := writeIcon(s)
	if err != nil {
		return err
	}
	built, err := buildPrograms(ctx, s, icon)
	if err != nil {
		return err
	}
	for _, p := range built {
		if err := sign.file(ctx, p.from, s.App.Name); err != nil {
			return err
		}
	}
	b, err := newBundle(s, built, mesa, icon)
	if err != nil {
		return err
	}
	return b.pack(ctx, sign)
}

// pack makes the three packages of one bundle.
func (b *bundle) pack(ctx context.Context, sign *signer) error {
	setup, err := b.setup(ctx, sign)
	if err != nil {
		return err
	}
	msi, err := b.msi(ctx)
	if err != nil {
		return err
	}
	for _, made := range []string{setup, msi} {
		if err := sign.file(ctx, made, b.shop.App.Name+" "+b.shop.App.Version); err != nil {
			return err
		}
	}
	if err := b.portable(); err != nil {
		return err
	}
	sign.tell(b.shop.Say)
	return nil
}

// writeIcon puts the program's sign as a Windows icon into the shop's folder and gives its path.
func writeIcon(s *packaging.Shop) (string, error) {
	icon, err := packaging.ReadIcon(s.Root, s.App)
	if err != nil {
		return "", err
	}
	data, err := icon.ICO()
	if err != nil {
		return "", err
	}
	path := filepath.Join(s.Work, "harborfile.ico")
	return path, os.WriteFile(path, data, 0o644)
}
