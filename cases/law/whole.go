package law

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// Read reads a set from elsewhere, every file of it, and gives nothing unless all of it could be read. asOf is the day
// that the set says it is of, year-month-day.
func Read(files fs.FS, asOf string) (d *Data, err error) {
	defer func() {
		if p := recover(); p != nil { // a reader that trips over a hostile file ends here and not the program
			d, err = nil, fmt.Errorf("law data: %v", p)
		}
	}()
	if _, err := parseDay(asOf); err != nil {
		return nil, err
	}
	set := newData(files, asOf)
	for _, load := range set.loads() {
		if err := load(); err != nil {
			return nil, err
		}
	}
	return set, nil
}

// Check looks at a set as a whole: whether rows lean on rows that are there, no place is forgotten, every worked date
// comes out step by step, and the rules for packets are cited. The tests hold the built-in set to it, and so is
// every set that comes from elsewhere.
func (d *Data) Check() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("law data: %v", p)
		}
	}()
	return errors.Join(d.checkRows(), d.checkDay(), d.checkPlaces(), d.checkCalendars(), d.checkNoMirror(), d.checkRules(), d.checkExamples())
}

// checkRows: every row has a title, says where it is not sure, and leans on rows that are there.
func (d *Data) checkRows() error {
	var wrong []error
	heads := d.heads.rows()
	for _, h := range d.allHeads() {
		if h.Title == "" {
			wrong = append(wrong, fmt.Errorf("%s has no title", h.ID))
		}
		if h.Confidence != Verified && h.Confirm() == "" {
			wrong = append(wrong, fmt.Errorf("%s is %s and does not say so", h.ID, h.Confidence))
		}
		for _, id := range h.See {
			if _, ok := heads[id]; !ok {
				wrong = append(wrong, fmt.Errorf("%s leans on %s, which is not there", h.ID, id))
			}
		}
	}
	return errors.Join(wrong...)
}

// checkDay: the day of a set is the newest that any row or calendar carries, so that no row is newer than its set.
func (d *Data) checkDay() error {
	newest := ""
	for _, h := range d.allHeads() {
		newest = max(newest, h.AsOf)
	}
	for _, c := range d.calendars.rows() {
		newest = max(newest, c.AsOf)
	}
	if newest != d.asOf {
		return fmt.Errorf("the newest row is of %s, the set says %s", newest, d.asOf)
	}
	return nil
}

// places are the federation, D.C. and every state.
var places = strings.Fields("US DC AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY")

// checkPlaces: every place has a row of record relief, however little was established.
func (d *Data) checkPlaces() error {
	var wrong []error
	for _, p := range places {
		if len(of(d.vacaturs.rows().laws, p)) == 0 {
			wrong = append(wrong, fmt.Errorf("no record relief for %s", p))
		}
	}
	return errors.Join(wrong...)
}

// mostHolidays is how many a calendar may have. One that closed every day of a year would have no next open day, and a
// count that looks for it would not end.
const mostHolidays = 40

func (d *Data) checkCalendars() error {
	var wrong []error
	for _, c := range d.calendars.rows() {
		if len(c.Days) > mostHolidays {
			wrong = append(wrong, fmt.Errorf("the calendar %s closes %d days", c.Set, len(c.Days)))
		}
	}
	return errors.Join(wrong...)
}

var mirror = regexp.MustCompile(`(?i)https?://|\bmirror|\b[a-z0-9-]+\.(com|net|org|io|ai|gov|edu)\b`)

// checkNoMirror: rows cite the authority. The pages and copies in which it was read have no place in them.
func (d *Data) checkNoMirror() error {
	var wrong []error
	names, err := fs.Glob(d.files, rowFolder+"/*.yaml")
	if err != nil {
		return err
	}
	for _, name := range names {
		text, err := fs.ReadFile(d.files, name)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(string(text), "\n") {
			if found := mirror.FindString(line); found != "" && !strings.Contains(line, "email:") {
				wrong = append(wrong, fmt.Errorf("%s line %d: %s", name, i+1, found))
			}
		}
	}
	return errors.Join(wrong...)
}

// checkRules: every rule for packets is cited, dated, worded in both languages, stands once, and is no surer than its row.
func (d *Data) checkRules() error {
	var wrong []error
	seen := map[string]bool{}
	for _, p := range d.packs.rows() {
		for _, r := range p.Rules {
			switch {
			case seen[r.ID]:
				wrong = append(wrong, fmt.Errorf("the rule %s stands twice", r.ID))
			case r.Cite() == "" || r.AsOf == "" || r.Confidence == "" || r.Fix == "":
				wrong = append(wrong, fmt.Errorf("the rule %s lacks its citation, day, confidence or way to mend", r.ID))
			case r.Words("en") == "" || r.Words("es") == "":
				wrong = append(wrong, fmt.Errorf("the rule %s has no words", r.ID))
			}
			seen[r.ID] = true
		}
	}
	return errors.Join(wrong...)
}

// CheckAfter holds a newer set against one that the program was made with. A row is never taken away, and keeps its
// kind: dates, papers and checks name rows by their id. A row that no longer holds says so by its status. The same goes
// for the places of filing.
func (d *Data) CheckAfter(base *Data) error {
	var wrong []error
	for id, h := range base.heads.rows() {
		if now, ok := d.heads.rows()[id]; !ok {
			wrong = append(wrong, fmt.Errorf("the row %s was taken away", id))
		} else if now.Kind != h.Kind {
			wrong = append(wrong, fmt.Errorf("the row %s became a %s", id, now.Kind))
		}
	}
	kept := map[string]bool{}
	for _, p := range d.packs.rows() {
		kept[p.ID] = true
	}
	for _, p := range base.packs.rows() {
		if !kept[p.ID] {
			wrong = append(wrong, fmt.Errorf("the rules of %s were taken away", p.ID))
		}
	}
	for _, c := range base.calendars.rows() {
		if _, ok := d.calendarOf(c.Set); !ok {
			wrong = append(wrong, fmt.Errorf("the calendar %s was taken away", c.Set))
		}
	}
	return errors.Join(append(wrong, d.checkWorked(base))...)
}
