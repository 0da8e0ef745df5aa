// Package macos makes Harborfile.app and the disk image it travels in. It owns the bundle's layout, its Info.plist,
// what the hardened runtime is asked to allow, and the order of signing; it knows nothing of what the programs do.
//
// The programs themselves are built on a Mac alone: the window needs Apple's SDK, which Apple licenses for its own
// hardware. The layout is made and looked at by the tests of this package on any system, with stand-in programs.
package macos
