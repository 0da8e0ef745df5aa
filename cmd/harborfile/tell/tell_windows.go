package tell

import (
	"os"
	"strings"

	"golang.org/x/sys/windows"
)

// title is over a message box.
const title = "Harborfile"

// attachParent is ATTACH_PARENT_PROCESS: the console of whoever started this program.
const attachParent = ^uintptr(0)

var attachConsole = windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")

// Out prints words where somebody sees them: where the output was sent, else in the terminal that the program was
// started from, else in a message box.
func Out(words string) { show(os.Stdout, words, windows.MB_ICONINFORMATION) }

// Err is Out for messages.
func Err(words string) { show(os.Stderr, words, windows.MB_ICONWARNING) }

func show(to *os.File, words string, icon uint32) {
	if leads(to) {
		if _, err := to.WriteString(words); err == nil {
			return
		}
	}
	if inTerminal(words) {
		return
	}
	text, err := windows.UTF16PtrFromString(words)
	if err != nil {
		return
	}
	name, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, text, name, windows.MB_OK|windows.MB_SETFOREGROUND|icon)
}

// leads reports whether a stream was sent to a file or into another program, or is a terminal. The nothing that a
// program is given in its place (NUL) takes words too, and nobody reads them.
func leads(f *os.File) bool {
	handle := windows.Handle(f.Fd())
	kind, err := windows.GetFileType(handle)
	if err != nil {
		return false
	}
	if kind == windows.FILE_TYPE_CHAR {
		var mode uint32
		return windows.GetConsoleMode(handle, &mode) == nil
	}
	return kind == windows.FILE_TYPE_DISK || kind == windows.FILE_TYPE_PIPE
}

// inTerminal writes words to the terminal of whoever started this program; false where there is none.
func inTerminal(words string) bool {
	if ok, _, _ := attachConsole.Call(attachParent); ok == 0 {
		return false
	}
	screen, err := os.OpenFile("CONOUT$", os.O_WRONLY, 0)
	if err != nil {
		return false
	}
	defer screen.Close()
	// The terminal did not wait for a program with a window: its prompt stands there already.
	_, err = screen.WriteString("\r\n" + strings.ReplaceAll(words, "\n", "\r\n"))
	return err == nil
}
