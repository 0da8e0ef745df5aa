package main

import "testing"

func TestReadPlace(t *testing.T) {
	list := "http://a.example/x nodistro main Other\n" +
		"http://deb.example/debian/ bookworm-updates main Debian\n" +
		"http://deb.example/debian/ bookworm contrib Debian\n" +
		"http://deb.example/debian/ bookworm main Debian\n" +
		"http://b.example/ubuntu/ noble main Ubuntu\n"
	place, suite, err := readPlace(list)
	if err != nil || place != "http://deb.example/debian/" || suite != "bookworm" {
		t.Errorf("%q, %q, %v", place, suite, err)
	}
	if _, _, err := readPlace("http://a.example/x nodistro main Other\n"); err == nil {
		t.Error("a place that holds no release was taken")
	}
}
