package handover

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "github.com/harborfile/harborfile/cmd/dev/steady"
)

func TestOrderGoesThroughTheEnvironment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := func(name string) bool { return rapid.Bool().Draw(t, name) }
		want := Order{Processor: b("processor"), Choice: b("choice"), Free: b("free"), Chosen: b("chosen")}
		handle := uintptr(rapid.Uint32Min(1).Draw(t, "handle"))
		value, ok := strings.CutPrefix(want.Environment(handle), Variable+"=")
		got, pipe, err := read(value)
		if !ok || got != want || pipe != handle || err != nil {
			t.Fatalf("%q gives %+v, %d, %v", value, got, pipe, err)
		}
	})
}

func TestWhatIsNoOrderIsLeftAlone(t *testing.T) {
	for _, value := range []string{"", " ", "x", "0", "-1", "12 soft", "12 processor soft", "processor", "99999999999999999999"} {
		if o, _, err := read(value); err == nil || o != (Order{}) {
			t.Errorf("%q gives %+v, %v", value, o, err)
		}
	}
}

// TestWindowTellsTheLauncher takes an order as the window does, and hears what it says.
func TestWindowTellsTheLauncher(t *testing.T) {
	if _, ok := Take(); ok {
		t.Fatal("without a launcher there is an order")
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(Variable, "") // put back at the end
	name, value, _ := strings.Cut(Order{Processor: true}.Environment(w.Fd()), "=")
	os.Setenv(name, value)
	l, ok := Take()
	if !ok || !l.Processor || l.Free {
		t.Fatalf("%+v, %v from %s", l.Order, ok, strconv.Quote(value))
	}
	if _, still := os.LookupEnv(Variable); still {
		t.Error("the order stays in the environment, and the next program would take it")
	}
	if !l.Tell(Drawn) {
		t.Error("nobody listens")
	}
	heard := make([]byte, 1)
	if _, err := r.Read(heard); err != nil || heard[0] != Drawn {
		t.Errorf("heard %q, %v", heard, err)
	}
	r.Close()
	if l.Tell(Here) {
		t.Error("the launcher is gone, and the window takes it for listening")
	}
	os.Setenv(Variable, "12 of another version")
	if other, ok := Take(); !ok || other.Order != (Order{}) || other.Tell(Here) {
		t.Errorf("an order of another version: %+v, %v", other.Order, ok)
	}
	if (Launcher{}).Tell(Here) {
		t.Error("there never was a launcher")
	}
}
