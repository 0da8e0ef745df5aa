// Package handover is what the launcher and the window of Harborfile tell each other: how the launcher says what draws
// the window, how the window says that it was drawn, and the exit codes with which it asks for another start. Both
// import it; it knows no graphics, no vault and no client.
package handover

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Variable is the environment variable in which the launcher hands an Order to the window. The window takes it out of
// its environment at once.
const Variable = "HARBORFILE_LAUNCHER"

// Exit codes of a window that was not drawn.
const (
	// WantsProcessor asks the launcher to start the window again, drawn by the processor.
	WantsProcessor = 3
	// WantsCard asks for the graphics card again.
	WantsCard = 4
)

// What the window writes into the pipe, one byte each.
const (
	Began = 'b' // its arguments were read, and everything from here on may need graphics
	Drawn = 'd' // the first frame was drawn; from here on it may open a vault
	Here  = '.' // nothing new: the window asks whether anybody still listens
)

// An Order is what the launcher tells the window it starts.
type Order struct {
	Processor bool // this window is drawn by the processor, not by the graphics card
	Choice    bool // both ways are there, so that the settings may offer them
	Free      bool // where the settings say the other way, the window ends with WantsProcessor or WantsCard
	Chosen    bool // the person chose the processor in the launcher's message: the settings keep it
}

var flags = []struct {
	word string
	of   func(*Order) *bool
}{
	{"processor", func(o *Order) *bool { return &o.Processor }},
	{"choice", func(o *Order) *bool { return &o.Choice }},
	{"free", func(o *Order) *bool { return &o.Free }},
	{"chosen", func(o *Order) *bool { return &o.Chosen }},
}

// Environment is the entry of the environment that carries the order and the handle of the pipe the window writes to.
func (o Order) Environment(pipe uintptr) string {
	words := []string{strconv.FormatUint(uint64(pipe), 10)}
	for _, f := range flags {
		if *f.of(&o) {
			words = append(words, f.word)
		}
	}
	return Variable + "=" + strings.Join(words, " ")
}

var errNoOrder = errors.New("this is no order of the launcher")

// read is the order and the pipe in a value of the variable.
func read(value string) (o Order, pipe uintptr, err error) {
	words := strings.Fields(value)
	if len(words) == 0 {
		return o, 0, errNoOrder
	}
	handle, err := strconv.ParseUint(words[0], 10, 64)
	if err != nil || handle == 0 {
		return o, 0, errNoOrder
	}
	for _, word := range words[1:] {
		known := false
		for _, f := range flags {
			if f.word == word {
				*f.of(&o), known = true, true
			}
		}
		if !known {
			return Order{}, 0, fmt.Errorf("%w: %q", errNoOrder, word)
		}
	}
	return o, uintptr(handle), nil
}

// A Launcher is the launcher as the window sees it. The zero value is a window that was started without one.
type Launcher struct {
	Order
	pipe *os.File
}

// Take takes the launcher's order out of the environment, so that no program started from here takes it for its own.
// ok is false where no launcher started this program. An order of another version that cannot be read is of a launcher
// all the same, with nobody listening: the window that handed back to it would be started by it again, for ever.
func Take() (l Launcher, ok bool) {
	value, found := os.LookupEnv(Variable)
	if !found {
		return l, false
	}
	os.Unsetenv(Variable)
	order, handle, err := read(value)
	if err != nil {
		return l, true
	}
	keepToOurselves(handle)
	return Launcher{Order: order, pipe: os.NewFile(handle, "launcher")}, true
}

// Tell writes Began, Drawn or Here to the launcher. It is false where none listens.
func (l Launcher) Tell(what byte) bool {
	if l.pipe == nil {
		return false
	}
	_, err := l.pipe.Write([]byte{what})
	return err == nil
}
