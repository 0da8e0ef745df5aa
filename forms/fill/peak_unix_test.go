//go:build unix

package fill

import (
	"os"
	"runtime"
	"syscall"
)

// peakMB is the most memory that a finished process had, in megabytes of 10^6 bytes.
func peakMB(p *os.ProcessState) (float64, bool) {
	use, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0, false
	}
	unit := 1024.0 // Linux counts kibibytes, macOS bytes (getrusage(2) of either)
	if runtime.GOOS == "darwin" {
		unit = 1
	}
	return float64(use.Maxrss) * unit / 1e6, true
}
