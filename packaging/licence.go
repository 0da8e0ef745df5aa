package packaging

import (
	"regexp"
	"slices"
	"strings"
)

// A Licence is the terms of one thing in the programs that others wrote.
type Licence struct {
	Name    string // a module path, or what people call the thing
	Version string // empty where it has none, as a font
	Kind    string // SPDX expression
	Note    string // what else has to be said, as where the source of a library is had; mostly empty
	Text    string // the terms themselves, with their copyright notices
}

// A kind of licence, and the words that only it has, spaces and case aside.
type kind struct {
	spdx  string
	words []string
}

// kinds are the licences that may be in the programs: all permissive, or for fonts alone. What none of them fits stops
// the packaging, as do the ones in copyleft.
var kinds = []kind{
	{"Apache-2.0", []string{"apache license", "version 2.0, january 2004"}},
	{"Apache-2.0", []string{`licensed under the apache license, version 2.0`}},
	{"OFL-1.1", []string{"sil open font license", "version 1.1"}},
	{"Bitstream-Vera", []string{"bitstream vera is a trademark of bitstream"}},
	{"MIT", []string{"permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files", "the above copyright notice and this permission notice"}},
	{"MIT-Modern-Variant", []string{"permission is hereby granted, without written agreement and without license or royalty fees"}},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms", "neither the name"}},
	{"BSD-3-Clause", []string{"redistribution and use in source and binary forms", "may not be used to endorse or promote products"}},
	{"BSD-2-Clause", []string{"redistribution and use in source and binary forms"}},
	{"ISC", []string{"permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted"}},
	{"ISC", []string{"permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted"}},
	{"Zlib", []string{"this software is provided 'as-is', without any express or implied warranty", "must not be misrepresented"}},
	{"Unlicense", []string{"this is free and unencumbered software released into the public domain"}},
}

// copyleft are words of terms that would bind the programs, or that nobody here has thought about.
var copyleft = []string{
	"gnu general public license", "gnu lesser general public license", "gnu library general public license",
	"gnu affero general public license", "mozilla public license", "eclipse public license",
	"common development and distribution license", "server side public license", "business source license",
	"attribution-sharealike", "attribution-noncommercial",
}

var spdxLine = regexp.MustCompile(`(?m)^[\s/*#]*SPDX-License-Identifier: (.+?)[\s*/]*$`)

// kindsOf names the licences in a text, none where it knows none of them or where one of them is not permissive.
func kindsOf(text string) []string {
	plain := plainWords(text)
	if slices.ContainsFunc(copyleft, func(words string) bool { return strings.Contains(plain, words) }) {
		return nil
	}
	if found := spdxLine.FindStringSubmatch(text); found != nil {
		return []string{group(found[1])}
	}
	var names []string
	for _, k := range kinds {
		has := !slices.ContainsFunc(k.words, func(words string) bool { return !strings.Contains(plain, words) })
		// A text of three BSD clauses holds the two as well.
		bsd := strings.HasPrefix(k.spdx, "BSD-") && slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, "BSD-") })
		if has && !bsd && !slices.Contains(names, k.spdx) {
			names = append(names, k.spdx)
		}
	}
	return names
}

// group puts an expression with a choice into brackets, so that others can be joined to it.
func group(expression string) string {
	if strings.Contains(expression, " OR ") {
		return "(" + expression + ")"
	}
	return expression
}

// plainWords is a text in small letters with single spaces, and without the signs that wrap it as a comment.
func plainWords(text string) string {
	text = strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "`", "'", "*", " ", "#", " ", "//", " ").Replace(text)
	return strings.Join(strings.Fields(strings.ToLower(text)), " ")
}
