package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

// answerProbe tries one OpenGL library and returns the exit code: 0 after probeDrawn was said. It does what the window
// will do: a window (hidden here), a pixel format, a context, and the functions and the version that drawing needs.
func answerProbe(path string) int {
	if err := tryDrawing(path); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Print(probeDrawn)
	return 0
}

func tryDrawing(path string) error {
	if path == "" {
		return errors.New("this is no way to draw")
	}
	gl, err := loadOpenGL(path)
	if err != nil {
		return fmt.Errorf("the library does not load: %w", err)
	}
	dc, done, err := hiddenWindow()
	if err != nil {
		return err
	}
	defer done()
	if err := setPixelFormat(dc); err != nil {
		return err
	}
	context, _, _ := gl.createContext.Call(dc)
	if context == 0 {
		return errors.New("no OpenGL context")
	}
	defer gl.deleteContext.Call(context)
	if ok, _, _ := gl.makeCurrent.Call(dc, context); ok == 0 {
		return errors.New("the OpenGL context cannot be used")
	}
	defer gl.makeCurrent.Call(0, 0)
	if version := gl.text(glVersion); !newEnough(version) {
		return fmt.Errorf("OpenGL is %q", version)
	}
	name := []byte("glGenFramebuffers\x00")
	// Some drivers answer 1, 2, 3 or -1 for a function they do not have.
	if at, _, _ := gl.getProcAddress.Call(uintptr(unsafe.Pointer(&name[0]))); at+1 <= 4 {
		return errors.New("OpenGL has no framebuffers")
	}
	runtime.KeepAlive(name)
	return nil
}

// openGL is a loaded library.
type openGL struct {
	createContext, deleteContext, makeCurrent, getProcAddress, getString *windows.Proc
}

// loadOpenGL loads a library by its full path, and what it needs from its own folder.
func loadOpenGL(path string) (gl openGL, err error) {
	handle, err := windows.LoadLibraryEx(path, 0, windows.LOAD_WITH_ALTERED_SEARCH_PATH)
	if err != nil {
		return gl, err
	}
	dll := &windows.DLL{Name: path, Handle: handle}
	for name, to := range map[string]**windows.Proc{
		"wglCreateContext": &gl.createContext, "wglDeleteContext": &gl.deleteContext, "wglMakeCurrent": &gl.makeCurrent,
		"wglGetProcAddress": &gl.getProcAddress, "glGetString": &gl.getString,
	} {
		if *to, err = dll.FindProc(name); err != nil {
			return gl, err
		}
	}
	return gl, nil
}

const glVersion = 0x1F02

// text is glGetString.
func (gl openGL) text(name uintptr) string {
	at, _, _ := gl.getString.Call(name)
	if at == 0 {
		return ""
	}
	return windows.BytePtrToString(*(**byte)(unsafe.Pointer(&at)))
}

var (
	user32              = windows.NewLazySystemDLL("user32.dll")
	gdi32               = windows.NewLazySystemDLL("gdi32.dll")
	createWindowEx      = user32.NewProc("CreateWindowExW")
	destroyWindow       = user32.NewProc("DestroyWindow")
	getDC               = user32.NewProc("GetDC")
	releaseDC           = user32.NewProc("ReleaseDC")
	choosePixelFormat   = gdi32.NewProc("ChoosePixelFormat")
	setPixelFormatCall  = gdi32.NewProc("SetPixelFormat")
	describePixelFormat = gdi32.NewProc("DescribePixelFormat")
)

// hiddenWindow makes a window that is never shown, and its device context.
func hiddenWindow() (dc uintptr, done func(), err error) {
	class, title := windows.StringToUTF16Ptr("STATIC"), windows.StringToUTF16Ptr("Harborfile")
	const overlapped = 0x00CF0000
	hwnd, _, err := createWindowEx.Call(0, uintptr(unsafe.Pointer(class)), uintptr(unsafe.Pointer(title)), overlapped, 0, 0, 64, 64, 0, 0, 0, 0)
	if hwnd == 0 {
		return 0, nil, fmt.Errorf("no window: %w", err)
	}
	dc, _, err = getDC.Call(hwnd)
	if dc == 0 {
		destroyWindow.Call(hwnd)
		return 0, nil, fmt.Errorf("no device context: %w", err)
	}
	return dc, func() {
		releaseDC.Call(hwnd, dc)
		destroyWindow.Call(hwnd)
	}, nil
}

// pixelFormat is PIXELFORMATDESCRIPTOR.
type pixelFormat struct {
	size, version                      uint16
	flags                              uint32
	kind, colorBits                    byte
	red, redAt, green, greenAt         byte
	blue, blueAt, alpha, alphaAt       byte
	accum, accRed, accGreen, accBlue   byte
	accAlpha, depth, stencil, aux      byte
	layer, reserved                    byte
	layerMask, visibleMask, damageMask uint32
}

// setPixelFormat asks for what the window will ask for: 24 bits of colour, drawn behind the scenes and shown at once.
func setPixelFormat(dc uintptr) error {
	const drawToWindow, supportOpenGL, doubleBuffer = 0x4, 0x20, 0x1
	want := pixelFormat{version: 1, flags: drawToWindow | supportOpenGL | doubleBuffer, colorBits: 24}
	want.size = uint16(unsafe.Sizeof(want))
	chosen, _, err := choosePixelFormat.Call(dc, uintptr(unsafe.Pointer(&want)))
	if chosen == 0 {
		return fmt.Errorf("no pixel format: %w", err)
	}
	var got pixelFormat
	if n, _, err := describePixelFormat.Call(dc, chosen, unsafe.Sizeof(got), uintptr(unsafe.Pointer(&got))); n == 0 {
		return fmt.Errorf("the pixel format is not described: %w", err)
	}
	if got.flags&supportOpenGL == 0 {
		return errors.New("no pixel format for OpenGL")
	}
	if ok, _, err := setPixelFormatCall.Call(dc, chosen, uintptr(unsafe.Pointer(&got))); ok == 0 {
		return fmt.Errorf("the pixel format cannot be used: %w", err)
	}
	return nil
}

// onlyOwnLibraries takes the current folder off the list in which libraries are looked for, here and in the programs
// that are started from here: a terminal may stand in a folder of downloads.
func onlyOwnLibraries() { _ = windows.SetDllDirectory("") }

// systemFolder is where the system keeps its own libraries.
func systemFolder() string {
	dir, err := windows.GetSystemDirectory()
	if err != nil {
		return `C:\Windows\System32`
	}
	return dir
}
