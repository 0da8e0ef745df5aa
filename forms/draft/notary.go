package draft

func (b Notary) compile(c *compiler) {
	for _, r := range []Rich{b.State, b.County, b.Words, b.Signer} {
		Paragraph{Text: r, Tight: true}.compile(c)
	}
}
