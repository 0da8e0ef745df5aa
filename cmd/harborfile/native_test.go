package main

import "testing"

// TestOffScreenWindowsComeBack: a screen that was unplugged, or made smaller, leaves no window out of reach.
func TestOffScreenWindowsComeBack(t *testing.T) {
	one := []area{{0, 0, 1920, 1040}}
	two := []area{{0, 0, 1920, 1040}, {1920, -200, 2560, 1400}}
	for name, c := range map[string]struct {
		w       area
		screens []area
		x, y    int
		moved   bool
	}{
		"well where it is":                   {area{100, 80, 1280, 800}, one, 100, 80, false},
		"on the second screen":               {area{2000, -150, 1280, 800}, two, 2000, -150, false},
		"the second screen is gone":          {area{2000, 50, 1280, 800}, one, 640, 50, true},
		"left of every screen":               {area{-1300, 50, 1280, 800}, one, 0, 50, true},
		"hangs over the edge, grip in sight": {area{1700, 50, 1280, 800}, one, 1700, 50, false},
		"only a strip is left":               {area{1900, 50, 1280, 800}, one, 640, 50, true},
		"title above the screen":             {area{100, -60, 1280, 800}, one, 100, 0, true},
		"below the screen":                   {area{100, 1030, 1280, 800}, one, 100, 240, true},
		"larger than the screen":             {area{5000, 5000, 3000, 2000}, one, 0, 0, true},
		"nearest of two":                     {area{5000, 300, 1280, 800}, two, 3200, 300, true},
		"no screen is known":                 {area{5000, 300, 1280, 800}, nil, 5000, 300, false},
		"put away on Windows":                {area{-32000, -32000, 1280, 800}, one, 0, 0, true},
	} {
		x, y, moved := onScreen(c.w, c.screens)
		if x != c.x || y != c.y || moved != c.moved {
			t.Errorf("%s: %d, %d, moved %v; want %d, %d, %v", name, x, y, moved, c.x, c.y, c.moved)
		}
		if x2, y2, again := onScreen(area{x, y, c.w.w, c.w.h}, c.screens); again {
			t.Errorf("%s: moved once more, to %d, %d", name, x2, y2)
		}
	}
}
