package cases

import "strconv"

// TimeEntry is work done, in minutes. It names no client in words; the matter's id is enough.
type TimeEntry struct {
	Meta
	ID       string `json:"id"`
	ClientID string `json:"clientId,omitempty"`
	MatterID string `json:"matterId,omitempty"`
	Who      string `json:"who"` // id of an Attorney, or initials
	On       Date   `json:"on"`
	Minutes  int    `json:"minutes"`
	What     string `json:"what,omitempty"`
	ProBono  bool   `json:"proBono,omitempty"`
}

// Key places the entry in the stream of its matter, its client or the office.
func (t TimeEntry) Key() Key { return Key{"time", t.ID, streamOf(t.ClientID, t.MatterID)} }

// Check asks who worked, when, and for between one minute and one day.
func (t TimeEntry) Check() error {
	switch {
	case joinWords(t.Who) == "":
		return &FieldError{"time.who", "Write who worked."}
	case !t.On.Full() || !t.On.Valid():
		return &FieldError{"time.on", msgFullDay}
	case t.Minutes < 1 || t.Minutes > 24*60:
		return &FieldError{"time.minutes", "Write the time in minutes, from 1 to 1440."}
	}
	return nil
}

// Tenths rounds minutes to tenths of an hour (6 minutes); 3 minutes or more go up.
func Tenths(minutes int) int { return (minutes + 3) / 6 }

// HoursShown is minutes as hours with one decimal, and the minutes it was rounded from: "3.7 h (224 min)".
func HoursShown(minutes int) string {
	t := Tenths(minutes)
	return strconv.Itoa(t/10) + "." + strconv.Itoa(t%10) + " h (" + strconv.Itoa(minutes) + " min)"
}

// SumMinutes adds the entries of one person ("" = everybody) from one day to another, both included; "" leaves a side
// open. Rounding is done once, on the sum.
func SumMinutes(list []TimeEntry, who string, from, to Date) (minutes int) {
	for _, t := range list {
		if (who == "" || t.Who == who) && (from == "" || t.On >= from) && (to == "" || t.On <= to) {
			minutes += t.Minutes
		}
	}
	return minutes
}
