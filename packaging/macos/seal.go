package macos

import (
	"fmt"

	"github.com/harborfile/harborfile/packaging"
)

// Names of the environment through which a release reaches Apple's signature.
const (
	IdentityVariable = "HARBORFILE_MAC_IDENTITY"   // "Developer ID Application: NAME (TEAM)", from the keychain
	NotaryVariable   = "HARBORFILE_NOTARY_PROFILE" // what `xcrun notarytool store-credentials` was told
)

// A seal is how the bundle is signed.
type seal struct {
	identity string // "-" for a signature of this machine alone, which no other Mac believes
	notary   string // profile in the keychain; empty where nothing is sent to Apple
}

func findSeal(env func(string) string) (seal, error) {
	s := seal{identity: env(IdentityVariable), notary: env(NotaryVariable)}
	if s.identity == "" {
		if s.notary != "" {
			return s, fmt.Errorf("%s is given and %s is not: Apple takes no bundle without a signature", NotaryVariable, IdentityVariable)
		}
		s.identity = "-"
	}
	return s, nil
}

func (s seal) adHoc() bool { return s.identity == "-" }

// codesign signs one thing; more comes before its path.
func (s seal) codesign(path string, more ...string) command {
	stamp := "--timestamp"
	if s.adHoc() {
		stamp = "--timestamp=none"
	}
	c := command{"codesign", "--force", "--sign", s.identity, stamp}
	return append(append(c, more...), path)
}

// bundle is how the bundle is looked at, signed from the inside out, and looked at again. The window is signed with the
// bundle, whose main program it is. Each program gets the entitlements: each reads PDF pages in a child of its own.
func (s seal) bundle(b bundle, rights string) []command {
	hard := []string{"--options", "runtime", "--entitlements", rights}
	list := []command{{"plutil", "-lint", rights, b.path("Info.plist"),
		b.path("Resources", "en.lproj", "InfoPlist.strings"), b.path("Resources", "es.lproj", "InfoPlist.strings")}}
	for _, name := range programs[:len(programs)-1] {
		list = append(list, s.codesign(b.program(name), append(hard, "--identifier", b.id+"."+name)...))
	}
	return append(list,
		s.codesign(b.dir, hard...),
		command{"codesign", "--verify", "--deep", "--strict", "--verbose=2", b.dir},
	)
}

// notarise has Apple look at the bundle and puts its answer into it, so that a Mac without a network opens it too.
func (s seal) notarise(app, zip string) []command {
	return []command{
		{"ditto", "-c", "-k", "--keepParent", app, zip},
		{"xcrun", "notarytool", "submit", zip, "--keychain-profile", s.notary, "--wait"},
		{"xcrun", "stapler", "staple", app},
		{"spctl", "--assess", "--type", "execute", "--verbose=2", app},
	}
}

// pack makes a disk image of a folder.
func pack(name, folder, image string) command {
	return command{"hdiutil", "create", "-volname", name, "-srcfolder", folder, "-fs", "HFS+", "-format", "UDZO", "-ov", image}
}

// image looks whether the image is whole, signs it and, where Apple is asked, does so for the image too.
func (s seal) image(image string) []command {
	list := []command{{"hdiutil", "verify", image}}
	if s.adHoc() {
		return list
	}
	list = append(list, s.codesign(image), command{"codesign", "--verify", "--verbose=2", image})
	if s.notary == "" {
		return list
	}
	return append(list,
		command{"xcrun", "notarytool", "submit", image, "--keychain-profile", s.notary, "--wait"},
		command{"xcrun", "stapler", "staple", image},
		command{"spctl", "--assess", "--type", "open", "--context", "context:primary-signature", "--verbose=2", image},
	)
}

// say tells what the signature is worth.
func (s seal) say(shop *packaging.Shop) {
	switch {
	case s.adHoc():
		shop.Say("The bundle has a signature of this machine alone: other Macs open it only after a person allows it. Give %s and %s for a release.", IdentityVariable, NotaryVariable)
	case s.notary == "":
		shop.Say("The bundle is signed and Apple was not asked: other Macs warn about it. Give %s for a release.", NotaryVariable)
	default:
		shop.Say("The bundle and the image are signed, and Apple's answer is in them.")
	}
}
