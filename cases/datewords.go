package cases

import (
	"strconv"
	"strings"
)

var spanishMonths = strings.Fields("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")

// LongIn is Long in English or ("es") Spanish: "12 de mayo de 2019", "mayo de 2019", "2019", with "aproximadamente"
// before an approximate date.
func (d Date) LongIn(lang string) string {
	if lang != "es" || !d.Valid() {
		return d.Long()
	}
	s := strings.TrimPrefix(string(d), "~")
	parts := strings.Split(s, "-")
	out := parts[0]
	if len(parts) > 1 {
		month, _ := strconv.Atoi(parts[1])
		out = spanishMonths[month-1] + " de " + out
	}
	if len(parts) > 2 {
		day, _ := strconv.Atoi(parts[2])
		out = strconv.Itoa(day) + " de " + out
	}
	if d.About() {
		return "aproximadamente " + out
	}
	return out
}
