package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestEveryStartEndsSeen starts real processes that draw, end, hang and turn, and looks at what came of each: a drawn
// window or a message, never neither.
func TestEveryStartEndsSeen(t *testing.T) {
	for name, c := range map[string]struct {
		noSoft   bool   // the package has no library for the processor
		gl, soft string // what the windows do
		can      string // what a probe finds: "gl", "soft", "gl soft"
		args     string
		yes      bool // the person's answer

		probed  string
		started string
		said    []message
		code    int
		orders  string // what a window was told: processor, choice, free, chosen
	}{
		"the card draws":                        {gl: "draws:0", can: "gl soft", probed: "gl", started: "gl"},
		"its exit code is ours":                 {gl: "draws:7", can: "gl", probed: "gl", started: "gl", code: 7},
		"the card cannot":                       {soft: "draws:0", can: "soft", probed: "gl soft", started: "soft"},
		"neither can":                           {can: "", probed: "gl soft", said: []message{cannotDrawAtAll}, code: 3},
		"the card cannot, nothing else is here": {noSoft: true, can: "", probed: "gl", said: []message{cannotDraw}, code: 3},
		"asked for the processor":               {soft: "draws:0", can: "gl", args: "--software", started: "soft"},
		"asked for it where it is not":          {noSoft: true, can: "gl", args: "--software", said: []message{noProcessor}, code: 3},
		"asked for the card":                    {gl: "draws:0", can: "", args: "--software --hardware", started: "gl"},
		"wrong arguments are the window's":      {gl: "ends:2", can: "gl", args: "--nonsense", probed: "gl", started: "gl", code: 2},
		"words alone need no drawing":           {gl: "ends:0", can: "", args: "--version", started: "gl"},
		"the settings say processor":            {gl: "wants:processor", soft: "wants:processor", can: "gl", probed: "gl", started: "gl soft", orders: "soft {true true false false}"},
		"the settings cannot turn a probe":      {soft: "wants:card", can: "soft", probed: "gl soft", started: "soft", orders: "soft {true true false false}"},
		"the settings cannot turn --hardware":   {gl: "wants:processor", can: "", args: "--hardware", started: "gl"},
		"it dies, the person says yes":          {gl: "dies:1", soft: "draws:0", can: "gl", yes: true, probed: "gl", started: "gl soft", said: []message{endedAsk}},
		"it dies quietly, too":                  {gl: "dies:0", soft: "draws:0", can: "gl", yes: true, probed: "gl", started: "gl soft", said: []message{endedAsk}},
		"it dies, the person says no":           {gl: "dies:1", soft: "draws:0", can: "gl", probed: "gl", started: "gl", said: []message{endedAsk}, code: 3},
		"it dies, nothing else is here":         {noSoft: true, gl: "dies:1", can: "gl", yes: true, probed: "gl", started: "gl", said: []message{endedTell}, code: 3},
		"it crashes before its first step":      {gl: "ends:-1", soft: "draws:0", can: "gl", yes: true, probed: "gl", started: "gl soft", said: []message{endedAsk}},
		"it hangs, the person says yes":         {gl: "hangs", soft: "draws:0", can: "gl", yes: true, probed: "gl", started: "gl soft", said: []message{slowAsk}},
		"it hangs, the person says no":          {gl: "hangs", can: "gl", probed: "gl", started: "gl", said: []message{slowAsk}, code: 3},
		"it hangs before its first step":        {noSoft: true, gl: "stuck", can: "gl", probed: "gl", started: "gl", said: []message{slowTell}, code: 3},
		"both hang":                             {gl: "hangs", soft: "hangs", can: "gl", yes: true, probed: "gl", started: "gl soft", said: []message{slowAsk, slowTell}, code: 3},
		"both die":                              {gl: "dies:1", soft: "dies:1", can: "gl", yes: true, probed: "gl", started: "gl soft", said: []message{endedAsk, endedTell}, code: 3},
		"it draws late":                         {gl: "late", can: "gl", yes: true, probed: "gl", started: "gl", said: []message{slowAsk}},
	} {
		t.Run(name, func(t *testing.T) {
			if c.gl == "ends:-1" && !crashes() {
				t.Skip("this system's exit codes are one byte: 255 stands for no crash")
			}
			p := newScene(t, !c.noSoft)
			p.l.limits.start = 1500 * time.Millisecond
			p.does(c.gl, c.soft)
			p.can = map[way]bool{card: strings.Contains(c.can, "gl"), processor: strings.Contains(c.can, "soft")}
			p.answer = c.yes
			if c.gl == "late" {
				p.after = 10 * time.Second
			}
			code := p.l.run(strings.Fields(c.args))
			if code != c.code || p.started() != c.started || !slices.Equal(p.said, c.said) || names(p.probed) != c.probed {
				t.Errorf("exit %d, started %q, said %v, probed %q; want %d, %q, %v, %q",
					code, p.started(), p.said, names(p.probed), c.code, c.started, c.said, c.probed)
			}
			// The settings may turn one start once: two windows that turn each other would go on for ever.
			if strings.Count(p.log(), c.orders) < 1 {
				t.Errorf("no window was told %q: %s", c.orders, p.log())
			}
			if strings.Contains(p.log(), "left=true") {
				t.Errorf("the window's own children would take the order for theirs: %s", p.log())
			}
			if c.gl == "late" && p.went != 1 {
				t.Error("the message stays although the window was drawn")
			}
			if len(p.said) == 0 && c.started == "" {
				t.Error("nothing was started and nothing was said")
			}
		})
	}
}

// A crash is never taken for a window that ended by its own choice: what the system gives for one differs.
func TestOwnCode(t *testing.T) {
	for code, want := range map[int]bool{0: true, 2: true, 255: true, -1: false, 256: false, 0xC0000005: false, 0xC0000135: false} {
		if ownCode(code) != want {
			t.Errorf("%#x: %v", code, !want)
		}
	}
}

// crashes reports whether an exit code here can be beyond one byte, as the system's own codes are on Windows.
func crashes() bool { return os.PathSeparator == '\\' }

func names(ways []way) string {
	var out []string
	for _, w := range ways {
		out = append(out, [...]string{"gl", "soft"}[w])
	}
	return strings.Join(out, " ")
}

// TestWhatTheNextStartKnows: what was found out is not found out twice, and what the person chose stays.
func TestWhatTheNextStartKnows(t *testing.T) {
	p := newScene(t, true)
	p.does("wants:card", "wants:card")
	p.can[card] = false
	next := func(name, probed, started string) {
		t.Helper()
		if code := p.l.run(nil); code != 0 || names(p.probed) != probed || p.started() != started {
			t.Errorf("%s: exit %d, probed %q, started %q; want %q, %q\n%s", name, code, names(p.probed), p.started(), probed, started, p.log())
		}
		p.again()
	}
	next("first start", "gl soft", "soft")
	next("remembered", "", "soft")
	p.l.notes = openNotes(p.l.notes.path, "another screen")
	p.can[card] = true
	next("at another screen", "gl", "gl")
	next("remembered there", "", "gl")
	p.does("wants:processor", "wants:processor")
	next("turned in the settings", "", "gl soft")
	next("straight to it", "", "soft")
	p.does("wants:card", "wants:card")
	next("turned back", "", "soft gl")
	next("straight back", "", "gl")
	p.l.notes.opening(true) // and the computer was switched off
	p.again()
	next("after a start that was never drawn", "gl", "gl")
	next("and all is well again", "", "gl")
	p.l.notes = openNotes(p.l.notes.path, "here")
	next("at the first screen again", "", "soft")
}

// TestABadDayIsNotForEver: where nothing could draw once, a busy computer or a driver that was being replaced, the next
// start tries again.
func TestABadDayIsNotForEver(t *testing.T) {
	for name, c := range map[string]struct {
		soft   bool
		probed string
		said   message
	}{
		"the card alone": {false, "gl", cannotDraw},
		"both ways":      {true, "gl soft", cannotDrawAtAll},
	} {
		t.Run(name, func(t *testing.T) {
			p := newScene(t, c.soft)
			p.does("draws:0", "draws:0")
			p.can = map[way]bool{}
			for range 2 {
				if code := p.l.run(nil); code != exitUndrawn || names(p.probed) != c.probed || !slices.Equal(p.said, []message{c.said}) {
					t.Errorf("exit %d, probed %q, said %v", code, names(p.probed), p.said)
				}
				p.again()
			}
			p.can[card] = true
			if code := p.l.run(nil); code != 0 || p.started() != "gl" || len(p.said) > 0 {
				t.Errorf("once it can draw: exit %d, started %q, said %v", code, p.started(), p.said)
			}
		})
	}
}

// TestChoiceInAMessageReachesTheSettings: the window is told, and the next start goes straight there.
func TestChoiceInAMessageReachesTheSettings(t *testing.T) {
	p := newScene(t, true)
	p.does("hangs", "draws:0")
	p.answer = true
	if code := p.l.run(nil); code != 0 {
		t.Fatalf("exit %d: %s", code, p.log())
	}
	if want := "soft {true true false true}"; !strings.Contains(p.log(), want) {
		t.Errorf("the second window was not told: %s", p.log())
	}
	p.again()
	if code := p.l.run(nil); code != 0 || p.started() != "soft" || len(p.said) > 0 {
		t.Errorf("the next start: exit %d, %q, said %v", code, p.started(), p.said)
	}
}

// TestWindowGetsWhatTheLauncherGot: arguments, the environment of software drawing, and no order in what it starts.
func TestWindowGetsWhatTheLauncherGot(t *testing.T) {
	p := newScene(t, true)
	p.does("draws:0", "draws:0")
	p.l.run([]string{"--vault", "a b", "--software", `c"d`})
	if want := fmt.Sprintf("args=%q gallium=llvmpipe launched=true left=false", []string{"--vault", "a b", `c"d`}); !strings.Contains(p.log(), want) {
		t.Errorf("want %s in %s", want, p.log())
	}
	p.again()
	p.l.run([]string{"--hardware"})
	if !strings.Contains(p.log(), "args=[] gallium= launched=true") {
		t.Errorf("the card's window has the processor's environment: %s", p.log())
	}
}

func TestHalfAPackageIsSaid(t *testing.T) {
	p := newScene(t, true)
	if err := os.Remove(p.l.folder.program(card)); err != nil {
		t.Fatal(err)
	}
	if code := p.l.run(nil); code != exitIncomplete || !slices.Equal(p.said, []message{incomplete}) || p.started() != "" {
		t.Errorf("exit %d, said %v, started %q", code, p.said, p.started())
	}
	p.again()
	write(t, p.l.folder.program(card), "this is no program")
	if code := p.l.run(nil); code != exitIncomplete || !slices.Equal(p.said, []message{notStarted}) {
		t.Errorf("a broken file: exit %d, said %v", code, p.said)
	}
	p = newScene(t, true)
	if err := os.Remove(p.l.folder.drawing(processor)); err != nil {
		t.Fatal(err)
	}
	p.can[card] = false
	if code := p.l.run(nil); code != exitUndrawn || !slices.Equal(p.said, []message{cannotDraw}) {
		t.Errorf("without the library the processor's window would be drawn by the card: exit %d, said %v", code, p.said)
	}
}
