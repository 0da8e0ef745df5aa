package fill

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func testSetter(t testing.TB) *typesetter {
	t.Helper()
	ts, err := newTypesetter(emptyDocument(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return ts
}

// Names that have to come out whole in an embedded font that comes with the program.
func TestNamesHaveGlyphs(t *testing.T) {
	for _, c := range []struct{ name, font string }{
		{"José Núñez", ""}, {"Nguyễn Thị Ánh", ""}, {"Олена Шевченко", ""}, {"Željko Dragić", ""}, {"Ọlájùmọ̀kẹ́", ""},
		{"ნინო", "DejaVuSans"}, {"Αθηνά", ""}, {"Łukasz Żółć", ""}, {"Ş. Gülçin İnanç", ""},
	} {
		ts := testSetter(t)
		out, err := ts.draw(Clean(c.name), textBox{field: "f", width: 200, height: 20})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if out.rest != "" || strings.Join(out.fonts, " ") != c.font {
			t.Errorf("%s: rest %q, other fonts %v, want %q", c.name, out.rest, out.fonts, c.font)
		}
	}
}

func TestChineseNeedsASystemFont(t *testing.T) {
	ts := testSetter(t)
	out, err := ts.draw("王小明", textBox{field: "f", width: 200, height: 20})
	if len(systemFonts()) == 0 {
		if err == nil || !strings.Contains(err.Error(), "王") {
			t.Errorf("no font has the character, but the error is %v", err)
		}
		t.Skip("this computer has no CJK font; the error names the character")
	}
	if err != nil || out.rest != "" || len(out.fonts) != 1 {
		t.Errorf("drawn %+v, %v", out, err)
	}
	_, report, _ := refill(t, formPDF(widgetOf("a", "/FT/Tx"), widgetOf("b", "/FT/Tx")), Values{"a": "王小明", "b": "Nguyễn"}, Options{})
	if len(report.Fallback) != 1 || report.Fallback[0].Field != "a" || len(report.Fallback[0].Fonts) == 0 {
		t.Errorf("fields in another font than usual: %+v", report.Fallback)
	}
}

// someText makes text of words, spaces and line ends in several scripts.
func someText(t *rapid.T) string {
	word := rapid.OneOf(rapid.StringMatching(`[A-Za-zÀ-ÖØ-ö0-9]{1,14}`), rapid.SampledFrom([]string{"Nguyễn", "Олена", "Ễ", "W", "WWWWWWWWWWWWWWWWWWWWWWWW", ".", "42"}))
	gap := rapid.SampledFrom([]string{" ", " ", " ", "  ", "\n", "\n\n", ", "})
	var b strings.Builder
	for range rapid.IntRange(0, 60).Draw(t, "words") {
		b.WriteString(word.Draw(t, "word"))
		b.WriteString(gap.Draw(t, "gap"))
	}
	return b.String()
}

func someBox(t *rapid.T) textBox {
	return textBox{
		field: "f", width: rapid.Float64Range(3, 400).Draw(t, "width"), height: rapid.Float64Range(3, 120).Draw(t, "height"),
		rotate: rapid.SampledFrom([]int{0, 90, 180, 270}).Draw(t, "rotate"),
		size:   rapid.SampledFrom([]float64{0, 0, 6, 8, 10, 12, 24}).Draw(t, "size"),
		align:  rapid.IntRange(0, 2).Draw(t, "align"), multi: rapid.Bool().Draw(t, "multi"),
		comb:    rapid.SampledFrom([]int{0, 0, 0, 1, 9, 30}).Draw(t, "comb"),
		most:    rapid.SampledFrom([]int{0, 0, 0, 1, 5, 40}).Draw(t, "most"),
		pointer: rapid.SampledFrom([]string{"", "", "See Part 9, Part 3 Item 5"}).Draw(t, "pointer"),
	}
}

// Nothing gets lost: what is shown and what is left over are together the text, and no word is cut unless it is wider
// than the whole box or the form itself limits the characters.
func TestShownAndRestAreTheText(t *testing.T) {
	ts := testSetter(t)
	rapid.Check(t, func(t *rapid.T) {
		s := Clean(someText(t))
		b := someBox(t)
		out, err := ts.draw(s, b)
		if err != nil {
			t.Fatal(err)
		}
		if out.shown+out.rest != s {
			t.Fatalf("shown %q + rest %q is not %q", out.shown, out.rest, s)
		}
		if out.rest == "" || out.shown == "" || b.comb > 0 || b.most > 0 {
			return
		}
		last, _ := utf8.DecodeLastRuneInString(out.shown)
		next, _ := utf8.DecodeRuneInString(out.rest)
		if !strings.ContainsRune(" \n", last) && !strings.ContainsRune(" \n", next) {
			t.Fatalf("a word is cut: %q | %q", out.shown, out.rest)
		}
	})
}

// Spaces and line ends after the last word lose nothing where there is no room for them.
func TestSpacesNeedNoRoom(t *testing.T) {
	ts := testSetter(t)
	for name, b := range map[string]textBox{
		"line":  {width: 30, height: 12, size: 10},
		"lines": {width: 30, height: 12, size: 10, multi: true},
		"comb":  {width: 30, height: 12, comb: 3},
		"max":   {width: 30, height: 12, size: 10, most: 3},
	} {
		s := "Ana" + strings.Repeat(" ", 40) + "\n\n "
		if out, err := ts.draw(s, b); err != nil || out.rest != "" || out.shown != s {
			t.Errorf("%s: shown %q, rest %q, %v", name, out.shown, out.rest, err)
		}
	}
}

// Nothing is clipped: every glyph lies inside its box, as long as the box can hold a letter at all.
func TestGlyphsLieInsideTheBox(t *testing.T) {
	ts := testSetter(t)
	rapid.Check(t, func(t *rapid.T) {
		b := someBox(t)
		b.width, b.height = math.Max(b.width, 20), math.Max(b.height, 20)
		g, err := ts.shape("f", Clean(someText(t)))
		if err != nil {
			t.Fatal(err)
		}
		w, h := b.upright()
		placed, _, err := ts.place(g, b, w, h)
		if b.comb > 0 {
			placed, _ = combLine(g, b, w, h)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range placed {
			top, bottom := 0.0, 0.0
			for _, x := range l.glyphs {
				top, bottom = math.Max(top, x.top), math.Min(bottom, x.bottom)
			}
			const slack = 0.3
			if l.x < -slack || l.x+advance(l.glyphs)*l.size > w+slack || l.y+top*l.size > h+slack || l.y+bottom*l.size < -slack {
				t.Fatalf("%q at %.2f, %.2f size %.2f leaves its box of %.1f by %.1f", plain(l.glyphs), l.x, l.y, l.size, w, h)
			}
		}
	})
}

func plain(g []glyph) string {
	var b strings.Builder
	for _, x := range g {
		b.WriteRune(x.r)
	}
	return b.String()
}

func TestSizes(t *testing.T) {
	ts := testSetter(t)
	for _, c := range []struct {
		name string
		text string
		box  textBox
		want float64
	}{
		{"the form's size is kept", "Ana", textBox{width: 200, height: 20, size: 10}, 10},
		{"automatic size follows the height", "Ana", textBox{width: 200, height: 12}, 8.25},
		{"automatic size ends at 12", "Ana", textBox{width: 200, height: 60}, 12},
		{"long text shrinks", strings.Repeat("n", 40), textBox{width: 200, height: 20, size: 12}, 8.75},
		{"never below the floor", strings.Repeat("n", 90), textBox{width: 100, height: 14, size: 12}, floorSize},
		{"a form's own smaller size counts", strings.Repeat("n", 90), textBox{width: 100, height: 14, size: 6}, 6},
	} {
		g, err := ts.shape("f", c.text)
		if err != nil {
			t.Fatal(err)
		}
		placed, _, err := ts.place(g, c.box, c.box.width, c.box.height)
		if err != nil || len(placed) == 0 {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := placed[0].size; math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s: size %.2f, want %.2f", c.name, got, c.want)
		}
	}
}

func TestCombCells(t *testing.T) {
	ts := testSetter(t)
	g, err := ts.shape("f", "123")
	if err != nil {
		t.Fatal(err)
	}
	for align, first := range []int{0, 3, 6} {
		placed, shown := combLine(g, textBox{comb: 9, align: align}, 90, 14)
		if shown != 3 || len(placed) != 3 {
			t.Fatalf("%d shown", shown)
		}
		for i, l := range placed {
			middle := l.x + advance(l.glyphs)*l.size/2
			if want := 10*float64(first+i) + 5; math.Abs(middle-want) > 0.01 {
				t.Errorf("align %d: character %d stands at %.2f, want %.2f", align, i, middle, want)
			}
		}
	}
}

func TestLookIsReadNotCopied(t *testing.T) {
	for _, c := range []struct {
		look, colour string
		size         float64
	}{
		{"/Helv 9 Tf 0 g", "0 g", 9}, {"0.1 0.2 0.9 rg /CourierStd 0 Tf", "0.1 0.2 0.9 rg", 0}, {"/F 10.5 Tf", "0 g", 10.5},
		{"1 g /Helv 9 Tf", "0 g", 9}, {"/Helv 9 Tf 0 g ET Q BT (evil) Tj", "0 g", 9}, {"", "0 g", 0}, {"/Helv -3 Tf", "0 g", 0},
	} {
		size, colour := parseLook(c.look)
		if size != c.size || strings.TrimSpace(colour) != c.colour {
			t.Errorf("%q: %v %q", c.look, size, colour)
		}
	}
}

// A font whose outlines are not TrueType is embedded as drawn glyphs, 255 to a font, with the text they stand for.
func TestFontsWithOtherOutlines(t *testing.T) {
	fonts, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	other := *fonts[0]
	other.tables = nil
	d := emptyDocument()
	ts := &typesetter{doc: d, faces: []*face{newFace(&other)}}
	var many strings.Builder
	for r := 'A'; many.Len() < 700; r++ {
		if _, ok := other.glyphOf(r); ok {
			many.WriteRune(r)
		}
	}
	if _, err := ts.draw(many.String(), textBox{field: "f", width: 500, height: 500, multi: true}); err != nil {
		t.Fatal(err)
	}
	ts.finish()
	parts := ts.faces[0].parts
	if len(parts) != 2 || len(parts[0].codes) != perOutlinePart {
		t.Fatalf("%d fonts, the first with %d glyphs", len(parts), len(parts[0].codes))
	}
	for _, p := range parts {
		if d.name(p.dict["Subtype"]) != "Type3" || len(d.dict(p.dict["CharProcs"])) != len(p.codes) {
			t.Errorf("font dictionary %v", p.dict)
		}
		s, _ := d.stream(p.dict["ToUnicode"])
		tf := &textFont{codes: map[int]string{}}
		tf.readTable(d.content(s))
		for c, r := range p.text {
			if tf.codes[c] != string(r) {
				t.Errorf("code %d stands for %q, want %q", c, tf.codes[c], r)
			}
		}
	}
}
