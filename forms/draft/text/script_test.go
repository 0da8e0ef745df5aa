package text

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/fonts"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// scripted are words of the scripts that the built-in fonts draw, each with letters that join, stack or move.
var scripted = map[string]string{
	"Devanagari": "मीरा शर्मा ने कहा कि क्षत्रिय और विद्यार्थी श्री कृष्ण १२३।",
	"Bengali":    "আমার নাম রুমানা শ্রেষ্ঠা, কর্মক্ষেত্রে ক্ষতি।",
	"Gurmukhi":   "ਮੇਰਾ ਨਾਂ ਗੁਰਪ੍ਰੀਤ ਹੈ ਅਤੇ ਸ੍ਰੀ",
	"Gujarati":   "મારું નામ કૃષ્ણા છે અને શ્રી",
	"Oriya":      "ମୋର ନାମ କୃଷ୍ଣା ଓ ଶ୍ରୀ",
	"Tamil":      "என் பெயர் லக்ஷ்மி, நான் கொழும்பில்",
	"Telugu":     "నా పేరు లక్ష్మి శ్రీ",
	"Kannada":    "ನನ್ನ ಹೆಸರು ಲಕ್ಷ್ಮಿ ಶ್ರೀ",
	"Malayalam":  "എന്റെ പേര് ലക്ഷ്മി ശ്രീ",
	"Sinhala":    "මගේ නම ලක්ෂ්මී ශ්\u200dරී",
	"Thai":       "ฉันชื่อสมหญิง ที่อยู่กรุงเทพฯ น้ำ",
	"Lao":        "ຂ້ອຍຊື່ ສົມສີ ຢູ່ວຽງຈັນ",
	"Khmer":      "ខ្ញុំឈ្មោះ សុភា នៅភ្នំពេញ ស្រ្តី",
	"Burmese":    "ကျွန်မ နာမည် မြမြ ဖြစ်ပါတယ် ရန်ကုန်",
	"Tibetan":    "ངའི་མིང་ལ་བཀྲ་ཤིས་ཟེར།",
	"Ethiopic":   "ስሜ አበበች ነው ፣ አዲስ አበባ።",
	"Georgian":   "მე მქვია თამარ ბერიძე",
	"Armenian":   "Իմ անունը Անահիտ է և",
	"Greek":      "Ἑλένη Παπαδοπούλου ᾧ ᾳ",
	"Cyrillic":   "Ґалаґан Їжакевич Ұлпан Ӓннӳ",
	"Vietnamese": "Nguyễn Thị Hương Đặng Thuỳ Trâm ẵ ợ",
	"Yoruba":     "Ọlọ́runfẹ́mi ṣ̀ẹ́ Ẹ̀gbá",
}

func TestScriptsExtractInOrder(t *testing.T) {
	needPoppler(t)
	for name, txt := range scripted {
		for _, st := range []Style{Regular, Bold, Italic} {
			pdf, lines, err := page(t, txt, 260, st)
			if err != nil {
				t.Errorf("%s, style %d: %v", name, st, err)
				continue
			}
			if got := letters(extract(t, pdf)); got != letters(txt) {
				t.Errorf("%s, style %d: extracted\n%+q, want\n%+q", name, st, got, letters(txt))
			}
			for _, l := range lines {
				if l.W > 260 {
					t.Errorf("%s: a line of %.1f points", name, l.W)
				}
			}
		}
	}
}

// A letter and the mark on it come from one font, also where the main font has only one of them.
func TestMarksStayOnTheirLetters(t *testing.T) {
	s := NewSet(pdfw.New(&bytes.Buffer{}))
	for _, txt := range []string{"e\u0301", "कि", "क्षि", "שָׁ", "بِ", "ก\u0e31\u0e49", "Ṣ\u0301", "ე\u0301", "☐\u0301", "ж\u0301"} {
		lines, err := s.Layout(txt, 12, 200, Regular)
		if err != nil {
			t.Errorf("%q: %v", txt, err)
			continue
		}
		if n := len(lines[0].runs); n != 1 {
			t.Errorf("%q is set in %d fonts", txt, n)
		}
	}
}

// asianFonts skips where the computer has no font with Chinese, Japanese and Korean characters.
func asianFonts(t *testing.T) {
	t.Helper()
	for _, r := range "王あ한" {
		if builtin().find(r, Regular) == nil {
			t.Skipf("this computer has no font for %c: nothing was checked", r)
		}
	}
}

func TestSystemFontsAreEmbedded(t *testing.T) {
	needPoppler(t)
	asianFonts(t)
	txt := "She is 王小明 (Wáng Xiǎomíng), 佐藤 花子さん、カタカナ, 김영희, ｆｕｌｌ wide。"
	for _, st := range []Style{Regular, Bold} {
		pdf, _, err := page(t, txt, 200, st)
		if err != nil {
			t.Fatal(err)
		}
		if got := letters(extract(t, pdf)); got != letters(txt) {
			t.Errorf("extracted %q, want %q", got, letters(txt))
		}
		if len(pdf) > 100_000 {
			t.Errorf("%d bytes: the fonts are not cut down", len(pdf))
		}
	}
	t.Setenv(fonts.BundledOnly, "1")
	if _, _, err := page(t, txt, 200, Regular); err == nil || !strings.Contains(err.Error(), "王") {
		t.Errorf("without fonts of the system: %v", err)
	}
	if Check(txt) == nil {
		t.Error("Check finds nothing")
	}
}

// Any file may lie in a folder of fonts.
func TestBrokenSystemFontIsPassedOver(t *testing.T) {
	good := fonts.System()
	if len(good) == 0 {
		t.Skip("this computer has no font with Chinese, Japanese and Korean characters: nothing was checked")
	}
	file, err := os.ReadFile(good[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range [][]byte{nil, []byte("ttcf"), []byte(strings.Repeat("ttcf\x00\xff", 20)), file[:100], file[:len(file)/2], bytes.Repeat([]byte{0xff}, 200)} {
		if _, err := parseSystemFace("Broken.ttc", broken); err == nil {
			t.Errorf("a file of %d bytes was taken for a font", len(broken))
		}
	}
	name := filepath.Join(t.TempDir(), "absent.ttc")
	if systemFont(name).find('王') != nil {
		t.Error("a file that is not there has a character")
	}
}

func TestPlainName(t *testing.T) {
	for file, want := range map[string]string{"NotoSerifCJK-Regular.ttc": "NotoSerifCJK-Regular", "ヒラギノ明朝 ProN.ttc": "ProN", "宋.ttf": "SystemFont"} {
		if got := plainName(file); got != want {
			t.Errorf("%q gives %q, want %q", file, got, want)
		}
	}
}

// TestShowScripts writes a page of all scripts for a person to look at.
func TestShowScripts(t *testing.T) {
	dir := os.Getenv("HARBORFILE_SHOTS")
	if dir == "" {
		t.Skip("HARBORFILE_SHOTS names no folder: no page was written for a person to look at")
	}
	txt := "محمد بن عبد الله وُلد في بغداد\nשָׁלוֹם לְאָה בת־שבע\nلیلا احمدی پدرش کچل\n王小明 佐藤花子さん カタカナ 김영희\n"
	for name, s := range scripted {
		txt += fmt.Sprintf("%s: %s\n", name, s)
	}
	for _, st := range []Style{Regular, Bold} {
		pdf, _, err := page(t, txt, 500, st)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("scripts-%d.pdf", st)), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// A hundred marks on one letter stay within its line and its neighbours'.
func TestMarksDoNotClimbWithoutEnd(t *testing.T) {
	var content bytes.Buffer
	s := NewSet(pdfw.New(&bytes.Buffer{}))
	lines, err := s.Layout("ก"+strings.Repeat("\u0e49", 50)+" ب"+strings.Repeat("\u064e\u0651", 50), 12, 200, Regular)
	if err != nil {
		t.Fatal(err)
	}
	s.Draw(&content, lines[0], 72, 700)
	climbs := regexp.MustCompile(`(-?[0-9.]+) Ts`).FindAllStringSubmatch(content.String(), -1)
	for _, c := range climbs {
		if rise, err := strconv.ParseFloat(c[1], 64); err != nil || rise > 12 || rise < -12 {
			t.Errorf("a mark is drawn %s points from its letter", c[1])
		}
	}
	if len(climbs) < 3 {
		t.Error("no mark is raised: this test sees nothing")
	}
}

// Each font of the system that this computer has is embedded by itself, whatever its outlines: CFF, TrueType in a
// collection, variable.
func TestEachSystemFontIsEmbedded(t *testing.T) {
	needPoppler(t)
	files := fonts.System()
	if len(files) == 0 {
		t.Skip("this computer has no font with Chinese, Japanese and Korean characters: nothing was checked")
	}
	v := viewer(t)
	for _, file := range files {
		from := systemFont(file)
		txt := ""
		for _, r := range "王小明佐藤花子さんカタカナ김영희、。" {
			if from.find(r) != nil {
				txt += string(r)
			}
		}
		if txt == "" {
			t.Logf("%s may not be embedded", filepath.Base(file))
			continue
		}
		pdf := drawn(t, txt, func(s *Set) {
			c := s.chains[Regular]
			c.asked, c.system = true, []*outFont{s.font(from)}
		})
		if got := letters(extract(t, pdf)); got != letters(txt) {
			t.Errorf("%s: poppler read %q, want %q", filepath.Base(file), got, txt)
		}
		if got := letters(read(t, v, pdf)); got != letters(txt) {
			t.Errorf("%s: PDFium read %q, want %q", filepath.Base(file), got, txt)
		}
		if dir := os.Getenv("HARBORFILE_SHOTS"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(file)+".pdf"), pdf, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// drawn is a page of one line, with fonts as change leaves them.
func drawn(t *testing.T, txt string, change func(*Set)) []byte {
	t.Helper()
	var out, content bytes.Buffer
	w := pdfw.New(&out)
	s := NewSet(w)
	change(s)
	lines, err := s.Layout(txt, 24, 0, Regular)
	if err != nil {
		t.Fatal(err)
	}
	s.Draw(&content, lines[0], 20, 30)
	tree, stream := w.NewPageTree(), w.Alloc()
	w.Flate(stream, "", content.Bytes())
	tree.Add(w.Add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 600 80]/Contents %d 0 R/Resources<<%s>>>>", tree.Parent(0), stream, s.Resources())))
	if err := s.Finish(); err != nil {
		t.Fatal(err)
	}
	if err := w.Finish(w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree.Finish())), 0); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
