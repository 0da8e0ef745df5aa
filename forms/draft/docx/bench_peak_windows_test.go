package docx

import "os"

// peakMiB is not told by the system of a program that has ended.
func peakMiB(*os.ProcessState) float64 { return 0 }
