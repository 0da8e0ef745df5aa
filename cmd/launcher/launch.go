package main

import (
	"slices"
	"time"

	"github.com/harborfile/harborfile/cmd/launcher/handover"
)

// Exit codes of the launcher where no window ran; otherwise it ends with the window's own.
const (
	exitUndrawn    = handover.WantsProcessor // nothing could draw the window, or the person ended it before it was drawn
	exitIncomplete = 5                       // a file of the program is missing, or could not be started
)

// limits are how long the window may take to its first frame before the person is asked.
type limits struct {
	start time.Duration // from the start of the program, which a virus scanner may read from end to end first
	frame time.Duration // from its first own step
}

var usualLimits = limits{start: 30 * time.Second, frame: 15 * time.Second}

// launcher is one start of Harborfile.
type launcher struct {
	folder folder
	notes  *notes
	probe  func(way) bool
	// ask shows a message and gives the person's answer; where gone is closed first, the message goes by itself.
	ask    func(m message, gone <-chan struct{}) (yes bool)
	limits limits
}

// A plan is how the window is to be started.
type plan struct {
	way    way
	free   bool // the window's settings may turn it to the other way
	chosen bool // the person chose it in a message just now
}

// run starts the window and returns the exit code for whoever started the launcher.
func (l *launcher) run(args []string) int {
	args, wish := takeWish(args)
	if !l.folder.has(card) {
		l.tell(incomplete)
		return exitIncomplete
	}
	if onlyAsks(args) {
		return l.pass(args)
	}
	p, ok := l.choose(wish)
	for ok {
		w, err := l.open(p, args)
		if err != nil {
			l.tell(notStarted)
			return exitIncomplete
		}
		l.notes.opening(true)
		e, yes := w.await(l.limits), false
		if e == undrawn {
			yes = l.ask(l.undrawnMessage(w, p), w.well)
			e = w.now() // it may have been drawn meanwhile
		}
		l.notes.opening(e == undrawn)
		switch e {
		case drawn, ended:
			return w.wait()
		case turned:
			p, ok = l.turn(p)
		case undrawn:
			w.kill()
			p, ok = l.instead(p, yes)
		}
	}
	return exitUndrawn
}

// A wish is what the command line says of drawing.
type wish int

const (
	noWish wish = iota
	wishCard
	wishProcessor
)

// takeWish takes --software and --hardware out of the arguments; the last one counts. Everything else is the window's.
func takeWish(args []string) (rest []string, w wish) {
	for _, a := range args {
		switch a {
		case "--software", "-software":
			w = wishProcessor
		case "--hardware", "-hardware":
			w = wishCard
		default:
			rest = append(rest, a)
		}
	}
	return rest, w
}

// onlyAsks reports whether the arguments ask for words alone, for which nothing is drawn.
func onlyAsks(args []string) bool {
	return slices.ContainsFunc(args, func(a string) bool {
		return slices.Contains([]string{"--version", "-version", "--help", "-help", "-h"}, a)
	})
}

// choose says which way the window is drawn. ok is false where there is none; the person was told.
func (l *launcher) choose(w wish) (p plan, ok bool) {
	soft := l.folder.has(processor)
	switch {
	case w == wishCard:
		return plan{way: card}, true
	case w == wishProcessor && soft:
		return plan{way: processor}, true
	case w == wishProcessor:
		l.tell(noProcessor)
		return p, false
	case soft && l.notes.asked():
		return plan{way: processor, free: true}, true
	case l.draws(card):
		return plan{way: card, free: soft}, true
	case soft && l.draws(processor):
		return plan{way: processor}, true
	case soft:
		l.notes.forget() // the next start tries both again
		l.tell(cannotDrawAtAll)
	default:
		l.tell(cannotDraw)
	}
	return p, false
}

// draws reports whether a way can draw here, from what is remembered or by trying it. That a way cannot draw is believed
// only while the other one is there instead: a probe is late on a busy day, too, and what was remembered of that day
// would end every later start.
func (l *launcher) draws(w way) bool {
	spare := w == card && l.folder.has(processor)
	if can, known := l.notes.can(w); known && (can || spare) {
		return can
	}
	can := l.probe(w)
	l.notes.remember(w, can)
	return can
}

// turn is the plan where the window's settings want the other way. It is not free again: two starts are enough.
func (l *launcher) turn(p plan) (plan, bool) {
	l.notes.ask(p.way == card)
	p, ok := l.choose(noWish)
	p.free = false
	return p, ok
}

// instead is the plan after a window that was not drawn, where there is another way and the person wants it.
func (l *launcher) instead(p plan, yes bool) (plan, bool) {
	if !yes || !l.canChange(p) {
		return p, false
	}
	l.notes.ask(true)
	return plan{way: processor, chosen: true}, true
}

// canChange reports whether the processor could draw instead.
func (l *launcher) canChange(p plan) bool { return p.way == card && l.folder.has(processor) }

// undrawnMessage is what is said of a window that was not drawn.
func (l *launcher) undrawnMessage(w *window, p plan) message {
	switch over, choice := w.over(), l.canChange(p); {
	case over && choice:
		return endedAsk
	case over:
		return endedTell
	case choice:
		return slowAsk
	default:
		return slowTell
	}
}

// tell shows a message that leaves no choice.
func (l *launcher) tell(m message) { l.ask(m, nil) }

// order is what the window is told of a plan.
func (l *launcher) order(p plan) handover.Order {
	return handover.Order{Processor: p.way == processor, Choice: l.folder.has(processor), Free: p.free, Chosen: p.chosen}
}
