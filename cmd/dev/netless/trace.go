package netless

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
)

// A Trace is what a watched program did.
type Trace struct {
	Programs []string // that were started, each once
	Peers    []string // other ends on this computer: paths of unix sockets, each once
	Foreign  []string // the calls that asked for a socket of another kind, or named an end elsewhere
}

var (
	started = regexp.MustCompile(`execve\("([^"]+)"`)
	made    = regexp.MustCompile(`\bsocket(?:pair)?\((\w+)`)
	named   = regexp.MustCompile(`sa_family=(\w+)(?:, sun_path=(@?"[^"]*"))?`)
)

// Read reads what Command wrote. A log without a single program in it is an error: nothing was watched then.
func Read(log string) (Trace, error) {
	var t Trace
	f, err := os.Open(log)
	if err != nil {
		return t, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		t.take(lines.Text())
	}
	if lines.Err() == nil && len(t.Programs) == 0 {
		return t, fmt.Errorf("%s holds no program", log)
	}
	return t, lines.Err()
}

func (t *Trace) take(line string) {
	if m := started.FindStringSubmatch(line); m != nil {
		note(&t.Programs, m[1])
		return
	}
	if m := made.FindStringSubmatch(line); m != nil && !local(m[1]) {
		t.Foreign = append(t.Foreign, line)
	}
	for _, m := range named.FindAllStringSubmatch(line, -1) {
		if !local(m[1]) {
			t.Foreign = append(t.Foreign, line)
		}
		if m[2] != "" {
			note(&t.Peers, strings.ReplaceAll(m[2], `"`, ""))
		}
	}
}

// local reports whether a family of addresses ends on this computer.
func local(family string) bool {
	return family == "AF_UNIX" || family == "AF_LOCAL" || family == "AF_UNSPEC"
}

func note(list *[]string, word string) {
	if !slices.Contains(*list, word) {
		*list = append(*list, word)
	}
}
