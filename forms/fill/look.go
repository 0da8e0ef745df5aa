package fill

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	fontOperator   = regexp.MustCompile(`/\S+\s+(-?[\d.]+)\s+Tf`)
	colourOperator = regexp.MustCompile(`(?:^|\s)((?:[\d.]+\s+){1,4}(?:g|rg|k))(?:\s|$)`)
)

// parseLook reads size and colour from a default appearance string. Only these two are taken over: the string comes
// from the file and would otherwise be copied into a content stream. A near-white colour would not be seen on paper.
func parseLook(look string) (size float64, colour string) {
	if m := fontOperator.FindStringSubmatch(look); m != nil {
		if f, err := strconv.ParseFloat(m[1], 64); err == nil && f > 0 && f < 200 {
			size = f
		}
	}
	m := colourOperator.FindStringSubmatch(look)
	if m == nil || pale(m[1]) {
		return size, "0 g"
	}
	return size, m[1]
}

func pale(operator string) bool {
	parts := strings.Fields(operator)
	op := parts[len(parts)-1]
	light, ink := true, false
	for _, p := range parts[:len(parts)-1] {
		f, err := strconv.ParseFloat(p, 64)
		if err != nil {
			return true
		}
		light = light && f > 0.7
		ink = ink || f > 0.3
	}
	if op == "k" {
		return !ink
	}
	return light
}
