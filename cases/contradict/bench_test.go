package contradict

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases/sample"
)

func BenchmarkFind(b *testing.B) {
	s := clean()
	for b.Loop() {
		Find(sample.Today, s)
	}
}

// A file with a hundred pages of text among its evidence.
func BenchmarkFindLong(b *testing.B) {
	s := clean()
	page := strings.Repeat("On May 3, 2016 the worker of room 14 wrote to Mr. Aldous Example about the hours, and nobody answered. ", 30)
	s.Evidence[0].Text = strings.Repeat(page+"\n", 100)
	for b.Loop() {
		Find(sample.Today, s)
	}
}
