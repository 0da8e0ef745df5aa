package packaging

// A Part is something in the programs that the module graph does not name: C code and WebAssembly inside a module, a
// font, what the compiler adds. Its terms are not in the licence of the module that carries it.
type Part struct {
	Name    string
	Version partVersion
	Kind    string   // SPDX
	Of      string   // the module that carries it, "" for this one, toolchain for what the compilers add
	Texts   []string // files with the terms: of the module, or of packaging/licences as "./NAME" (see sources)
	Fonts   string   // its font files there, whose own notices of copyright stand before the terms
	Purl    string   // its name for scanners of known weaknesses, without the version
	Note    string
	Systems []string // GOOS values it is in; nil for all
}

// partVersion is where a version is read, so that an upgrade of the module cannot leave an old one behind.
type partVersion struct {
	file, pattern string // a file as in Texts, and what to find in it, with one group or three joined by dots
	fixed         string // or a version that no file says
}

// MesaVariable names the folder with Mesa's libraries; `dev mesa FOLDER` fills one. Unset, the packages hold no software
// drawing, and the launcher says so where the graphics card cannot draw.
const MesaVariable = "HARBORFILE_MESA"

// toolchain is the carrier of what compilers add to a program.
const toolchain = "toolchain"

const (
	pdfium    = "github.com/klippa-app/go-pdfium"
	sqlite    = "github.com/mattn/go-sqlite3"
	glfw      = "github.com/go-gl/glfw/v3.4/glfw"
	fyne      = "fyne.io/fyne/v2"
	roboto    = "eliasnaur.com/font"
	pdfcpu    = "github.com/pdfcpu/pdfcpu"
	heif      = "forms/convert/heif/libheif"
	inPDFium  = "Part of PDFium, inside the WebAssembly file of go-pdfium."
	heifNote  = "The library is used unchanged but for the edits in forms/convert/heif/libheif/Makefile, which fetches its source at this version, builds it, and is part of Harborfile's source. Harborfile's own source is public and under a permissive license, so that the program can be built with a changed library: put the new heif.wasm.gz in that folder and build. Source: "
	heifHome  = "https://github.com/strukturag/libheif"
	de265Home = "https://github.com/strukturag/libde265"
)

// Parts are listed by hand; a test demands that every module with C code, WebAssembly or fonts in it stands here.
var Parts = []Part{
	{Name: "PDFium", Version: partVersion{file: "README.md", pattern: `(?m)^Version: (\d+)$`}, Kind: "BSD-3-Clause AND Apache-2.0", Of: pdfium,
		Texts: []string{"./pdfium.txt", "./Apache-2.0.txt"}, Purl: "pkg:github/chromium/pdfium"},
	{Name: "Abseil", Kind: "Apache-2.0", Of: pdfium, Texts: []string{"./Apache-2.0.txt"}, Purl: "pkg:github/abseil/abseil-cpp", Note: inPDFium},
	{Name: "Anti-Grain Geometry", Version: partVersion{fixed: "2.3"}, Kind: "LicenseRef-AGG-2.3", Of: pdfium, Texts: []string{"./agg.txt"}, Note: inPDFium},
	{Name: "fast_float", Kind: "MIT", Of: pdfium, Texts: []string{"./fast_float.txt"}, Purl: "pkg:github/fastfloat/fast_float", Note: inPDFium},
	{Name: "FreeType", Kind: "FTL", Of: pdfium, Texts: []string{"./freetype.txt"}, Purl: "pkg:github/freetype/freetype", Note: inPDFium},
	{Name: "ICU", Version: partVersion{file: "webassembly/pdfium.wasm", pattern: `icudt(\d\d)l`}, Kind: "Unicode-3.0 AND ICU AND BSD-3-Clause AND BSD-2-Clause", Of: pdfium, Texts: []string{"./icu.txt"}, Purl: "pkg:github/unicode-org/icu", Note: inPDFium},
	{Name: "Little CMS", Kind: "MIT AND LicenseRef-softSurfer", Of: pdfium, Texts: []string{"./lcms.txt"}, Purl: "pkg:github/mm2/little-cms", Note: inPDFium},
	{Name: "libjpeg-turbo", Kind: "IJG AND BSD-3-Clause AND Zlib", Of: pdfium, Texts: []string{"./libjpeg-turbo.txt"}, Purl: "pkg:github/libjpeg-turbo/libjpeg-turbo", Note: inPDFium},
	{Name: "OpenJPEG", Kind: "BSD-2-Clause", Of: pdfium, Texts: []string{"./openjpeg.txt"}, Purl: "pkg:github/uclouvain/openjpeg", Note: inPDFium},
	{Name: "zlib", Version: partVersion{file: "webassembly/pdfium.wasm", pattern: `(\d+\.\d+\.\d+(?:\.\d+)?)-motley`}, Kind: "Zlib", Of: pdfium, Texts: []string{"./zlib.txt"}, Purl: "pkg:github/madler/zlib", Note: inPDFium},
	{Name: "Emscripten", Kind: "MIT", Of: pdfium, Texts: []string{"./emscripten.txt"}, Purl: "pkg:github/emscripten-core/emscripten", Note: inPDFium},
	{Name: "musl", Kind: "MIT", Of: pdfium, Texts: []string{"./musl.txt"}, Note: "The C library of the WebAssembly files of PDFium and libheif."},
	{Name: "LLVM libc++ and compiler-rt", Kind: "Apache-2.0 WITH LLVM-exception", Of: pdfium, Texts: []string{"./llvm.txt", "./Apache-2.0.txt"}, Purl: "pkg:github/llvm/llvm-project", Note: "The C++ library of the WebAssembly files of PDFium and libheif."},
	{Name: "SQLite", Version: partVersion{file: "sqlite3-binding.h", pattern: `#define SQLITE_VERSION\s+"([0-9.]+)"`}, Kind: "blessing", Of: sqlite, Texts: []string{"./sqlite.txt"}, Purl: "pkg:github/sqlite/sqlite"},
	{Name: "libheif", Version: partVersion{file: heif + "/Makefile", pattern: `LIBHEIF_VERSION = v([0-9.]+)`}, Kind: "LGPL-3.0-or-later", Texts: []string{heif + "/LICENSE.libheif", "./libheif.txt"}, Purl: "pkg:github/strukturag/libheif", Note: heifNote + heifHome},
	{Name: "libde265", Version: partVersion{file: heif + "/Makefile", pattern: `LIBDE265_VERSION = v([0-9.]+)`}, Kind: "LGPL-3.0-or-later", Texts: []string{heif + "/LICENSE.libde265", "./libde265.txt"}, Purl: "pkg:github/strukturag/libde265", Note: heifNote + de265Home},
	{Name: "heif.c of gen2brain", Kind: "MIT", Texts: []string{heif + "/LICENSE.heif.c"}, Note: "Calls libheif and libde265 inside their WebAssembly file."},
	{Name: "wasi-libc", Kind: "Apache-2.0 AND BSD-2-Clause AND MIT AND CC0-1.0", Texts: []string{"./wasi-libc.txt", "./Apache-2.0.txt"}, Purl: "pkg:github/WebAssembly/wasi-libc", Note: "The C library of the WebAssembly file of libheif, made from musl."},
	{Name: "Noto fonts of the papers", Version: partVersion{fixed: "20201225"}, Kind: "OFL-1.1", Texts: []string{"forms/draft/fonts/OFL.txt"}, Fonts: "forms/draft/fonts/*.ttf.gz"},
	// GLFW's headers of Wine (deps/mingw, LGPL) give numbers and layouts alone, which their section 5 leaves free.
	{Name: "GLFW", Version: partVersion{file: "glfw/include/GLFW/glfw3.h", pattern: `(?s)GLFW_VERSION_MAJOR\s+(\d+).*?GLFW_VERSION_MINOR\s+(\d+).*?GLFW_VERSION_REVISION\s+(\d+)`}, Kind: "Zlib", Of: glfw, Texts: []string{"glfw/LICENSE.md"}, Purl: "pkg:github/glfw/glfw"},
	{Name: "Wayland protocols", Kind: "MIT", Of: glfw, Texts: []string{"./wayland.txt"}, Systems: []string{"linux"}},
	{Name: "Noto Sans", Kind: "OFL-1.1", Of: fyne, Texts: []string{"theme/font/LICENSE.txt"}, Fonts: "theme/font/NotoSans-*.ttf"},
	{Name: "Inter Symbols", Kind: "OFL-1.1", Of: fyne, Texts: []string{"theme/font/LICENSE_Inter.txt"}, Fonts: "theme/font/InterSymbols-Regular.ttf"},
	{Name: "DejaVu Sans Mono Powerline", Kind: "Bitstream-Vera", Of: fyne, Texts: []string{"theme/font/LICENSE_DejaVu-Powerline.txt"}},
	{Name: "EmojiOne Color", Kind: "MIT AND CC-BY-4.0", Of: fyne, Texts: []string{"theme/font/LICENSE_EmojiOneColor.txt", "./emojione.txt"}, Fonts: "theme/font/EmojiOneColor.otf",
		Note: "The font is by Adobe; the drawings in it are by EmojiOne, http://emojione.com, and are used unchanged."},
	{Name: "DejaVu fonts", Version: partVersion{fixed: "2.37"}, Kind: "Bitstream-Vera", Of: "github.com/go-fonts/dejavu", Texts: []string{"LICENSE-DejaVu"}},
	{Name: "Liberation fonts", Kind: "OFL-1.1", Of: "github.com/go-fonts/liberation", Texts: []string{"LICENSE-SIL"}},
	{Name: "Roboto", Kind: "Apache-2.0", Of: roboto, Texts: []string{"roboto/ttfs/LICENSE"}, Fonts: "roboto/ttfs/Roboto-*.ttf"},
	{Name: "Roboto of pdfcpu", Kind: "Apache-2.0", Of: pdfcpu, Texts: []string{"./Apache-2.0.txt"}, Fonts: "pkg/pdfcpu/model/resources/Roboto-Regular.ttf"},
	{Name: "mingw-w64 runtime", Kind: "ZPL-2.1 AND BSD-2-Clause AND ISC AND SMLNJ AND LicenseRef-SunPro", Of: toolchain, Texts: []string{"./mingw-w64.txt"}, Systems: []string{"windows"}},
	{Name: "GCC support code", Kind: "GPL-3.0-or-later WITH GCC-exception-3.1", Of: toolchain, Texts: []string{"./libgcc.txt", "./GPL-3.0.txt"}, Systems: []string{"windows"},
		Note: "What the compiler adds to each program it makes; its exception leaves the program under its own terms."},
	{Name: "Mesa", Version: partVersion{file: "packaging/windows/mesa.toml", pattern: `(?m)^version = "([0-9.]+)"$`}, Kind: "MIT AND Apache-2.0 WITH LLVM-exception", Of: toolchain,
		Texts: []string{"./mesa.txt", "./llvm.txt", "./Apache-2.0.txt"}, Systems: []string{"windows"}, Purl: "pkg:github/mesa3d/mesa",
		Note: "Draws the window where a computer has no OpenGL of its own. It is beside the program only in the package that says so, folder soft."},
}

// sources say where each text in packaging/licences was read, and when: none is from memory. Where a
// text is made of two, both are named.
var sources = map[string]string{
	"Apache-2.0.txt":    "file Apache-2.0 of /usr/share/common-licenses, Debian 12, 2026-11-22",
	"GPL-3.0.txt":       "file GPL-3 of /usr/share/common-licenses, Debian 12, 2026-11-22",
	"agg.txt":           "head of third_party/agg23/agg_array.h of PDFium, repository chromium/pdfium, 2026-11-22",
	"emojione.txt":      "name table of EmojiOneColor.otf of fyne v2.8.1 (copyright, license and their addresses), 2026-11-22",
	"emscripten.txt":    "LICENSE of Emscripten, repository emscripten-core/emscripten, without what it says of its own tools, 2026-11-22",
	"fast_float.txt":    "copyright file of Debian's libfast-float-dev 3.9.0-1; its first lines from copies of LICENSE-MIT in public programs, 2026-11-22",
	"freetype.txt":      "FTL.TXT in legal/java.desktop/freetype.md of Temurin 25 (FreeType 2.14.2), with the credit it asks for, 2026-11-22",
	"icu.txt":           "ICU's LICENSE in that of Node.js 20.20.2; the years as in that of ICU 77 and of PDFium's programs of 2026, 2026-11-22",
	"lcms.txt":          "legal/java.desktop/lcms.md of Temurin 25 (Little CMS 2.17); the years as in lcms2.h of Little CMS 2.19, 2026-11-22",
	"libde265.txt":      "head of libde265/de265.cc, repository strukturag/libde265, and copyright file of Debian's libde265-0, 2026-11-22",
	"libgcc.txt":        "copyright file of Debian's gcc-12-base, below our two lines, 2026-11-22",
	"libheif.txt":       "head of libheif/context.cc, repository strukturag/libheif, and copyright file of Debian's libheif1, 2026-11-22",
	"libjpeg-turbo.txt": "LICENSE.md and README.ijg, repository libjpeg-turbo/libjpeg-turbo, copyright file of Debian's libjpeg62-turbo; the years as listed for PDFium's programs of 2026, 2026-11-22",
	"llvm.txt":          "exceptions in the copyright file of Debian's libllvm15, below our two lines, 2026-11-22",
	"mesa.txt":          "legal/java.desktop/mesa3d.md of Temurin 25, the same as Mesa's docs/license.rst, 2026-11-22",
	"mingw-w64.txt":     "COPYING.MinGW-w64-runtime.txt, repository mingw-w64/mingw-w64, without its remark on Cephes; the years as in Debian's mingw-w64-common 10, 2026-11-22",
	"musl.txt":          "COPYRIGHT of musl as in Emscripten 6.0.10, from a public program's notices, 2026-11-22",
	"openjpeg.txt":      "heads of openjpeg.c and ht_dec.c in third_party/libopenjpeg of PDFium, and those of t1.c, j2k.c and jp2.c of OpenJPEG in public programs, 2026-11-22",
	"pdfium.txt":        "PDFium's LICENSE as in LICENSE-PDFium.txt of pypdfium2-team/pypdfium2 and the notices of its 5.13.0, 2026-11-22",
	"sqlite.txt":        "head of sqlite3-binding.h of github.com/mattn/go-sqlite3 v1.14.53, 2026-11-22",
	"wasi-libc.txt":     "LICENSE, repository WebAssembly/wasi-libc, and copyright file of Debian's wasi-libc, 2026-11-22",
	"wayland.txt":       "copyright blocks of glfw/deps/wayland/*.xml of github.com/go-gl/glfw/v3.4/glfw, 2026-11-22",
	"zlib.txt":          "legal/java.base/zlib.md of Temurin 25 (zlib 1.3.2), 2026-11-22",
}
