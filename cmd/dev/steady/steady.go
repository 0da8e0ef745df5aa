// Package steady makes property tests draw the same values in every run of `dev test`, so that a run before a landing
// does not end red by chance; `dev test --long` and a plain go test draw new ones. A test package that draws values
// imports it for its effect.
package steady

import (
	"flag"
	"os"

	_ "pgregory.net/rapid" // declares the flag that is set here
)

// Env is the name of the environment variable with the seed. Not set, or 0: another one in every run.
const Env = "HARBORFILE_SEED"

func init() {
	if seed := os.Getenv(Env); seed != "" {
		if err := flag.Set("rapid.seed", seed); err != nil {
			panic(Env + " holds no number")
		}
	}
}
