package lang

import (
	"time"

	"github.com/harborfile/harborfile/cases"
)

var monthNames = map[string][]string{
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"es": {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
}

var shortDays = map[string][]string{
	"en": {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	"es": {"dom", "lun", "mar", "mié", "jue", "vie", "sáb"},
}

// Month names the month of a day: "November 2026", "noviembre de 2026".
func Month(t time.Time) string {
	name := monthNames[Code()][t.Month()-1]
	if Code() == "es" {
		return name + t.Format(" de 2006")
	}
	return name + t.Format(" 2006")
}

// ShortDays are the days of the week over a calendar, Sunday first.
func ShortDays() []string { return append([]string(nil), shortDays[Code()]...) }

// ShortDay is a full date with its short weekday and without the year: "Tue, Nov 24", "mar, 24 nov".
func ShortDay(d cases.Date) string {
	t, ok := d.Time()
	if !ok {
		return Date(d)
	}
	month := months[Code()][t.Month()-1]
	if Code() == "es" {
		return shortDays["es"][t.Weekday()] + t.Format(", 2 ") + month
	}
	return shortDays["en"][t.Weekday()] + ", " + month + t.Format(" 2")
}
