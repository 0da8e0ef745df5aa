package law

import (
	"io/fs"
	"sync"
)

// BuiltInAsOf is the day of the data that are part of the program. A single row may be newer.
const BuiltInAsOf = "2026-11-21"

// AsOf is the day of the data in use, year-month-day: those built in, or newer ones that were installed.
func AsOf() string { return inUse().asOf }

// AsOf is the day of these data, year-month-day.
func (d *Data) AsOf() string { return d.asOf }

// BuiltIn is the set that is part of the program.
func BuiltIn() *Data { return builtIn() }

// InUse is the set that every function of this package answers from.
func InUse() *Data { return inUse() }

// BuiltInFiles are the files of the built-in set: the folders data and venues.
func BuiltInFiles() fs.FS { return builtInFiles }

// Files are the files that this set was read from.
func (d *Data) Files() fs.FS { return d.files }

var builtIn = sync.OnceValue(func() *Data { return newData(builtInFiles, BuiltInAsOf) })

// choice is which set is in use. It is made once, at the first question that anyone asks of the law: rows that changed
// while a paper is being written would contradict each other in it.
var choice struct {
	once sync.Once
	make func() *Data // nil = the built-in set
	set  *Data
}

// Use says how the set in use is chosen, before anything is asked of the law: choose runs once, at the first question,
// and gives nil for the built-in set. A program that never calls Use has the built-in set.
func Use(choose func() *Data) { choice.make = choose }

func inUse() *Data {
	choice.once.Do(func() {
		if choice.make != nil {
			choice.set = choice.make()
		}
		if choice.set == nil {
			choice.set = builtIn()
		}
	})
	return choice.set
}
