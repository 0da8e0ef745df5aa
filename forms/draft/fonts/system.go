package fonts

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// BundledOnly is an environment variable: when it is set, no font of the system is used, and the same text gives the
// same bytes on every machine.
const BundledOnly = "HARBORFILE_BUNDLED_FONTS"

// System lists the font files of this computer that are known to hold Chinese, Japanese and Korean characters, those
// with serifs first. None is built in: the smallest is as large as this program's other fonts together. The folders are
// looked through once.
func System() []string {
	if os.Getenv(BundledOnly) != "" {
		return nil
	}
	return systemFiles()
}

var systemFiles = sync.OnceValue(func() []string {
	return present(systemFolders(), systemNames(runtime.GOOS))
})

// CJK reports whether r is a character for which fonts of the system are asked: ideographs, kana, hangul, bopomofo,
// their punctuation and the wide forms of Latin letters.
func CJK(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case r <= 0x11FF, // jamo
		r >= 0x2E80 && r <= 0x2FFF, r >= 0x3000 && r <= 0x4DBF, r >= 0x4E00 && r <= 0x9FFF,
		r >= 0xA960 && r <= 0xA97F, r >= 0xAC00 && r <= 0xD7FF, r >= 0xF900 && r <= 0xFAFF,
		r >= 0xFE30 && r <= 0xFE4F, r >= 0xFF00 && r <= 0xFFEF, r >= 0x1B000 && r <= 0x1B16F,
		r >= 0x20000 && r <= 0x3FFFD:
		return true
	}
	return false
}

func systemFolders() []string {
	home := os.Getenv("HOME")
	switch runtime.GOOS {
	case "windows":
		return []string{filepath.Join(os.Getenv("WINDIR"), "Fonts"), filepath.Join(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")}
	case "darwin":
		return []string{"/System/Library/Fonts", "/Library/Fonts", filepath.Join(home, "Library", "Fonts")}
	}
	return []string{"/usr/share/fonts", "/usr/local/share/fonts", filepath.Join(home, ".local", "share", "fonts"), filepath.Join(home, ".fonts")}
}

// systemNames are file names in the order in which they are asked for a character. Some hold the characters of one
// language only, so more than one may be needed.
func systemNames(system string) []string {
	switch system {
	case "windows":
		return []string{"simsun.ttc", "yumin.ttf", "batang.ttc", "mingliu.ttc", "msyh.ttc", "YuGothM.ttc", "msgothic.ttc", "malgun.ttf", "msjh.ttc", "meiryo.ttc", "simsunb.ttf"}
	case "darwin":
		return []string{"Songti.ttc", "ヒラギノ明朝 ProN.ttc", "AppleMyungjo.ttf", "Arial Unicode.ttf", "Hiragino Sans GB.ttc", "PingFang.ttc", "AppleSDGothicNeo.ttc", "STHeiti Light.ttc"}
	}
	return []string{"NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "NotoSerifCJKsc-Regular.otf", "NotoSansCJKsc-Regular.otf",
		"SourceHanSerifSC-Regular.otf", "SourceHanSansSC-Regular.otf", "NotoSansSC-Regular.otf", "uming.ttc", "wqy-zenhei.ttc", "wqy-microhei.ttc",
		"NanumMyeongjo.ttf", "ipam.ttf", "ipag.ttf", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf"}
}

// present finds files by name below the folders, in the order of names.
func present(folders, names []string) []string {
	found := map[string]string{}
	for _, folder := range folders {
		// A folder that cannot be read holds no font for us.
		_ = filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && found[e.Name()] == "" {
				found[e.Name()] = path
			}
			return nil
		})
	}
	var out []string
	for _, n := range names {
		if found[n] != "" {
			out = append(out, found[n])
		}
	}
	return out
}
