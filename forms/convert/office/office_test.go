package office

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/harborfile/harborfile/forms/convert/remark"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"pgregory.net/rapid"
)

const (
	typeDOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	typeODT  = "application/vnd.oasis.opendocument.text"
)

func zipOf(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(members[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func text(t testing.TB, media string, b []byte) (string, []remark.Remark) {
	t.Helper()
	s, said, err := Text(media, bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return s, said
}

func counted(said []remark.Remark, k remark.Kind) int {
	for _, r := range said {
		if r.Kind == k {
			return r.Count
		}
	}
	return 0
}

// wordXML is a member of a DOCX around its content.
func wordXML(root, content string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:` + root + ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + content + `</w:` + root + `>`
}

func docxOf(t testing.TB) []byte {
	body := `<w:body><w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs><w:rPr><w:ins w:id="1" w:author="Eva" w:date="2024-02-01T10:00:00Z"/></w:rPr></w:pPr>` +
		`<w:r><w:t xml:space="preserve">Declaración de </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Ana Ficticia</w:t></w:r><w:r><w:tab/><w:t>§ 5 &amp; 6</w:t></w:r></w:p>` +
		`<w:p><w:ins w:id="2" w:author="Eva Editora" w:date="2024-02-01T10:00:00Z"><w:r><w:t>new words</w:t></w:r></w:ins><w:del w:id="3" w:author="Eva Editora" w:date="2024-02-01T10:00:00Z"><w:r><w:delText>old words</w:delText></w:r></w:del>` +
		`<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:br/><w:t>next line</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>` +
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell 1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>cell 2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>` +
		`<w:p><w:r><mc:AlternateContent xmlns:mc="x"><mc:Choice><w:drawing><wps:txbx xmlns:wps="y"><w:p><w:r><w:t>in a box</w:t></w:r></w:p></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:p><w:r><w:t>in a box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p></w:body>`
	return zipOf(t, "[Content_Types].xml", "<x/>", "word/document.xml", wordXML("document", body),
		"word/header1.xml", wordXML("hdr", `<w:p><w:r><w:t>head words</w:t></w:r></w:p>`), "word/footer2.xml", wordXML("ftr", `<w:p><w:r><w:t>foot words</w:t></w:r></w:p>`),
		"word/footnotes.xml", wordXML("footnotes", `<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>a note</w:t></w:r></w:p></w:footnote>`),
		"word/comments.xml", wordXML("comments", `<w:comment w:id="0" w:author="Luz" w:date="2024-02-02T00:00:00Z"><w:p><w:r><w:t>is this true?</w:t></w:r></w:p></w:comment>`))
}

func TestDOCX(t *testing.T) {
	got, said := text(t, typeDOCX, docxOf(t))
	want := "Declaración de Ana Ficticia\t§ 5 & 6\n[inserted by Eva Editora, 2024-02-01T10:00:00Z: new words][deleted by Eva Editora, 2024-02-01T10:00:00Z: old words][comment 0][footnote 2]\nnext line\n" +
		"cell 1  | cell 2 \nin a box"
	if !strings.HasPrefix(got, want) || strings.Count(got, "in a box") != 1 {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	for _, part := range []string{"[Header]\nhead words", "[Footer]\nfoot words", "[Footnotes]\n2. a note", "[Comments]\n0. Luz, 2024-02-02T00:00:00Z: is this true?"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is lacking in\n%s", part, got)
		}
	}
	if counted(said, remark.Insertions) != 1 || counted(said, remark.Deletions) != 1 || counted(said, remark.Comments) != 1 {
		t.Errorf("%v", said)
	}
}

func TestODT(t *testing.T) {
	content := `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:dc="d"><office:automatic-styles><style>no words</style></office:automatic-styles><office:body><office:text>` +
		`<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Eva</dc:creator><dc:date>2024-02-01</dc:date></office:change-info><text:p>old words</text:p></text:deletion></text:changed-region></text:tracked-changes>` +
		`<text:h>Carta</text:h><text:p>mañana<text:tab/>a<text:s text:c="3"/>las<text:line-break/>seis<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body></text:note></text:p>` +
		`<text:p>x<office:annotation><dc:creator>Luz</dc:creator><text:p>a comment</text:p></office:annotation></text:p>` +
		`<table:table><table:table-row><table:table-cell><text:p>c1</text:p></table:table-cell><table:table-cell><text:p>c2</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>`
	styles := `<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><office:master-styles><style:master-page><style:header><text:p>head words</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`
	got, said := text(t, typeODT, zipOf(t, "mimetype", typeODT, "content.xml", content, "styles.xml", styles))
	for _, want := range []string{"Carta\nmañana\ta   las\nseis", "a note", "[deleted: Eva 2024-02-01 old words", "[comment: Luz a comment", "c1  | c2", "[Header and footer]\nhead words"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is lacking in\n%s", want, got)
		}
	}
	if strings.Contains(got, "no words") || counted(said, remark.Comments) != 1 || counted(said, remark.Deletions) != 1 {
		t.Errorf("%v\n%s", said, got)
	}
}

func TestRTF(t *testing.T) {
	for in, want := range map[string]string{
		`{\rtf1\ansi\ansicpg1252 ma\'f1ana \u8364?\par two\tab\~x\line y}`:                                                "mañana €\ntwo\t\u00a0x\ny",
		`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1\'c4\'e0\f0 \'e9}`:                     "Даé",
		`{\rtf1\ansi\ansicpg932 \'93\'fa\'96\'7b}`:                                                                        "日本",
		`{\rtf1\ansi{\fonttbl{\f0\fcharset128 A;}}\f0\'83\'5c\'83A}`:                                                      "ソア",
		`{\rtf1\uc2\u241ab\u24180?x\uc1 \u-10179?\u-8704?}`:                                                               "ñ年😀",
		`{\rtf1{\stylesheet{\s0 Normal;}}{\info{\author Nobody}{\title T}}{\*\themedata 00ff}body{\pict\pngblip 89504e}}`: "body",
		`{\rtf1 a{\footnote\pard note}b{\header head}{\*\annotation comment}}`:                                            "a [footnote: note]b [header: head] [comment: comment]",
		`{\rtf1 a {\revised new} b {\deleted old}c}`:                                                                      "a [inserted: new] b [deleted: old]c",
		`{\rtf1 \{braces\} \\ back}`:                                                                                      `{braces} \ back`,
		`{\rtf1 {\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt link}}}`:                                      "link",
		`{\rtf1 \trowd a\cell b\cell\row}`:                                                                                "a | b |",
		`{\rtf1 {\bin5 {{{{{after}}`:                                                                                      "after",
		`{\rtf1 unclosed {\b bold`:                                                                                        "unclosed bold",
		`{\rtf1 \'`:                                                                                                       "",
		`{\rtf1 \u}`:                                                                                                      "",
		"{\\rtf1\\ansi\\ansicpg1252 raw \xf1}":                                                                            "raw ñ",
		`{\rtf1 ` + strings.Repeat("{", 600) + "deep" + strings.Repeat("}", 600) + ` up}`:                                 "up",
		`{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}a &amp; b{\*\htmltag72 </p>}\htmlrtf hidden\htmlrtf0{\*\mhtmltag64 twice} c}`: "a &amp; b\n\nc",
	} {
		if got := RTF([]byte(in)); got != want {
			t.Errorf("%s gives %q, want %q", in[:min(80, len(in))], got, want)
		}
	}
}

func TestHTML(t *testing.T) {
	for in, want := range map[string]string{
		"a<br>b":                                                          "a\nb",
		"<p>a</p><p>b</p>":                                                "a\n\nb",
		"<div>a</div><div>b</div>c":                                       "a\nb\nc",
		"<ul><li>x<li>y</ul>z":                                            "– x\n– y\n\nz",
		"<table><tr><td>a<td>b<tr><td>c</table>":                          "a | b\nc",
		"<blockquote>q<br>r</blockquote>s":                                "> q\n> r\n\ns",
		"<pre>a  b\n  c</pre>":                                            "a  b\n  c",
		"<script>x()</script>y<style>z{}</style>":                         "y",
		"<a href='mailto:a@example.com'>a@example.com</a>":                "a@example.com",
		"<a href='https://example.org/'>here</a> now":                     "here <https://example.org/> now",
		"<a href='https://example.org'>https://example.org</a>":           "https://example.org",
		"&lt;b&gt; &amp;amp; ma&ntilde;ana&nbsp;x":                        "<b> &amp; mañana\u00a0x",
		"<img alt='a photo' src='data:,'>":                                "[a photo]",
		"one <b>bold</b>, <i>two</i>":                                     "one bold, two",
		"<!-- no --><title>no</title><body>yes":                           "yes",
		"<span style='display:none'>what nobody sees is words too</span>": "what nobody sees is words too",
		"":         "",
		"<a><a><a": "",
	} {
		if got, _ := HTML(in); got != want {
			t.Errorf("%s gives %q, want %q", in, got, want)
		}
	}
	if _, n := HTML("<img src=http://x><img src='//y'><img src=cid:z><img src=data:,>"); n != 2 {
		t.Errorf("%d pictures on the internet, want 2", n)
	}
	deep := strings.Repeat("<div><blockquote><a href=x>", 50000) + "end"
	if got, _ := HTML(deep); !strings.HasSuffix(got, "end") {
		t.Error("words below many elements are lost")
	}
}

func utf16Of(s string, big bool) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func TestDecode(t *testing.T) {
	const s = "mañana: “sí” €"
	win, err := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	jis, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte("日本語"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		b            []byte
		label        string
		text, label2 string
	}{
		{[]byte(s), "", s, "utf-8"},
		{append([]byte("\xef\xbb\xbf"), s...), "windows-1252", s, "utf-8"},
		{append([]byte("\xff\xfe"), utf16Of(s, false)...), "", s, "utf-16le"},
		{append([]byte("\xfe\xff"), utf16Of(s, true)...), "", s, "utf-16be"},
		{utf16Of("plain words of a text", false), "", "plain words of a text", "utf-16le"},
		{utf16Of("plain words of a text", true), "", "plain words of a text", "utf-16be"},
		{win, "", s, "windows-1252"},
		{win, "us-ascii", s, "windows-1252"},
		{win, "no-such-set", s, "windows-1252"},
		{jis, "Shift_JIS", "日本語", "shift_jis"},
		{[]byte(strings.Repeat("ñ", 100) + "\xff"), "", strings.Repeat("ñ", 100) + "\ufffd", "utf-8"},
		{[]byte("a+AOE-b +- c"), "utf-7", "aáb + c", "utf-7"},
		{nil, "", "", "utf-8"},
	} {
		got, label := Decode(c.b, c.label)
		if got != c.text || label != c.label2 {
			t.Errorf("%.20q as %q: %q in %s, want %q in %s", c.b, c.label, got, label, c.text, c.label2)
		}
	}
}

func TestDecodeHTML(t *testing.T) {
	if got := DecodeHTML([]byte("<meta charset=windows-1251><p>\xc4\xe0"), ""); !strings.HasSuffix(got, "Да") {
		t.Errorf("%q", got)
	}
	if got := DecodeHTML([]byte("<meta charset=utf-8><p>\xc4\xe0"), "windows-1251"); !strings.HasSuffix(got, "Да") {
		t.Errorf("%q", got)
	}
	if got := DecodeHTML([]byte("<p>ma\xf1ana"), ""); got != "<p>mañana" {
		t.Errorf("%q", got)
	}
}

func TestVCard(t *testing.T) {
	photo := ""
	for b := base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{7}, 900)); b != ""; b = b[min(72, len(b)):] {
		photo += "\r\n " + b[:min(72, len(b))]
	}
	in := "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ficci=C3=B3n;=\r\nAna\r\nTEL;CELL:+1 916 555 0101\r\nNOTE:a long\r\n  line\\, folded\r\nPHOTO;ENCODING=BASE64;JPEG:" + photo + "\r\nEND:VCARD\r\n"
	got, _ := text(t, "text/vcard", []byte(in))
	if got != "N: Ficción;Ana\nTEL: +1 916 555 0101\nNOTE: a long line, folded\nPHOTO: […]" {
		t.Errorf("%q", got)
	}
}

func TestPlainAndCSV(t *testing.T) {
	got, said := text(t, "text/csv; charset=windows-1251", []byte("\xc4\xe0;1\r\n"))
	if got != "Да;1\r\n" || len(said) != 0 {
		t.Errorf("%q %v", got, said)
	}
	if got, _ := text(t, "", []byte("ma\xf1ana")); got != "mañana" {
		t.Errorf("%q", got)
	}
	if _, said := text(t, "text/plain; charset=utf-8", []byte("x\xffy\xff")); counted(said, remark.BadCharset) != 2 {
		t.Errorf("%v", said)
	}
}

func TestBombs(t *testing.T) {
	flood := wordXML("document", "<w:body><w:p><w:r><w:t>"+strings.Repeat("a", 40<<20)+"</w:t></w:r></w:p></w:body>")
	deep := wordXML("document", strings.Repeat("<w:p>", 100000))
	for name, c := range map[string]struct {
		b    []byte
		want error
	}{
		"a member that unpacks to a thousand times its size": {zipOf(t, "word/document.xml", flood), ErrTooLarge},
		"elements within elements":                           {zipOf(t, "word/document.xml", deep), ErrUnreadable},
		"no document":                                        {zipOf(t, "a", "b"), ErrUnreadable},
		"no zip":                                             {[]byte("PK\x03\x04 nothing"), ErrUnreadable},
		"entities":                                           {zipOf(t, "word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:t>&b;</w:t`), ErrUnreadable},
	} {
		if _, _, err := Text(typeDOCX, bytes.NewReader(c.b), int64(len(c.b))); err != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := Text("text/plain", bytes.NewReader(nil), MaxFile+1); err != ErrTooLarge {
		t.Error(err)
	}
	if _, _, err := Text("image/png", bytes.NewReader(nil), 0); err != ErrUnreadable || Knows("image/png") || !Knows("text/x-anything") || !Knows(typeODT) {
		t.Error("what is no text was taken for one")
	}
	for _, err := range []error{ErrTooLarge, ErrUnreadable} {
		for _, lang := range []string{"en", "es"} {
			what, safe, do := err.(interface {
				Explain(string) (string, string, string)
			}).Explain(lang)
			if what == "" || safe == "" || do == "" {
				t.Error("no words")
			}
		}
	}
}

// Every word that goes into a DOCX or an RTF comes out, in order.
func TestEveryWordComesOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zA-ZáñüЖ你😀0-9&<>"{}\\]{1,8}`), 1, 30).Draw(t, "words")
		var x, r strings.Builder
		esc := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
		for _, w := range words {
			x.WriteString("<w:p><w:r><w:t>" + esc.Replace(w) + "</w:t></w:r></w:p>")
			for _, u := range utf16.Encode([]rune(w)) {
				switch {
				case u == '{' || u == '}' || u == '\\':
					r.WriteString("\\" + string(rune(u)))
				case u < 0x80:
					r.WriteByte(byte(u))
				default:
					r.WriteString("\\u" + signed(u) + "?")
				}
			}
			r.WriteString("\\par\n")
		}
		b := zipped("word/document.xml", wordXML("document", x.String()))
		got, _, err := Text(typeDOCX, bytes.NewReader(b), int64(len(b)))
		if want := strings.Join(words, "\n"); err != nil || got != want {
			t.Fatalf("docx %v: %q, want %q", err, got, want)
		}
		if got := RTF([]byte("{\\rtf1\\ansi " + r.String() + "}")); got != strings.Join(words, "\n") {
			t.Fatalf("rtf: %q, want %q", got, strings.Join(words, "\n"))
		}
	})
}

func FuzzText(f *testing.F) {
	f.Add(typeDOCX, docxOf(f))
	f.Add(typeODT, zipOf(f, "content.xml", "<a:body><b:p>x<c:s c='9999999'/></b:p></a:body>"))
	f.Add("text/rtf", []byte(`{\rtf1\ansi\fromhtml1{\*\htmltag <p>}\uc99\u1\'ff\bin99999999999 }}}`))
	f.Add("text/html", []byte("<pre><blockquote><a href=x><td><li>\x00&#x110000;"))
	f.Add("text/vcard", []byte("N;QUOTED-PRINTABLE:=\n=\n =ZZ"))
	f.Add("text/plain; charset=utf-7", []byte("+////-+A"))
	f.Add("", []byte{0xff, 0xfe, 0x41})
	f.Fuzz(func(t *testing.T, media string, b []byte) {
		if s, _, err := Text(media, bytes.NewReader(b), int64(len(b))); err == nil && len(s) > MaxText {
			t.Fatal("too much")
		}
		RTF(b)
		HTML(string(b))
	})
}

func signed(u uint16) string { return strconv.Itoa(int(int16(u))) }

// zipped is a zip of one member, outside of a test's own helpers.
func zipped(name, content string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(content))
	}
	if err != nil || z.Close() != nil {
		panic("a zip in memory cannot be written")
	}
	return b.Bytes()
}
