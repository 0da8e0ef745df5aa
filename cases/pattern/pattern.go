// Package pattern is regular expressions that are compiled when they are first used. The program holds hundreds of
// them for papers it may never see in a sitting; compiled one and all they would make every start wait.
//
// A pattern that does not compile is a defect of the program: its first use panics, and so does the test that uses
// every one, see Broken. Package pattern knows no words and no papers.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression. Its methods are those of regexp.Regexp, which say what they do. A Pattern may be
// used by several goroutines at once.
type Pattern struct {
	words    string
	compiled func() *regexp.Regexp
}

// all are the patterns of the program, for the tests. They are made while the packages are set up, one after the other.
var all []*Pattern

// Must makes a pattern for a variable of a package. One that is made in a function belongs to package regexp.
func Must(words string) *Pattern {
	p := &Pattern{words: words}
	p.compiled = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(words) })
	all = append(all, p)
	return p
}

// Broken lists the patterns of the program that do not compile, and says how many there are in all.
func Broken() (broken []string, of int) {
	for _, p := range all {
		if _, err := regexp.Compile(p.words); err != nil {
			broken = append(broken, p.words)
		}
	}
	return broken, len(all)
}

// Match is that of regexp.Regexp, as are all below.
func (p *Pattern) Match(b []byte) bool { return p.compiled().Match(b) }

// MatchString is that of regexp.Regexp.
func (p *Pattern) MatchString(s string) bool { return p.compiled().MatchString(s) }

// FindIndex is that of regexp.Regexp.
func (p *Pattern) FindIndex(b []byte) []int { return p.compiled().FindIndex(b) }

// FindAllIndex is that of regexp.Regexp.
func (p *Pattern) FindAllIndex(b []byte, n int) [][]int { return p.compiled().FindAllIndex(b, n) }

// FindSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindSubmatchIndex(b []byte) []int { return p.compiled().FindSubmatchIndex(b) }

// FindAllSubmatch is that of regexp.Regexp.
func (p *Pattern) FindAllSubmatch(b []byte, n int) [][][]byte {
	return p.compiled().FindAllSubmatch(b, n)
}

// FindAllSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return p.compiled().FindAllSubmatchIndex(b, n)
}

// FindString is that of regexp.Regexp.
func (p *Pattern) FindString(s string) string { return p.compiled().FindString(s) }

// FindStringIndex is that of regexp.Regexp.
func (p *Pattern) FindStringIndex(s string) []int { return p.compiled().FindStringIndex(s) }

// FindAllString is that of regexp.Regexp.
func (p *Pattern) FindAllString(s string, n int) []string { return p.compiled().FindAllString(s, n) }

// FindAllStringIndex is that of regexp.Regexp.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringIndex(s, n)
}

// FindStringSubmatch is that of regexp.Regexp.
func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }

// FindStringSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}

// FindAllStringSubmatch is that of regexp.Regexp.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of regexp.Regexp.
func (p *Pattern) ReplaceAllString(s, by string) string { return p.compiled().ReplaceAllString(s, by) }

// ReplaceAllStringFunc is that of regexp.Regexp.
func (p *Pattern) ReplaceAllStringFunc(s string, by func(string) string) string {
	return p.compiled().ReplaceAllStringFunc(s, by)
}

// Split is that of regexp.Regexp.
func (p *Pattern) Split(s string, n int) []string { return p.compiled().Split(s, n) }
