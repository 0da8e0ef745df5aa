package main

import (
	"bytes"
	"encoding/json"
	"strings"
)

// readTargets finds the names in the events of `go test -json -list`.
func readTargets(events []byte) []fuzzTarget {
	var list []fuzzTarget
	for line := range bytes.Lines(events) {
		var e event
		if json.Unmarshal(line, &e) != nil || e.Action != "output" {
			continue
		}
		if name := strings.TrimSpace(e.Output); strings.HasPrefix(name, "Fuzz") && !strings.ContainsAny(name, " \t") {
			list = append(list, fuzzTarget{e.Package, name})
		}
	}
	return list
}
