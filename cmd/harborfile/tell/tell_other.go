//go:build !windows

package tell

import "os"

// Out prints words as they are.
func Out(words string) { _, _ = os.Stdout.WriteString(words) }

// Err prints words as they are where messages go.
func Err(words string) { _, _ = os.Stderr.WriteString(words) }
