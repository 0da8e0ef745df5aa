package rows

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/harborfile/harborfile/cases"
	"pgregory.net/rapid"
)

var opt = Options{Today: "2026-11-22"}

func prepare(t *testing.T, k Kind, text string, o Office) Plan {
	t.Helper()
	p, err := Prepare(k, []byte(text), o, opt)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// outcomes is a plan in one line: n new, t already there, and for a row set aside its line, column and reason.
func outcomesOf(p Plan) string {
	var out []string
	for _, l := range p.Lines {
		switch l.Outcome {
		case New:
			out = append(out, "new")
		case There:
			out = append(out, "there")
		default:
			out = append(out, fmt.Sprintf("%d/%s/%s", l.Line, l.Column, l.Reason.ID))
		}
	}
	return strings.Join(out, " ")
}

func wide(s string, big bool) []byte {
	out := []byte{0xFF, 0xFE}
	if big {
		out = []byte{0xFE, 0xFF}
	}
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func TestEncodings(t *testing.T) {
	text := "Apellido;Nombre;Fecha de nacimiento\r\nNuñez Ágreda;José “Pepe”;1990-05-01\r\n"
	var windows []byte
	for _, r := range text {
		switch r {
		case '“':
			windows = append(windows, 0x93)
		case '”':
			windows = append(windows, 0x94)
		default:
			windows = append(windows, byte(r))
		}
	}
	for name, c := range map[string]struct {
		data     []byte
		encoding string
	}{
		"plain": {[]byte(text), UTF8}, "mark": {append([]byte{0xEF, 0xBB, 0xBF}, text...), UTF8}, "little": {wide(text, false), UTF16LE}, "big": {wide(text, true), UTF16BE},
		"little without mark": {wide(text, false)[2:], UTF16LE}, "big without mark": {wide(text, true)[2:], UTF16BE}, "windows": {windows, Windows1252},
	} {
		p, err := Prepare(Clients, c.data, Office{}, opt)
		if err != nil || p.Encoding != c.encoding || len(p.Records()) != 1 {
			t.Errorf("%s: %v %s %s", name, err, p.Encoding, outcomesOf(p))
			continue
		}
		got := p.Records()[0].(cases.Client)
		if got.Name != (cases.Name{Family: "Nuñez Ágreda", Given: "José “Pepe”"}) || got.BirthDate != "1990-05-01" {
			t.Errorf("%s: %+v", name, got.Name)
		}
	}
}

// A row in another encoding than its file is set aside, and the rest is kept.
func TestOneRowInAnotherEncoding(t *testing.T) {
	mixed := "family,given\nNuñez,Ana\nGarc\xeda,Luz\nÁlvarez,Eva\nPlain,Joe\n"
	if got := outcomesOf(prepare(t, Clients, mixed, Office{})); got != "new 3/family/letters new new" {
		t.Error(got)
	}
	other := "family,given\nNu\xf1ez,Ana\nGarc\xeda,Luz\nÁlvarez,Eva\nH\x81rt,Joe\n"
	if got := outcomesOf(prepare(t, Clients, other, Office{})); got != "new new 4/family/letters 5/family/letters" {
		t.Error(got)
	}
}

func TestCellsAndLines(t *testing.T) {
	p := prepare(t, Clients, "sep=;\nfamily;given;street;city\n\n\"O;Neil\";\"Ana \"\"Nan\"\"\";\"1 Main\nApt 2\";Reno\nPlain;Joe;5'4\" Lane;Reno\nOpen;\"never ends\nNext;Eve;;\nLong;Row;;;;x\nShort\n", Office{})
	if got := outcomesOf(p); got != "new new 7//quotation mark new 9//too many cells new" {
		t.Fatal(got)
	}
	c := p.Records()[0].(cases.Client)
	if c.Name.Family != "O;Neil" || c.Name.Given != `Ana "Nan"` || c.Addresses[0].Street != "1 Main\nApt 2" || c.Addresses[0].Kind != cases.Home || p.Lines[1].Line != 6 {
		t.Errorf("%+v, second row in line %d", c, p.Lines[1].Line)
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		said  string
		order Order
		want  string
	}{
		{"2019-05-12", Ask, "2019-05-12"}, {"2019/5/2", Ask, "2019-05-02"}, {"5/13/2019", Ask, "2019-05-13"}, {"13/5/2019", Ask, "2019-05-13"}, {"05/05/2019", Ask, "2019-05-05"},
		{"5/12/2019", Ask, "two ways"}, {"5/12/2019", MonthFirst, "2019-05-12"}, {"5/12/2019", DayFirst, "2019-12-05"}, {"12.5.2019", DayFirst, "2019-05-12"}, {"13/5/2019", MonthFirst, "no day"},
		{"2/30/2019", Ask, "no day"}, {"2019-02-30", Ask, "no day"}, {"2019-13", Ask, "no day"}, {"5/12/19", Ask, "short year"}, {"May 12, 2019", Ask, "2019-05-12"}, {"12 de mayo de 2019", Ask, "2019-05-12"},
		{"12-MAY-2019", Ask, "2019-05-12"}, {"mayo 2019", Ask, "2019-05"}, {"05/2019", Ask, "2019-05"}, {"2019", Ask, "2019"}, {"~2019", Ask, "~2019"}, {"2019-05-12T00:00:00", Ask, "2019-05-12"}, {"5/13/2019 0:00", Ask, "2019-05-13"},
		{"yesterday", Ask, "no day"}, {"", Ask, ""}, {"0206-01-01", Ask, "no day"}, {"١٢/٥/٢٠١٩", Ask, "no day"},
	} {
		got, why := readDate(c.said, c.order)
		if why != nil {
			got = cases.Date(why.ID)
		}
		if string(got) != c.want {
			t.Errorf("%q %s: %s, want %s", c.said, c.order, got, c.want)
		}
	}
}

// Every day of the calendar is read the same in each of its spellings; what is given back is always a day.
func TestEverySpellingOfADay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 60000).Draw(t, "day"))
		want := cases.DateOf(day)
		for layout, order := range map[string]Order{"2006-01-02": Ask, "1/2/2006": MonthFirst, "2/1/2006": DayFirst, "January 2, 2006": Ask, "2-Jan-2006": Ask, "2006/1/2": Ask} {
			if got, why := readDate(day.Format(layout), order); why != nil || got != want {
				t.Fatalf("%s: %s %v", day.Format(layout), got, why)
			}
		}
		said := rapid.String().Draw(t, "any")
		if d, _ := readDate(said, rapid.SampledFrom([]Order{Ask, MonthFirst, DayFirst}).Draw(t, "order")); !d.Valid() {
			t.Fatalf("%q gives %q, which is no day", said, d)
		}
	})
}

func TestClients(t *testing.T) {
	file := `Client Number,Last name,First name,DOB,A-Number,Phone,Safe to call,State,City,sex,shoe size
7,Exampleton,Rosa,1990-05-01,A123-456-789,916-555-0101,yes,California,Davis,F,38
7,Exampleton,Rosa,1990-05-01,A123-456-789,916-555-0101,yes,California,Davis,F,38
7,Other,Eve,1990-05-01,,,,,,,
8,Zrazkova,Олена,1985,,,,,,,
9,Zrazkova,Олена,1985,,,,,,,
,Zrazkova,Олена,1991-01-01,,,,,,,
,Sam,Ple,3/4/1991,,,,,,,
,Sam,Ple,1991-02-30,,,,,,,
,Sam,Ple,2030-01-01,,,,,,,
,Sam,Ple,,12,,,,,,
,,,1991-01-01,,,,,,,
,Sam,Ple,,,555,perhaps,,,,
,Sam,Ple,,,,,Narnia,Reno,,
,محمد,علي,,,,,,,,
`
	p := prepare(t, Clients, file, Office{})
	want := "new there 4/number/other person new new 7/birth date/maybe the same 8/birth date/two ways 9/birth date/no day 10/birth date/future 11//check 12//check 13/phone safety/not in the list 14/state/state new"
	if got := outcomesOf(p); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if !slices.Equal(p.Ignored, []string{"shoe size"}) {
		t.Errorf("ignored %q", p.Ignored)
	}
	rosa := p.Records()[0].(cases.Client)
	if rosa.ANumber != "123456789" || rosa.Contacts[0].Safety != cases.Safe || rosa.Addresses[0].State != "CA" || rosa.Sex != "female" || rosa.Number != "7" {
		t.Errorf("%+v", rosa)
	}
	// The same file again makes nothing twice.
	var o Office
	for _, r := range p.Records() {
		o.Clients = append(o.Clients, r.(cases.Client))
	}
	again := prepare(t, Clients, file, o)
	if len(again.Records()) != 0 || again.Count(There) != p.Count(New)+p.Count(There) {
		t.Errorf("again: %s", outcomesOf(again))
	}
}

func TestMattersAndCharges(t *testing.T) {
	rosa := cases.Client{ID: "c1", Number: "7", Name: cases.Name{Family: "Exampleton", Given: "Rosa"}, BirthDate: "1990-05-01"}
	twin := cases.Client{ID: "c2", Name: cases.Name{Family: "Exampleton", Given: "Rosa"}, BirthDate: "1992-05-01"}
	o := Office{Clients: []cases.Client{rosa, twin}}
	matters := `number;client number;client;birth date;kind;title;court;estado;relief
M-1;7;;;vacatur;Record relief, federal;U.S. District Court, District of Arizona;federal;vac.us
M-1;7;;;vacatur;Record relief, federal;U.S. District Court, District of Arizona;federal;vac.us
M-2;;Exampleton, Rosa;;T visa;;;;
M-3;;Exampleton, Rosa;1992-05-01;T visa;;;;
M-4;99;;;order;;;;
M-5;7;;;order;Order for Rosa;;;
M-6;7;;;order;;Court of the White Witch;;
M-7;7;;;order;;;ZZ;
M-8;7;;;divorce;;;;
M-9;7;;;vacatur;;;;vac.nosuch
`
	p := prepare(t, Matters, matters, o)
	want := "new there 4/client/two clients new 6/client number/no client 7/title/title 8/court/court 9/court state/state 10/kind/not in the list 11/relief/relief"
	if got := outcomesOf(p); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, r := range p.Records() {
		o.Matters = append(o.Matters, r.(cases.Matter))
	}
	charges := "matter number\tarrest date\tagency\tstatute\tcharge\tlevel\tcourt\tdocket\toutcome\toutcome date\n" +
		"M-1\t2015-03-02\tReno Police\tNRS 201.354\tSolicitation\tmisdemeanor\tReno Municipal Court\t15-1\tguilty plea\t2015-04-01\n" +
		"M-1\t2015-03-02\treno police\tNRS 201.354\tSolicitation\tmisdemeanor\tReno Municipal Court\t15-1\tguilty plea\t2015-04-01\n" +
		"M-1\t2016\tReno Police\tNRS 207.200\t\t\t\t\tunknown\t\n" +
		"M-1\t2015-03-02\tReno Police\t\t\t\t\t\t\t\n" +
		"M-1\t2015-03-02\tReno Police\tNRS 1\t\t\t\t\tvanished\t\n" +
		"M-1\t2015-03-02\tReno Police\tNRS 1\t\t\t\t\tdismissed\t2015-03-01\n" +
		"M-1\t2031-03-02\tReno Police\tNRS 1\t\t\t\t\t\t\n" +
		"M-3\t2015-03-02\tReno Police\tNRS 1\t\t\t\t\t\t\n" +
		"M-77\t2015-03-02\tReno Police\tNRS 1\t\t\t\t\t\t\n"
	p = prepare(t, Charges, charges, o)
	want = "new new new 5/charge/no charge 6/outcome/not in the list 7/outcome date/before the arrest 8/arrest date/future 9/matter number/other kind 10/matter number/no matter"
	if got := outcomesOf(p); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if len(o.Matters[0].Record.Arrests) != 0 {
		t.Error("planning changed what the office holds")
	}
	m := p.Records()[0].(cases.Matter)
	if len(p.Records()) != 1 || len(m.Record.Arrests) != 2 || len(m.Record.Arrests[0].Charges) != 2 || m.Record.Arrests[0].Charges[0].ID == "" || m.Record.Arrests[0].Charges[1].Disposition.Outcome != "convicted by plea" {
		t.Errorf("%+v", m.Record)
	}
	o.Matters[0] = m
	if again := prepare(t, Charges, charges, o); len(again.Records()) != 0 || again.Count(There) != 3 {
		t.Errorf("again: %s", outcomesOf(again))
	}
}

func TestFilesThatAreNone(t *testing.T) {
	for _, c := range []struct{ kind, text, why string }{
		{"clients", "", "empty"}, {"clients", "\n\n", "empty"}, {"clients", "colour,size\nred,4\n", "no name"}, {"people", "family\nx\n", "kind"},
		{"clients", "family,last name\na,b\n", "two columns for one thing"}, {"matters", "title\nx\n", "no client"}, {"charges", "statute\nx\n", "no matter"}, {"charges", "matter number\nx\n", "no charge"},
	} {
		_, err := Prepare(Kind(c.kind), []byte(c.text), Office{}, opt)
		var head *HeadError
		if !errors.As(err, &head) || head.What.ID != c.why {
			t.Errorf("%q: %v, want %s", c.text, err, c.why)
			continue
		}
		if en, es := cases.Explain(err, "en"), cases.Explain(err, "es"); en.What == es.What || en.What == "" {
			t.Errorf("%s: %q, %q", c.why, en.What, es.What)
		}
	}
}

// A report may be opened in a spreadsheet, which would run a cell that begins like a formula.
func TestReportHoldsNoFormula(t *testing.T) {
	p := prepare(t, Clients, "family,birth date\nA,=HYPERLINK(1)\nB,\"@x\"\nC, +1\n", Office{})
	var b bytes.Buffer
	if err := p.WriteReport(&b, "es"); err != nil {
		t.Fatal(err)
	}
	want := "línea,columna,motivo,celda\r\n2,birth date,Este no es un día del calendario.,'=HYPERLINK(1)\r\n3,birth date,Este no es un día del calendario.,'@x\r\n4,birth date,Este no es un día del calendario.,'+1\r\n"
	if b.String() != want {
		t.Errorf("got %q", b.String())
	}
}

// Ten thousand rows, every seventh in a wrong encoding, take seconds at most.
func TestTenThousandRows(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("family,given,birth date,city\n")
	wrong := 0
	for i := range 10_000 {
		if i%7 == 3 {
			wrong++
			fmt.Fprintf(&b, "Nu\xf1ez%d,Luz,1990-01-01,Reno\n", i)
		} else {
			fmt.Fprintf(&b, "Muñoz%d,Luz,1990-01-01,Reno\n", i)
		}
	}
	start := time.Now()
	p := prepare(t, Clients, b.String(), Office{})
	if p.Count(New) != 10_000-wrong || p.Count(Refused) != wrong || len(p.Records()) != 10_000-wrong {
		t.Errorf("%d new, %d set aside", p.Count(New), p.Count(Refused))
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("it took %v", took)
	}
}

// Whatever the bytes, nothing breaks, every row has an outcome, and each record can be stored.
func FuzzPrepare(f *testing.F) {
	for _, seed := range []string{"family,given\nA,B\n", "sep=;\nfamily;birth date\n\"x\n;1/2/2003", "\xff\xfef\x00", "matter number\tstatute\nM\t1\n", "client number,kind\n7,order\n", "family\n\"\n\"\n\"\n", "family,given\nNu\xf1ez,Ñ\n"} {
		for k := range 3 {
			f.Add(uint8(k), []byte(seed))
		}
	}
	o := Office{
		Clients: []cases.Client{{ID: "c", Number: "7", Name: cases.Name{Family: "A"}}},
		Matters: []cases.Matter{{ID: "m", ClientID: "c", Number: "M", Title: "T", Kind: cases.RecordRelief}},
	}
	f.Fuzz(func(t *testing.T, k uint8, data []byte) {
		p, err := Prepare(Kinds()[int(k)%3], data, o, opt)
		if err != nil {
			return
		}
		for _, l := range p.Lines {
			if l.Outcome == "" || l.Line < 1 || l.Outcome == Refused && (l.Reason.EN == "" || l.Reason.ES == "") {
				t.Fatalf("%+v", l)
			}
		}
		for _, r := range p.Records() {
			if c, ok := r.(interface{ Check() error }); ok && c.Check() != nil {
				t.Fatalf("%v", c.Check())
			}
		}
	})
}
