package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

// A verb is one word of the command line. Its run function gets the words that follow it.
type verb struct {
	name, args, does string
	run              func(ctx context.Context, t *tree, args []string) error
}

func verbs() []verb {
	return []verb{
		{"run", "[window flags]", "the sample office and its three packets, then the window where there is a display", runSample},
		{"test", "[--long[=WORDS]]", "system packages, vet and every test; --long adds crash, fault, fuzz, AddressSanitizer and Wine runs; --long=debian runs the part of that name alone, --long=? names them", runTests},
		{"check", "", "gofmt, vet, staticcheck, the import arrows, a look as for the other systems, and every test with the race detector", runCheck},
		{"bench", "[AREA] [--json]", "one row per measurement; areas: " + strings.Join(areaNames(), ", "), runBench},
		{"vuln", "", "whether the programs call anything with a known vulnerability; asks the database of Go", runVuln},
		{"version", "", "the version in FyneApp.toml, once the changelog has a heading for it", runVersion},
		{"package", "SYSTEM... [--twice]", "what people install, under dist; systems: windows, macos, linux; --twice makes it again elsewhere and compares", runPackage},
		{"mesa", "FOLDER", "fetches the pinned libraries that draw without a graphics card, for the packages for Windows", runMesa},
		{"lawpack", "[flags] OUT", "the law data of this checkout as a signed file, for people whose program is older", runLawPack},
		{"licences", "", "collects the licences of all that others wrote, for About and LICENSES.txt", runLicences},
		{"join", "FROM TO", "packages made on several machines in one folder, with one signed list of sums", runJoin},
		{"shots", "[FOLDER]", "pictures of the window, made without a display (default: dist/screens)", runShots},
		{"help", "", "this text", nil},
	}
}

// errUsage marks wrong use; main ends with 2 for it and with 1 for anything else.
var errUsage = errors.New("wrong use")

// errSaid marks a failure whose words were already printed.
var errSaid = errors.New("already said")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := dispatch(ctx, os.Args[1:])
	stop()
	switch {
	case err == nil:
	case errors.Is(err, errUsage):
		say("%v", err)
		os.Exit(2)
	case errors.Is(err, errSaid), errors.Is(err, context.Canceled):
		os.Exit(1)
	default:
		say("%v", err)
		os.Exit(1)
	}
}

func dispatch(ctx context.Context, args []string) error {
	name := "help"
	if len(args) > 0 {
		name = args[0]
	}
	switch name {
	case "help", "-h", "-help", "--help":
		help()
		return nil
	}
	for _, v := range verbs() {
		if v.name != name {
			continue
		}
		t, err := findTree()
		if err != nil {
			return err
		}
		return v.run(ctx, t, args[1:])
	}
	return fmt.Errorf("%w: there is no verb %q; `go run ./cmd/dev help` lists them", errUsage, name)
}

func help() {
	fmt.Println("go run ./cmd/dev VERB")
	fmt.Println()
	for _, v := range verbs() {
		fmt.Printf("  %-22s %s\n", strings.TrimSpace(v.name+" "+v.args), v.does)
	}
	fmt.Println()
	fmt.Println("Everything is built with: " + strings.Join(buildFlags, " "))
}

// say tells the person at the terminal what happens. Standard output is kept for results.
func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
}
