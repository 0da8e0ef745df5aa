package fill

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

func TestInspectJSON(t *testing.T) {
	f := open(t, formPDF(
		widgetOf("name", "/FT/Tx/MaxLen 20/TU(Your name)/V(Ana)"),
		widgetOf("agree", "/FT/Btn"+states("Yes", "Off")),
		widgetOf("unit", "/FT/Btn/Ff 32768"+states("#20APT#20", "Off")),
		widgetOf("state", "/FT/Ch/Ff 131073/Opt[( ) [(CA)(California)] [(NY)(New York)]]"),
		widgetOf("go", "/FT/Btn/Ff 65536"),
		widgetOf("sign", "/FT/Sig"),
	))
	got, err := json.Marshal(f.Inspect().Fields)
	if err != nil {
		t.Fatal(err)
	}
	rect := `"page":1,"rect":[50,700,250,720]`
	want := `[` + strings.Join([]string{
		`{"name":"name","type":"text",` + rect + `,"options":[],"max":20,"readOnly":false,"value":"Ana","tooltip":"Your name"}`,
		`{"name":"agree","type":"check",` + rect + `,"options":["Yes"],"max":0,"readOnly":false,"value":"Off"}`,
		`{"name":"unit","type":"radio",` + rect + `,"options":[" APT "],"max":0,"readOnly":false,"value":"Off"}`,
		`{"name":"state","type":"combo",` + rect + `,"options":[" ","CA","NY"],"max":0,"readOnly":true,"value":""}`,
		`{"name":"go","type":"button",` + rect + `,"options":[],"max":0,"readOnly":false,"value":""}`,
		`{"name":"sign","type":"signature",` + rect + `,"options":[],"max":0,"readOnly":false,"value":""}`,
	}, ",") + `]`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	info := f.Info()
	if info.Form != "T-100" && info.Form != "" || info.Edition != "Rev. March 3, 2026" || info.Protection != "none" || info.Pages != 1 {
		t.Errorf("info %+v", info)
	}
}

// Each row is one trap that official forms hold.
func TestSetValues(t *testing.T) {
	combo := "/FT/Ch/Ff 131072/Opt[( ) [(CA)(California)] [(NY)(New York)]]"
	for _, c := range []struct {
		name, field string
		give        any
		want        string
	}{
		{"text", "/FT/Tx", "José Núñez", "José Núñez"},
		{"text is composed", "/FT/Tx", "Jose\u0301", "José"},
		{"control characters go", "/FT/Tx", "a\x00b\r\nc", "ab\nc"},
		{"true is the first on-state", "/FT/Btn" + states("2", "1", "Off"), true, "1"},
		{"false unticks", "/FT/Btn/V/Yes/AS/Yes" + states("Yes", "Off"), false, "Off"},
		{"on-state by name", "/FT/Btn" + states("2", "1", "Off"), "2", "2"},
		{"on-state with spaces", "/FT/Btn" + states("#20APT#20"), " APT ", " APT "},
		{"on-state as a PDF spells it", "/FT/Btn" + states("#20APT#20"), "#20APT#20", " APT "},
		{"box without states", "/FT/Btn", true, "Yes"},
		{"export value", combo, "NY", "NY"},
		{"printed words", combo, "California", "CA"},
		{"free text where the form allows it", "/FT/Ch/Ff 393216/Opt[(A)(B)]", "C", "C"},
		{"read-only fields are filled", "/FT/Tx/Ff 1", "12345", "12345"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fields, report, _ := refill(t, formPDF(widgetOf("f", c.field)), Values{"f": c.give}, Options{})
			if got := fields["f"]; got.Value != c.want || got.ReadOnly {
				t.Errorf("value %q, read-only %v; want %q", got.Value, got.ReadOnly, c.want)
			}
			if !slices.Equal(report.Set, []string{"f"}) {
				t.Errorf("set %v", report.Set)
			}
		})
	}
}

func TestOptionIndexCountsEveryEntry(t *testing.T) {
	// The first option is a blank: an index into trimmed options would print another state.
	_, _, out := refill(t, formPDF(widgetOf("f", "/FT/Ch/Ff 131072/Opt[( ) (CA) (NY)]")), Values{"f": "NY"}, Options{})
	p, err := parse(context.Background(), out)
	if err != nil {
		t.Fatal(err)
	}
	if i := p.doc.array(p.tree.fields[0].dicts[0]["I"]); len(i) != 1 || p.doc.integer(i[0]) != 2 {
		t.Errorf("/I is %v, want [2]", i)
	}
}

func TestErrorsNameTheField(t *testing.T) {
	f := open(t, formPDF(
		widgetOf("text", "/FT/Tx"),
		widgetOf("box", "/FT/Btn"+states("Yes", "Off")),
		widgetOf("list", "/FT/Ch/Ff 131072/Opt[(CA) (NY)]"),
		widgetOf("sign", "/FT/Sig"),
		widgetOf("PDF417BarCode1", "/FT/Tx/Ff 1/V(T-1|01/01/26|1)"),
	))
	for _, c := range []struct {
		v    Values
		want string
	}{
		{Values{"txet": "x"}, `"txet"`},
		{Values{"text": true}, `field "text" takes text`},
		{Values{"box": "Maybe"}, `field "box" takes true, false or "Yes"`},
		{Values{"box": 1.0}, `field "box" takes true, false or "Yes"`},
		{Values{"list": "TX"}, `field "list" takes one of "CA", "NY"`},
		{Values{"list": true}, `field "list" takes one of "CA", "NY"`},
		{Values{"sign": "x"}, `field "sign" takes nothing`},
		{Values{"PDF417BarCode1": "x"}, `field "PDF417BarCode1" takes nothing`},
		{Values{"text": "שלום"}, `'ש'`},
		{Values{"text": "محمد"}, `Arabic`},
		{Values{"text": "𓂀"}, `'𓂀'`},
		{Values{"text": "Jos\uFFFD"}, `field "text": a character of the text was lost`},
		{Values{"text": "Jos\xE9"}, `field "text": a character of the text was lost`},
	} {
		out, _, err := f.Fill(c.v, Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) || out != nil {
			t.Errorf("%v: error %v, want one with %s", c.v, err, c.want)
		}
	}
	var unknown *UnknownField
	if _, _, err := f.Fill(Values{"nobody": "x", "text": "y"}, Options{}); !errors.As(err, &unknown) || unknown.Name != "nobody" {
		t.Errorf("error %v", err)
	}
}

func TestErrorsNeverHoldTheValue(t *testing.T) {
	f := open(t, formPDF(widgetOf("list", "/FT/Ch/Ff 131072/Opt[(CA) (NY)]"), widgetOf("small", "/FT/Tx/MaxLen 3")))
	for _, v := range []Values{{"list": "Zzcanary"}, {"small": "Zzcanary"}} {
		_, _, err := f.Fill(v, Options{Flatten: true})
		if err == nil || strings.Contains(err.Error(), "canary") {
			t.Errorf("error %v", err)
		}
	}
}

// Exclusive boxes are our own affair: a blank may come with boxes ticked.
func TestBoxesStartUnticked(t *testing.T) {
	pdf := formPDF(
		widgetOf("yes", "/FT/Btn/V/Y/AS/Y"+states("Y", "Off")),
		widgetOf("odd", "/FT/Btn/V/0/AS/0"+states("1", "Off")),
		widgetOf("no", "/FT/Btn"+states("N", "Off")))
	fields, _, _ := refill(t, pdf, Values{"no": true}, Options{})
	for name, want := range map[string]string{"yes": "Off", "odd": "Off", "no": "N"} {
		if fields[name].Value != want {
			t.Errorf("%s is %q, want %q", name, fields[name].Value, want)
		}
	}
}

// One field with several widgets: each shows the value, each box only its own state.
func TestFieldsWithSeveralWidgets(t *testing.T) {
	pdf := formPDF(
		"<</T(who)/FT/Tx/Kids[8 0 R 9 0 R]>>",
		"<</Subtype/Widget/F 4/Parent 7 0 R/Rect[50 600 250 620]>>",
		"<</Subtype/Widget/F 4/Parent 7 0 R/Rect[50 500 250 520]>>",
		"<</T(sex)/FT/Btn/Ff 32768/Kids[11 0 R 12 0 R]>>",
		"<</Subtype/Widget/F 4/Parent 10 0 R/Rect[50 400 60 410]"+states("F", "Off")+">>",
		"<</Subtype/Widget/F 4/Parent 10 0 R/Rect[80 400 90 410]"+states("M", "Off")+">>",
		widgetOf("twin", "/FT/Tx"), widgetOf("twin", "/FT/Tx"))
	f := open(t, pdf)
	if len(f.Fields()) != 3 {
		t.Fatalf("%d fields, want 3: equal names are one field", len(f.Fields()))
	}
	out, report, err := f.Fill(Values{"who": "Ana", "sex": "M", "twin": "both"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(report.Set, []string{"who", "sex", "twin"}) {
		t.Errorf("set %v", report.Set)
	}
	p, err := parse(context.Background(), out)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"who", "twin"} {
		for i, w := range p.tree.byName[name].widgets {
			if s, ok := p.doc.stream(p.doc.dict(w.dict["AP"])["N"]); !ok || !strings.Contains(string(p.doc.content(s)), "Tj") {
				t.Errorf("%s: widget %d shows nothing", name, i)
			}
		}
		for _, d := range p.tree.byName[name].dicts {
			if p.doc.text(d["V"]) == "" {
				t.Errorf("%s: a dictionary has no value", name)
			}
		}
	}
	for i, want := range []types.Name{"Off", "M"} {
		if got := p.tree.byName["sex"].widgets[i].dict["AS"]; got != want {
			t.Errorf("sex: widget %d is in state %v, want %v", i, got, want)
		}
	}
}

// Files that lost a part of their field list still show the boxes, so people expect to fill them.
func TestForgottenFieldsAreFound(t *testing.T) {
	page := "<</Type/Page/Parent 2 0 R/Annots[5 0 R]>>"
	pages := "<</Type/Pages/Kids[3 0 R]/Count 1>>"
	for name, pdf := range map[string][]byte{
		"field":        rawPDF("<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>", pages, page, "<</Fields[]>>", widgetOf("k", "/FT/Tx")),
		"below parent": rawPDF("<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>", pages, page, "<</Fields[]>>", widgetOf("k", "/Parent 6 0 R"), "<</T(p)/FT/Tx/Kids[5 0 R]>>"),
		"no list":      rawPDF("<</Type/Catalog/Pages 2 0 R>>", pages, page, "null", widgetOf("k", "/FT/Tx")),
	} {
		want := "k"
		if name == "below parent" {
			want = "p.k"
		}
		fields, _, _ := refill(t, pdf, Values{want: "Ana"}, Options{})
		if fields[want].Value != "Ana" {
			t.Errorf("%s: %v", name, fields)
		}
	}
}

func TestDeepTree(t *testing.T) {
	objects := []string{"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/Annots[64 0 R]>>"}
	for i := range 60 {
		objects = append(objects, fmt.Sprintf("<</T(d)/FT/Tx/Kids[%d 0 R]>>", i+5))
	}
	if f := open(t, rawPDF(append(objects, widgetOf("k", ""))...)); len(f.Fields()) != 1 {
		t.Errorf("%d fields", len(f.Fields()))
	}
}

// Every listed option is valid as a value, also where a name is no UTF-8 or empty.
func TestOddStatesCanBeChosen(t *testing.T) {
	for state, want := range map[string]string{"S#ED": "Sí", "J#C3#A9": "Jé", "": "Yes", "off": "off", "0": "0", "#20": " ", "1#2F2": "1/2"} {
		pdf := formPDF(widgetOf("f", "/FT/Btn"+states(state)))
		options := open(t, pdf).Fields()[0].Options
		if len(options) != 1 || options[0] != want {
			t.Errorf("/%s: options %q, want %q", state, options, want)
			continue
		}
		fields, _, _ := refill(t, pdf, Values{"f": want}, Options{})
		if got := fields["f"].Value; got != want {
			t.Errorf("/%s: value %q, want %q", state, got, want)
		}
	}
}

// What is set and reaches no page must not pass for done.
func TestUnseenFieldsAreReported(t *testing.T) {
	for name, c := range map[string]struct {
		field string
		value any
		want  int
	}{
		"shown":         {widgetOf("f", "/FT/Tx"), "Ana", 0},
		"hidden":        {"<</Subtype/Widget/F 2/Rect[50 700 250 720]/T(f)/FT/Tx>>", "Ana", 1},
		"hidden, empty": {"<</Subtype/Widget/F 2/Rect[50 700 250 720]/T(f)/FT/Tx>>", "", 0},
		"no place":      {"<</T(f)/FT/Tx>>", "Ana", 1},
		"off the page":  {"<</Subtype/Widget/F 4/Rect[1000 700 1250 720]/T(f)/FT/Tx>>", "Ana", 1},
		"no size":       {"<</Subtype/Widget/F 4/Rect[50 700 50 700]/T(f)/FT/Btn" + states("Yes") + ">>", true, 1},
	} {
		_, report, _ := refill(t, formPDF(c.field), Values{"f": c.value}, Options{})
		if len(report.Unseen) != c.want {
			t.Errorf("%s: unseen %v", name, report.Unseen)
		}
	}
}

// A comb whose cells are narrower than letters is set as a plain line: its letters would be specks.
func TestNarrowCombIsALine(t *testing.T) {
	for most, comb := range map[int]int{9: 9, 60: 60, 100: 0, math.MaxInt32: 0} {
		p, err := parse(context.Background(), formPDF(widgetOf("f", fmt.Sprintf("/FT/Tx/Ff 16777216/MaxLen %d", most))))
		if err != nil {
			t.Fatal(err)
		}
		f := p.tree.fields[0]
		if b := p.textBox(f, f.widgets[0], ""); b.comb != comb {
			t.Errorf("%d characters in 200 points: %d cells, want %d", most, b.comb, comb)
		}
	}
}

// An object that the blank refers to and does not have stays absent: none of ours may take its number.
func TestDanglingReferencesStayEmpty(t *testing.T) {
	pdf := bytes.Replace(formPDF(widgetOf("f", "/FT/Tx/Extra 9 0 R")), []byte("/Size 8"), []byte("/Size 12"), 1)
	_, _, out := refill(t, pdf, Values{"f": "Ana"}, Options{})
	p, err := parse(context.Background(), out)
	if err != nil {
		t.Fatal(err)
	}
	if o := p.doc.get(p.tree.byName["f"].dicts[0]["Extra"]); o != nil {
		t.Errorf("the missing object became %v", o)
	}
	qpdfCheck(t, out)
}

func TestDraftKeepsTheWholeValue(t *testing.T) {
	long := strings.Repeat("María del Carmen ", 12)
	pdf := formPDF(widgetOf("f", "/FT/Tx"))
	fields, report, _ := refill(t, pdf, Values{"f": long}, Options{})
	if fields["f"].Value != long {
		t.Error("the draft does not keep the whole value")
	}
	if len(report.Overflow) != 1 || report.Overflow[0].Shown+report.Overflow[0].Rest != long || report.Overflow[0].Page != 1 {
		t.Fatalf("overflow %+v", report.Overflow)
	}
	if s := report.Overflow[0].Shown; s == "" || strings.HasSuffix(strings.TrimSpace(s), "Mar") {
		t.Errorf("shown %q", s)
	}
	out, _, err := open(t, pdf).Fill(Values{"f": long}, Options{Flatten: true})
	var room *NoRoom
	if !errors.As(err, &room) || out != nil || room.Overflow[0].Field != "f" {
		t.Errorf("flattening text without room: %v", err)
	}
	if _, _, err := open(t, pdf).Fill(Values{"f": long}, Options{Flatten: true, Pointers: map[string]string{"f": "See Part 9, Item 3"}}); err != nil {
		t.Errorf("flattening with the rest placed elsewhere: %v", err)
	}
}

func TestFormMayBeFilledAgain(t *testing.T) {
	f := open(t, formPDF(widgetOf("f", "/FT/Tx/V(blank)")))
	first, _, err := f.Fill(Values{"f": "one"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	second, _, err := f.Fill(Values{"f": "one"}, Options{})
	if err != nil || string(first) != string(second) {
		t.Errorf("two equal fills differ (%v)", err)
	}
	if f.Fields()[0].Value != "blank" {
		t.Error("filling changed the opened form")
	}
}

func TestNothingActiveIsLeft(t *testing.T) {
	pdf := rawPDF(
		"<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>/AA<</WC 8 0 R>>/Perms<<>>"+
			"/Names<</JavaScript<</Names[(a) 8 0 R]>>>>>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]>>",
		"<</Type/Page/Parent 2 0 R/Annots[7 0 R 9 0 R]/AA<</O 8 0 R>>>>",
		"<</Fields[7 0 R]/XFA 5 0 R/NeedAppearances true/CO[7 0 R]>>",
		streamObject("", "<xdp/>"),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		widgetOf("f", "/FT/Tx/A 8 0 R/AA<</K 8 0 R>>"),
		"<</S/JavaScript/JS(app.alert(2))>>",
		"<</Subtype/Link/Rect[0 0 9 9]/A 8 0 R>>",
	)
	f := open(t, pdf)
	if f.Info().XFA != xfaStatic {
		t.Errorf("XFA %q", f.Info().XFA)
	}
	for _, flatten := range []bool{false, true} {
		_, _, out := refill(t, pdf, Values{"f": "x"}, Options{Flatten: flatten})
		p, err := parse(context.Background(), out)
		if err != nil {
			t.Fatal(err)
		}
		e := &encoder{}
		for n := range p.doc.ctx.Table {
			e.object(p.doc.get(*types.NewIndirectRef(n, 0)))
		}
		for _, word := range []string{"JavaScript", "app.alert", "/XFA", "NeedAppearances", "/OpenAction", "/Perms", "/AA"} {
			if strings.Contains(string(e.buf), word) {
				t.Errorf("flatten %v: %s is left", flatten, word)
			}
		}
	}
}
