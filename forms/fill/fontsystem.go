package fill

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// systemFonts returns the fonts with Chinese, Japanese and Korean characters that this computer has. They are looked
// for only when a text needs them; none is bundled, because no such font comes as a Go module.
var systemFonts = sync.OnceValue(func() []*Font {
	var out []*Font
	for _, path := range systemFontFiles() {
		data, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		base := filepath.Base(path)
		f, err := ParseFont(base[:len(base)-len(filepath.Ext(base))], data)
		if err != nil {
			continue
		}
		if _, ok := f.glyphOf('王'); ok {
			if out = append(out, f); len(out) == 2 {
				break // the second may have what the first lacks; each holds tens of megabytes
			}
		}
	}
	return out
})

// systemFontFiles lists the files that exist of those known to hold CJK characters, TrueType outlines first.
func systemFontFiles() []string {
	var dirs, names []string
	switch runtime.GOOS {
	case "windows":
		dirs = []string{filepath.Join(os.Getenv("WINDIR"), "Fonts"), filepath.Join(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")}
		names = []string{"msyh.ttc", "simsun.ttc", "msjh.ttc", "malgun.ttf", "YuGothM.ttc", "meiryo.ttc", "msgothic.ttc"}
	case "darwin":
		dirs = []string{"/System/Library/Fonts", "/System/Library/Fonts/Supplemental", "/Library/Fonts"}
		names = []string{"Arial Unicode.ttf", "STHeiti Light.ttc", "Hiragino Sans GB.ttc", "Songti.ttc", "AppleSDGothicNeo.ttc"}
	default:
		dirs = []string{"/usr/share/fonts", "/usr/local/share/fonts", filepath.Join(os.Getenv("HOME"), ".local/share/fonts"), filepath.Join(os.Getenv("HOME"), ".fonts")}
		names = []string{"wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "uming.ttc", "unifont.ttf",
			"NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf", "SourceHanSansSC-Regular.otf", "NotoSerifCJK-Regular.ttc"}
	}
	found := map[string]string{}
	for _, dir := range dirs {
		// A folder that cannot be read holds no font for us.
		_ = filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
			if err == nil && !e.IsDir() && found[e.Name()] == "" {
				found[e.Name()] = path
			}
			return nil
		})
	}
	var out []string
	for _, n := range names {
		if p := found[n]; p != "" {
			out = append(out, p)
		}
	}
	return out
}
