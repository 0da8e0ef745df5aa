package due

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
)

// Labels gives each matter a name for places outside the vault, such as a calendar: "Matter 014". A number that the
// office gave is used where it consists of dashes and at most eight digits, so that no name and no number of a person can stand
// in it; else, or where two matters have one number, the matter's place among all of them, oldest first.
func Labels(matters []cases.Matter) map[string]string { return LabelsIn(matters, "en") }

// LabelsIn is Labels in a language: "en" or "es".
func LabelsIn(matters []cases.Matter, lang string) map[string]string {
	matter, number := "Matter ", "Matter no. "
	if lang == "es" {
		matter, number = "Asunto ", "Asunto n.º "
	}
	sorted := slices.SortedFunc(slices.Values(matters), func(a, b cases.Matter) int { return strings.Compare(a.ID, b.ID) })
	used := map[string]int{}
	for _, m := range sorted {
		used[m.Number]++
	}
	out := map[string]string{}
	for i, m := range sorted {
		place := fmt.Sprintf("%s%03d", matter, i+1)
		if plainNumber.MatchString(m.Number) && len(strings.ReplaceAll(m.Number, "-", "")) <= 8 && used[m.Number] == 1 {
			place = number + m.Number
		}
		out[m.ID] = place
	}
	return out
}

var plainNumber = regexp.MustCompile(`^[0-9]+(-[0-9]+)*$`)

// WriteCalendar writes open deadlines as an iCalendar file (RFC 5545): one all-day event each, titled by the matter's
// label and nothing else. A day that two people have not checked yet says so. A deadline keeps its UID, so that a
// calendar that reads the file again moves the event and adds none. now is the moment of writing.
func WriteCalendar(w io.Writer, list []cases.Deadline, labels map[string]string, now time.Time) error {
	return WriteCalendarIn(w, list, labels, "en", now)
}

// WriteCalendarIn is WriteCalendar in a language, "en" or "es"; the labels come from LabelsIn.
func WriteCalendarIn(w io.Writer, list []cases.Deadline, labels map[string]string, lang string, now time.Time) error {
	matter, unchecked := "Matter", " (to be checked)"
	if lang == "es" {
		matter, unchecked = "Asunto", " (por comprobar)"
	}
	var b strings.Builder
	line := func(text string) { b.WriteString(fold(text) + "\r\n") }
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//Harborfile//Calendar//EN")
	line("CALSCALE:GREGORIAN")
	for _, d := range list {
		day, ok := d.Day().Time()
		if d.Done != "" || !ok {
			continue
		}
		label := labels[d.MatterID]
		if label == "" {
			label = matter
		}
		if !d.Checked() {
			label += unchecked
		}
		line("BEGIN:VEVENT")
		line("UID:" + escape(d.ID))
		line("DTSTAMP:" + now.UTC().Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE:" + day.Format("20060102"))
		line("DTEND;VALUE=DATE:" + day.AddDate(0, 0, 1).Format("20060102"))
		line("SUMMARY:" + escape(label))
		line("CLASS:PRIVATE")
		line("TRANSP:TRANSPARENT")
		line("END:VEVENT")
	}
	line("END:VCALENDAR")
	_, err := io.WriteString(w, b.String())
	return err
}

// escape writes text as RFC 5545, 3.3.11 wants it. Control characters have no place in a calendar.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// fold parts a line into pieces of at most 75 octets, never inside a letter; each further piece begins with a space
// (RFC 5545, 3.1).
func fold(line string) string {
	var b strings.Builder
	room := 75
	for _, r := range line {
		n := utf8.RuneLen(r)
		if n > room {
			b.WriteString("\r\n ")
			room = 74
		}
		b.WriteRune(r)
		room -= n
	}
	return b.String()
}
