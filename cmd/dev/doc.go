// Command dev is the one runner of the project: it builds, runs, tests, checks and measures Harborfile with one set
// of flags, and brings the system packages that a build needs.
//
//	go run ./cmd/dev run      the sample office, its packets, and the window
//	go run ./cmd/dev test     vet and every test
//	go run ./cmd/dev help     every verb
//
// It owns the development workflow and nothing of the program: it imports the standard library only, and no package
// that needs a C compiler, so that it starts on a machine that has Go and nothing else. A test keeps that true.
package main
