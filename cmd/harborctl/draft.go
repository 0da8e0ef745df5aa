package main

import "github.com/spf13/cobra"

func (a *app) draftVerbs() *cobra.Command {
	return a.group("draft", "the office's own papers: motions, declarations, letters",
		a.draftList(), a.draftMake(), a.draftPDF(), a.draftWord(), a.draftTake(), a.draftVersions(), a.draftChoose(), a.draftRedline(), a.draftCheck(), a.draftRemove(), a.draftTemplate())
}
