package rapsheet

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

const fbi = `UNITED STATES DEPARTMENT OF JUSTICE
NAME: EJEMPLO NUNEZ, XIMENA   DOB: 1998/03/14   SEX: F
1-ARRESTED OR RECEIVED 2018/06/22
AGENCY-HOMELAND SECURITY INVESTIGATIONS SEATTLE
CHARGE 1-INTERSTATE TRAVEL IN AID OF RACKETEERING
COURT-US DISTRICT COURT SEATTLE
CHARGE-18 USC 1952
02/08/2019 - CONVICTED - 12 MONTHS PRISON
2-ARRESTED OR RECEIVED 2018/11/03
AGENCY-FBI TACOMA
CHARGE 1-ROBBERY
COURT-US DISTRICT COURT TACOMA
DISPOSITION-DISMISSED 12/14/2018
`

const california = `* * * *
ARR/DET/CITE:  NAM:01  DOB:19980314
20180622  CAPD LOS ANGELES
CNT:01  #A555
647(B) PC-DISORDERLY CONDUCT:PROSTITUTION
COURT:  NAM:01
20180701  CASC LOS ANGELES
CNT:01  #8CP05551
647(B) PC-DISORDERLY CONDUCT:PROSTITUTION
DISPO:CONVICTED
CONV STATUS:MISDEMEANOR
SEN: 36 MONTHS PROBATION, FINE
`

const docket = `King County District Court
Case No: 18-1-05551-1
Date of Arrest: 06/22/2018   Agency: Seattle Police Department
1  RCW 9A.88.030 Prostitution  Misdemeanor  Guilty  02/08/2019
2  RCW 9A.56.050 Theft 3  Gross Misdemeanor  Dismissed  02/08/2019
Something that nobody can place at all
`

type want struct {
	date    cases.Date
	charges []cases.Charge
}

func TestCommonLayouts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []want
		lost       int // lines that are not understood, at most
	}{
		{"FBI identity history", fbi, []want{
			{"2018-06-22", []cases.Charge{{Statute: "18 USC 1952", Title: "INTERSTATE TRAVEL IN AID OF RACKETEERING", Court: "US DISTRICT COURT SEATTLE", Disposition: cases.Disposition{Outcome: "CONVICTED", Date: "2019-02-08", Sentence: "12 MONTHS PRISON"}}}},
			{"2018-11-03", []cases.Charge{{Title: "ROBBERY", Court: "US DISTRICT COURT TACOMA", Disposition: cases.Disposition{Outcome: "DISMISSED", Date: "2018-12-14"}}}},
		}, 1},
		{"California", california, []want{
			{"2018-06-22", []cases.Charge{{Statute: "647(B) PC", Title: "DISORDERLY CONDUCT:PROSTITUTION", Level: "misdemeanor", Court: "CASC LOS ANGELES", Disposition: cases.Disposition{Outcome: "CONVICTED", Date: "2018-07-01", Sentence: "36 MONTHS PROBATION, FINE"}}}},
		}, 0},
		{"court docket", docket, []want{
			{"2018-06-22", []cases.Charge{
				{Statute: "RCW 9A.88.030", Title: "Prostitution", Level: "misdemeanor", Docket: "18-1-05551-1", Disposition: cases.Disposition{Outcome: "Guilty", Date: "2019-02-08"}},
				{Statute: "RCW 9A.56.050", Title: "Theft 3", Level: "misdemeanor", Docket: "18-1-05551-1", Disposition: cases.Disposition{Outcome: "Dismissed", Date: "2019-02-08"}},
			}},
		}, 2},
	} {
		p := Read(c.text)
		if len(p.Arrests) != len(c.want) {
			t.Errorf("%s: %d arrests\n%s", c.name, len(p.Arrests), dump(p))
			continue
		}
		for i, w := range c.want {
			a := p.Arrests[i].Arrest
			if a.Date != w.date || len(a.Charges) != len(w.charges) {
				t.Errorf("%s: arrest %d\n%s", c.name, i, dump(p))
				continue
			}
			for k, x := range w.charges {
				got := a.Charges[k]
				if got.Statute != x.Statute || got.Title != x.Title || x.Level != "" && got.Level != x.Level || x.Court != "" && got.Court != x.Court || x.Docket != "" && got.Docket != x.Docket || got.Disposition != x.Disposition {
					t.Errorf("%s: got  %+v\nwant %+v", c.name, got, x)
				}
				if len(p.Arrests[i].ChargeLines[k]) == 0 || !strings.Contains(got.Source, "line") {
					t.Errorf("%s: a charge without its lines", c.name)
				}
			}
		}
		if len(p.NotUnderstood) > c.lost {
			t.Errorf("%s: not understood: %v", c.name, p.NotUnderstood)
		}
	}
}

func dump(p Proposals) string {
	var b strings.Builder
	for _, a := range p.Arrests {
		b.WriteString("arrest " + string(a.Arrest.Date) + " " + a.Arrest.Agency + "\n")
		for _, c := range a.Arrest.Charges {
			b.WriteString("   " + strings.Join([]string{c.Statute, c.Title, c.Level, c.Court, c.Docket, c.Disposition.Outcome, string(c.Disposition.Date), c.Disposition.Sentence}, " | ") + "\n")
		}
	}
	for _, l := range p.NotUnderstood {
		b.WriteString("?? " + l.Text + "\n")
	}
	return b.String()
}

// everyLine asks that each line with a letter or figure is somewhere.
func everyLine(t *testing.T, text string, p Proposals) {
	t.Helper()
	held := map[int]bool{}
	for _, a := range p.Arrests {
		if len(a.ChargeLines) != len(a.Arrest.Charges) {
			t.Fatal("lines and charges do not go together")
		}
		for _, n := range a.Lines {
			held[n] = true
		}
		for _, c := range a.ChargeLines {
			for _, n := range c {
				held[n] = true
			}
		}
		for _, c := range a.Arrest.Charges {
			if !c.Disposition.Date.Valid() || !c.Conduct.Valid() || c.ID == "" {
				t.Fatalf("%+v", c)
			}
		}
	}
	for _, l := range append(p.Identity, p.NotUnderstood...) {
		held[l.Number] = true
	}
	for i, line := range strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n") {
		if strings.ContainsAny(line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") && !held[i+1] {
			t.Fatalf("line %d is nowhere: %q\n%s", i+1, line, dump(p))
		}
	}
}

func TestNoLineIsDropped(t *testing.T) {
	for _, text := range []string{fbi, california, docket, "", "hello", "COURT:\nCOURT:\nDISPO:\n", "CHARGE: \nSENTENCE: \nAGE: old\nCASE:\n", "ARREST DATE: soon\n", "\xff\xfe 18 USC 1\r1. 2. 3.\r\n"} {
		everyLine(t, text, Read(text))
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{fbi, california, docket, "CNT:01 #1\n484 PC-THEFT", "Count 1: § 43.02 Prostitution (M) Convicted 1/2/2015", "CYCLE 001\nCourt Disposition\nNolle prosequi", "COURT-\nCHARGE-\n20180622\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		everyLine(t, strings.ToValidUTF8(text, "�"), Read(text))
	})
}
