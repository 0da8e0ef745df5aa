package ui

import (
	"github.com/harborfile/harborfile/cases"
)

// newInterpreter is who interprets in a matter and signs the interpreter's part of its forms.
func newInterpreter(a *App, store bookStore) tab {
	type M = cases.Matter
	p := &pageOf[M]{}
	p.rows = func(s *cases.Snapshot) []*M { return []*M{&s.Matter} }
	lines := []line[M]{
		heading[M]("interpreter.who"),
		row(inWords("interpreter.name.given", func(m *M) *string { return &m.Interpreter.Name.Given }), inWords("interpreter.name.family", func(m *M) *string { return &m.Interpreter.Name.Family })),
		row(inWords("interpreter.business", func(m *M) *string { return &m.Interpreter.Business }), inWords("interpreter.language", func(m *M) *string { return &m.Interpreter.Language })),
		row(inWords("interpreter.phone", func(m *M) *string { return &m.Interpreter.Phone }), inWords("interpreter.mobile", func(m *M) *string { return &m.Interpreter.Mobile })),
		row(inWords("interpreter.email", func(m *M) *string { return &m.Interpreter.Email })),
		heading[M]("interpreter.address"),
	}
	p.book = newBook(a, store, bookSpec[M]{words: "interpreter.", one: true,
		lines: append(lines, placeLines("interpreter.address", func(m *M) *cases.Address { return &m.Interpreter.Address })...),
		save:  func(m *M) ([]cases.Record, error) { return []cases.Record{m}, m.Check() },
	})
	return p
}
