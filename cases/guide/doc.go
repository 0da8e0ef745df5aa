// Package guide is what people look up while they work: hotlines, agencies, guides and groups, and the sheets of plain
// words that are handed out or filled by hand (rights, safety plan, certificates, a clinic's protocol). The rows of
// package law are read through it, with what the office changed or added. It knows no clients' matters, no storage and
// no paper.
package guide
