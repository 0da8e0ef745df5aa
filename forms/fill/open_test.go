package fill

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// hostile are files that want to hang, to crash or to fill the memory. Each gives one of our errors, or opens.
func hostile() map[string][]byte {
	good := formPDF(widgetOf("f", "/FT/Tx"), widgetOf("b", "/FT/Btn"+states("Yes", "Off")))
	bomb := deflate(bytes.Repeat([]byte{0}, 200<<20))
	form := func(fields string, more ...string) []byte {
		return rawPDF(append([]string{"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + fields + "]>>>>",
			"<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/Annots[4 0 R]>>"}, more...)...)
	}
	var manyStates strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&manyStates, "/S%d 5 0 R ", i)
	}
	return map[string][]byte{
		"many options":        formPDF(widgetOf("f", "/FT/Ch/Ff 131072/Opt["+strings.Repeat("(a)", 50_000)+"]")),
		"many states":         formPDF(widgetOf("f", "/FT/Btn/AP<</N<<"+manyStates.String()+">>>>")),
		"empty":               {},
		"text":                []byte("Dear Sir or Madam"),
		"header only":         []byte("%PDF-1.7\n"),
		"cut in half":         good[:len(good)/2],
		"no cross-reference":  good[:bytes.LastIndex(good, []byte("xref\n0"))],
		"wrong offsets":       bytes.Replace(good, []byte("00000 n"), []byte("12345 n"), 3),
		"startxref nowhere":   bytes.Replace(good, []byte("startxref\n"), []byte("startxref\n9"), 1),
		"field is its parent": form("4 0 R", "<</T(a)/FT/Tx/Kids[4 0 R]/Parent 4 0 R>>"),
		"fields in a ring":    form("4 0 R", "<</T(a)/Kids[5 0 R]>>", "<</T(b)/Kids[4 0 R]>>"),
		"pages in a ring":     rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"),
		"pages missing":       rawPDF("<</Type/Catalog>>"),
		"references in ring":  form("4 0 R", "5 0 R", "4 0 R"),
		"deep array":          form(strings.Repeat("[", 20000) + strings.Repeat("]", 20000)),
		"deep dictionary":     form("4 0 R", strings.Repeat("<</A", 20000)+" 1 "+strings.Repeat(">>", 20000)),
		"bomb in a field":     form("4 0 R", widgetOf("f", "/FT/Tx/V 5 0 R/DA 5 0 R/TU 5 0 R"), fmt.Sprintf("<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", len(bomb), bomb)),
		"bomb as content": rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
			fmt.Sprintf("<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", len(bomb), bomb)),
		"form that draws itself": rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</XObject<</X 4 0 R>>>>>>",
			streamObject("/Subtype/Form/Resources<</XObject<</X 4 0 R>>>>", strings.Repeat("/X Do ", 50)), streamObject("", "/X Do")),
		"huge numbers":    form("4 0 R", "<</T(a)/FT/Tx/MaxLen 99999999999999/Ff 1e300/Rect[-1e30 0 1e30 1e30]/Subtype/Widget/MK<</R 1e20>>>>"),
		"numbers of text": form("4 0 R", "<</T 7/FT(Tx)/Ff(1)/Rect(no)/Kids 9/Opt<<>>>>"),
		"no name":         form("4 0 R", "<</FT/Tx/Rect[0 0 9 9]/Subtype/Widget>>"),
		"size of a moon":  bytes.Replace(good, []byte("/Size 9"), []byte("/Size 999999999"), 1),
		"rectangle empty": form("4 0 R", "<</T(a)/FT/Tx/MaxLen 5/Ff 16777216/Rect[5 5 5 5]/Subtype/Widget/F 4>>"),
	}
}

func TestHostileFiles(t *testing.T) {
	for name, data := range hostile() {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			peak := watchHeap()
			tryAll(t, data)
			most := peak()
			t.Logf("%d MB", most>>20)
			if most > maxHeap+maxHeap/4 { // the guard looks ten times a second
				t.Errorf("took %d MB of memory", most>>20)
			}
			if d := time.Since(start); d > 2*time.Minute { // seconds here; the bound only tells a hang from a race detector
				t.Errorf("took %v", d)
			}
		})
	}
}

// watchHeap notes how far the heap grows until the function it returns is called.
func watchHeap() (peak func() uint64) {
	runtime.GC()
	start, most, stop, done := heapInUse(), uint64(0), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			if now := heapInUse(); now > start {
				most = max(most, now-start)
			}
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { close(stop); <-done; return most }
}

// tryAll opens data and does with it what the program would do.
func tryAll(t testing.TB, data []byte) {
	f, err := Open(data)
	known(t, err)
	if f == nil {
		return
	}
	values := everything(f.Fields(), "Núñez Wg 42")
	for _, flatten := range []bool{false, true} {
		out, report, err := f.Fill(values, Options{Flatten: flatten})
		known(t, err)
		if err == nil && len(out) == 0 || report == nil {
			t.Error("no error and no file")
		}
	}
}

// known fails the test for an error that is not one of this package's own kinds.
func known(t testing.TB, err error) {
	t.Helper()
	var unknown *UnknownField
	var value *BadValue
	var glyph *MissingGlyph
	var room *NoRoom
	var own *openError
	if err != nil && !errors.As(err, &own) && !errors.As(err, &unknown) && !errors.As(err, &value) && !errors.As(err, &glyph) && !errors.As(err, &room) {
		t.Errorf("an error of an unknown kind: %v", err)
	}
}

func TestOpenErrors(t *testing.T) {
	good := formPDF(widgetOf("f", "/FT/Tx"))
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"no PDF", []byte("PK\x03\x04 a zip"), ErrNotPDF},
		{"empty", nil, ErrNotPDF},
		{"no form", rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R>>"), ErrNoForm},
		{"dynamic XFA", rawPDF("<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</XFA 4 0 R/Fields[]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R>>", streamObject("", "<xdp/>")), ErrDynamicXFA},
		{"cut off", good[:200], ErrDamaged},
		{"password", protect(t, good, "secret"), ErrPassword},
		{"empty password", protect(t, good, ""), nil},
	} {
		if _, err := Open(c.data); err != c.want {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// Every viewer opens such files.
func TestEnvelopeIsMended(t *testing.T) {
	good := formPDF(widgetOf("f", "/FT/Tx"))
	for name, data := range map[string][]byte{
		"bytes before the header": append([]byte("HTTP/1.1 200 OK\r\n\r\n"), good...),
		"a version in words":      append([]byte("%PDF-x.y"), good[8:]...),
		"no end mark":             bytes.Replace(good, []byte("%%EOF"), nil, 1),
		"all of it":               append([]byte("junk\n%PDF-x.y"), bytes.Replace(good, []byte("%%EOF"), nil, 1)[8:]...),
	} {
		f, err := Open(data)
		if err != nil || len(f.Fields()) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Object 0 does not exist, and a cross-reference to it is wrong.
func TestReferenceToNothingIsNull(t *testing.T) {
	e := &encoder{}
	e.object(types.Array{*types.NewIndirectRef(0, 0), *types.NewIndirectRef(3, 0)})
	if got := string(e.buf); got != "[null 3 0 R]" || len(e.refs) != 1 {
		t.Errorf("%s with references to %v", got, e.refs)
	}
}

// protect encrypts a PDF with a user password.
func protect(t *testing.T, pdf []byte, password string) []byte {
	t.Helper()
	disableConfigFolder()
	conf := model.NewAESConfiguration(password, "owner", 256)
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(pdf), &out, conf); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTenThousandFields(t *testing.T) {
	var fields []string
	for i := range 10_000 {
		fields = append(fields, widgetOf(fmt.Sprintf("f%d", i), "/FT/Tx"))
	}
	start := time.Now()
	f := open(t, formPDF(fields...))
	if len(f.Fields()) != 10_000 {
		t.Fatalf("%d fields", len(f.Fields()))
	}
	if _, _, err := f.Fill(everything(f.Fields(), "Ana"), Options{Flatten: true}); err != nil {
		t.Fatal(err)
	}
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("took %v", d)
	}
}

// The PDF library would like to keep a configuration in the user's own folder.
func TestUsersFoldersStayUntouched(t *testing.T) {
	home := t.TempDir()
	for _, key := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA", "TMPDIR"} {
		t.Setenv(key, home)
	}
	tryAll(t, formPDF(widgetOf("f", "/FT/Tx")))
	err := filepath.WalkDir(home, func(path string, e os.DirEntry, err error) error {
		if path != home {
			t.Errorf("%s was written", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func FuzzOpen(f *testing.F) {
	for _, data := range hostile() {
		if len(data) < 1<<16 {
			f.Add(data)
		}
	}
	f.Add(formPDF(widgetOf("f", "/FT/Tx/MaxLen 5/Ff 16777216"), widgetOf("c", "/FT/Ch/Ff 131072/Opt[(a) [(b)(c)]]"), widgetOf("b", "/FT/Btn"+states("Yes", "Off"))))
	f.Fuzz(func(t *testing.T, data []byte) { tryAll(t, data) })
}
