package worker

import "os"

// running is the program of this process, whatever lies at its place by now.
const running = "/proc/self/exe"

// self is where our own program is found, to be started again. While the window is open an upgrade may put the next
// version at its place, whose child could speak otherwise, or take it away: then it is the one that runs.
func self() (string, error) {
	exe, err := os.Executable()
	if err != nil {
		return "", err
	}
	there, gone := os.Stat(exe)
	ours, err := os.Stat(running)
	if err == nil && (gone != nil || !os.SameFile(ours, there)) {
		return running, nil
	}
	return exe, nil
}
