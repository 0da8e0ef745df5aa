package rapsheet

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the expected values anew; look at every line of the difference")

// Each sheet in testdata, all of invented people, gives the values beside it.
func TestSheets(t *testing.T) {
	sheets, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(sheets) < 8 {
		t.Fatalf("%d sheets: %v", len(sheets), err)
	}
	for _, name := range sheets {
		t.Run(filepath.Base(name), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := printed(t, Read(string(text)))
			golden := strings.TrimSuffix(name, ".txt") + ".json"
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("read as\n%s", got)
			}
		})
	}
}

// printed is a sheet as JSON without the ids, which are made anew each time.
func printed(t *testing.T, s Sheet) []byte {
	for i := range s.Arrests {
		s.Arrests[i].ID = ""
		for j := range s.Arrests[i].Charges {
			s.Arrests[i].Charges[j].ID = ""
		}
	}
	b, err := json.MarshalIndent(s, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

func TestFirstDay(t *testing.T) {
	for in, want := range map[string]cases.Date{
		"2012-03-14": "2012-03-14", "2012/3/4 x": "2012-03-04", "20120314": "2012-03-14", "on 3/14/2012": "2012-03-14",
		"03-14-2012": "2012-03-14", "3/14/12": "2012-03-14", "3/14/94": "1994-03-14", "14-MAR-2012": "2012-03-14",
		"March 14, 2012": "2012-03-14", "Sept. 2nd, 2012": "2012-09-02", "14 de marzo de 2012": "2012-03-14", "enero 2012": "2012-01",
		"14/03/2012": "2012-03-14", "03/2012": "2012-03", "2012": "", "02/30/2012": "", "16-6-9": "", "99/99/9999": "", "Mary 3, 2012": "",
	} {
		if d, _ := firstDay(in); d.date != want {
			t.Errorf("%q is read as %q, want %q", in, d.date, want)
		}
	}
}

func TestStatute(t *testing.T) {
	for in, want := range map[string]string{
		"18 U.S.C. § 1591(a)": "18 U.S.C. § 1591(a)", "18 USC 2421": "18 USC 2421", "647(b) PC-Disorderly": "647(b) PC", "PC 647(b)": "PC 647(b)",
		"PL 230.00 Prostitution": "PL 230.00", "796.07(2)(e)": "796.07(2)(e)", "O.C.G.A. 16-6-9": "O.C.G.A. 16-6-9", "16-6-9 Prostitution": "16-6-9",
		"ORS 167.007": "ORS 167.007", "RCW 9A.88.030": "RCW 9A.88.030", "NRS 201.354": "NRS 201.354", "18.2-346": "18.2-346", "N.J.S.A. 2C:34-1": "N.J.S.A. 2C:34-1",
		"2C:34-1": "2C:34-1", "Penal Code § 43.02": "Penal Code § 43.02", "720 ILCS 5/11-14": "720 ILCS 5/11-14", "18 Pa.C.S. § 5902": "18 Pa.C.S. § 5902",
		"M.G.L. c. 272 § 53A": "M.G.L. c. 272 § 53A", "Theft, petty": "", "Count 12 of theft": "",
	} {
		if got, _, _, _ := statute(in); got != want {
			t.Errorf("%q cites %q, want %q", in, got, want)
		}
	}
}

func TestOutcome(t *testing.T) {
	for in, want := range map[string]string{
		"NOT GUILTY": "acquitted", "Pled Guilty": "convicted by plea", "FOUND GUILTY": "convicted by verdict", "GUILTY": "convicted", "DISMISSED": "dismissed",
		"NOLLE PROSEQUI": "dismissed", "NO DISPOSITION REPORTED": "not known", "Pending": "pending", "Adjudication withheld": "adjudication withheld",
		"nolo contendere": "convicted by plea", "Pleaded not guilty; found guilty by jury": "convicted by verdict", "Plea: not guilty": "",
	} {
		if got, _ := outcome(in); got != want {
			t.Errorf("%q ended as %q, want %q", in, got, want)
		}
	}
}

// What a sheet of a known layout says is what is read: every arrest, every charge, every ending, whatever the number.
func TestEverythingIsRead(t *testing.T) {
	laws := []string{"647(B) PC", "720 ILCS 5/11-14", "PL 230.00", "796.07(2)(e)", "18 USC 2421"}
	ends := map[string]string{"DISMISSED": "dismissed", "PLED GUILTY": "convicted by plea", "NOT GUILTY": "acquitted", "FOUND GUILTY": "convicted by verdict"}
	rapid.Check(t, func(t *rapid.T) {
		layout := rapid.IntRange(0, 2).Draw(t, "layout")
		var text strings.Builder
		var want []string
		for i := range rapid.IntRange(1, 5).Draw(t, "arrests") {
			date := fmt.Sprintf("%d-%02d-%02d", 2001+i, rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
			us := cases.Date(date).US()
			if layout != 2 {
				fmt.Fprintf(&text, []string{"%d-ARRESTED OR RECEIVED %s\n", "Arrest #%d\nArrest Date: %s\n"}[layout], i+1, us)
			}
			for j := range rapid.IntRange(1, 4).Draw(t, "charges") {
				law := rapid.SampledFrom(laws).Draw(t, "law")
				said := rapid.SampledFrom([]string{"DISMISSED", "PLED GUILTY", "NOT GUILTY", "FOUND GUILTY"}).Draw(t, "end")
				switch layout {
				case 0:
					fmt.Fprintf(&text, "  CHARGE %d-%s WORDS OF A CHARGE\n  DISPOSITION-%s\n", j+1, law, said)
				case 1:
					fmt.Fprintf(&text, "Charge: Words of a charge\nStatute: %s\nDisposition: %s\n\n", law, said)
				case 2:
					fmt.Fprintf(&text, "%s  CR-20-%04d  %s  WORDS OF A CHARGE   %s\n", us, i, law, said)
				}
				want = append(want, date+"|"+law+"|words of a charge|"+ends[said])
			}
		}
		var got []string
		for _, a := range Read(text.String()).Arrests {
			for _, c := range a.Charges {
				got = append(got, string(a.Date)+"|"+c.Statute+"|"+strings.ToLower(c.Title)+"|"+c.Disposition.Outcome)
			}
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Fatalf("of\n%s\nread\n%s\nwant\n%s", text.String(), strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// A line about the person in the heading of a cycle is no day of an arrest, and a part on custody adds no charge.
func TestWhatIsNoCharge(t *testing.T) {
	s := Read("ARR/DET/CITE: NAM:01 DOB:19910512\nCUSTODY:JAIL\n20120405 SHERIFF\n647(B) PC-WORDS\n")
	if len(s.Arrests) != 0 || len(s.Left) != 3 {
		t.Errorf("%+v", s)
	}
}

// Text of any kind is read to its end, no line is given back twice, and what is proposed can be kept.
func FuzzRead(f *testing.F) {
	sheets, _ := filepath.Glob("testdata/*.txt")
	for _, name := range sheets {
		text, _ := os.ReadFile(name)
		f.Add(string(text))
	}
	f.Add("COURT-\nSEN:\n\xff\x00CNT:\nDISPO:")
	f.Fuzz(func(t *testing.T, text string) {
		s := Read(text)
		last := 0
		for _, l := range s.Left {
			if l.No <= last {
				t.Fatalf("line %d after %d", l.No, last)
			}
			last = l.No
		}
		for _, a := range s.Arrests {
			if !a.Date.Valid() {
				t.Fatalf("day %q", a.Date)
			}
			for _, c := range a.Charges {
				if !c.Disposition.Date.Valid() || !c.Conduct.Valid() || c.ID == "" || !strings.HasPrefix(c.Source, "rap sheet, line") {
					t.Fatalf("%+v", c)
				}
			}
		}
	})
}
