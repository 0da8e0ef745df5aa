package main

import "github.com/spf13/cobra"

func (a *app) vaultVerbs() *cobra.Command {
	return a.group("vault", "the encrypted case file", a.vaultCreate(), a.vaultCheck(), a.vaultBackup(), a.vaultRestore(), a.vaultRecovery())
}
