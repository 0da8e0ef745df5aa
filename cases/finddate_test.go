package cases

import (
	"slices"
	"testing"
)

func TestDatesIn(t *testing.T) {
	for text, want := range map[string][]Date{
		"On June 22, 2018 and in July 2019.":               {"2018-06-22", "2019-07"},
		"arrested 06/22/2018, released 6-23-18":            {"2018-06-22", "2018-06-23"},
		"22/06/2018":                                       {"2018-06-22"},
		"el 22 de junio de 2018 y en marzo de 2020":        {"2018-06-22", "2020-03"},
		"Arrest date 20180622. Since 2017 she":             {"2018-06-22", "2017"},
		"3rd of May 2020; 2 Sept. 2021":                    {"2020-05-03", "2021-09-02"},
		"2018-06-22T10:00; 2018-06; 05/2019":               {"2018-06-22", "2018-06", "2019-05"},
		"docket 2:18-cr-05550, $2018, 2018 U.S. 12":        {"2018"},
		"02/30/2019 and 2019-13-01 are in no calendar":     nil,
		"room 1408, 12345, 18 U.S.C. 1952":                 {"1952"},
		"May I come in? In May 2018.":                      {"2018-05"},
		"2018-06-22 2018-07-01 2019 2020":                  {"2018-06-22", "2018-07-01", "2019", "2020"},
		"1998/03/14":                                       {"1998-03-14"},
		"22-JUN-2018":                                      {"2018-06-22"},
		"She was born 14 March 1998 in a town far in 1998": {"1998-03-14", "1998"},
	} {
		var got []Date
		for _, d := range DatesIn(text) {
			if text[d.Start:d.End] == "" {
				t.Errorf("%q: an empty place", text)
			}
			got = append(got, d.Date)
		}
		if !slices.Equal(got, want) {
			t.Errorf("DatesIn(%q) = %v, want %v", text, got, want)
		}
	}
}

func FuzzDatesIn(f *testing.F) {
	for _, s := range []string{"June 22, 2018", "22 de junio de 2018", "00/00/0000", "2018-06-22 2018", "\xff31/12/99", "May may MAY 2018"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, d := range DatesIn(text) {
			if d.Date == "" || !d.Date.Valid() || d.Start < last || d.End <= d.Start || d.End > len(text) {
				t.Fatalf("%q gives %+v", text, d)
			}
			last = d.End
		}
	})
}

func TestSpan(t *testing.T) {
	for d, want := range map[Date][2]Date{"2019": {"2019-01-01", "2019-12-31"}, "2020-02": {"2020-02-01", "2020-02-29"}, "~2019-05": {"2019-05-01", "2019-05-31"}, "2019-05-12": {"2019-05-12", "2019-05-12"}} {
		if a, b, ok := d.Span(); !ok || a != want[0] || b != want[1] {
			t.Errorf("%s spans %s to %s", d, a, b)
		}
	}
	if _, _, ok := Date("2019-13").Span(); ok {
		t.Error("a month that is none has a span")
	}
}
