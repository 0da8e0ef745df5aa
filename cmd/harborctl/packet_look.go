package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// A lookChange is what `packet look` was told to change.
type lookChange struct {
	matter, pack, labels, bates, custodian, maxPart string
	from                                            int
	noTabs, certificate                             bool
}

func (a *app) packetLook() *cobra.Command {
	var c lookChange
	var cmd *cobra.Command
	cmd = a.shows(a.inVault("look", "how the packets of a matter look; what is not named stays as it is", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			m, err := vault.Get[cases.Matter](ctx, v, c.matter)
			if err != nil {
				return err
			}
			look, err := c.apply(ctx, v, m.Packet, cmd.Flags().Changed)
			if err != nil {
				return err
			}
			if look != m.Packet {
				m.Packet = look
				if err := v.Write(ctx, &m); err != nil {
					return err
				}
			}
			if a.asJSON {
				return printJSON(a.out, look)
			}
			a.tellLook(look)
			return nil
		}))
	f := cmd.Flags()
	f.StringVar(&c.matter, "matter", "", "the matter's id")
	f.StringVar(&c.pack, "pack", "", "id of the venue pack; empty = by the matter's venue and the recipient")
	f.StringVar(&c.labels, "labels", "", "letters or numbers; empty = as the venue asks")
	f.StringVar(&c.bates, "bates", "", "letters before six-digit page numbers; empty = plain page numbers")
	f.IntVar(&c.from, "bates-from", 0, "number of the first page, with --bates")
	f.BoolVar(&c.noTabs, "no-tabs", false, "exhibits without tab sheets; --no-tabs=false brings them back")
	f.BoolVar(&c.certificate, "certificate", false, "with the certificate of the custodian of the records")
	f.StringVar(&c.custodian, "custodian", "", "id of the person who signs it; empty = the matter's attorney")
	f.StringVar(&c.maxPart, "max-part", "", "the most one file may have, such as 25MB; empty = as the venue asks")
	return need(cmd, "matter")
}

// apply changes what was named on the command line.
func (c lookChange) apply(ctx context.Context, v *vault.Vault, look cases.PacketLook, named func(string) bool) (cases.PacketLook, error) {
	if named("pack") {
		if _, ok := law.VenuePackByID(c.pack); c.pack != "" && !ok {
			return look, wrongUse("there is no venue pack %q; there are %s", c.pack, packNames())
		}
		look.Pack = c.pack
	}
	if named("custodian") && c.custodian != "" {
		if _, err := vault.Get[cases.Attorney](ctx, v, c.custodian); err != nil {
			return look, err
		}
	}
	if named("max-part") {
		n, err := sizeOf(c.maxPart)
		if err != nil {
			return look, err
		}
		look.MaxPart = n
	}
	for _, set := range []struct {
		flag string
		do   func()
	}{
		{"labels", func() { look.Labels = cases.Labels(c.labels) }}, {"bates", func() { look.Bates = c.bates }},
		{"bates-from", func() { look.BatesFrom = c.from }}, {"no-tabs", func() { look.NoTabs = c.noTabs }},
		{"certificate", func() { look.Certificate = c.certificate }}, {"custodian", func() { look.Custodian = c.custodian }},
	} {
		if named(set.flag) {
			set.do()
		}
	}
	return look, look.Check()
}

func packNames() string {
	var names []string
	for _, p := range law.VenuePacks() {
		names = append(names, p.ID)
	}
	return strings.Join(names, ", ")
}

// sizeUnits are those of file sizes; a megabyte has 1,000,000 bytes.
var sizeUnits = []struct {
	name string
	n    int64
}{{"KB", 1_000}, {"MB", 1_000_000}, {"GB", 1_000_000_000}, {"B", 1}}

// sizeOf reads a size such as 25MB; "" is 0.
func sizeOf(s string) (int64, error) {
	text := strings.ToUpper(strings.ReplaceAll(s, " ", ""))
	if text == "" {
		return 0, nil
	}
	unit := int64(1)
	for _, u := range sizeUnits {
		if rest, ok := strings.CutSuffix(text, u.name); ok {
			text, unit = rest, u.n
			break
		}
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 || n > 1<<40/unit {
		return 0, wrongUse("--max-part takes a size such as 25MB, not %q", s)
	}
	return n * unit, nil
}

func (a *app) tellLook(l cases.PacketLook) {
	rows := [][2]string{{"venue pack", cmp.Or(l.Pack, "by the venue and the recipient")}, {"exhibits named by", cmp.Or(string(l.Labels), "as the venue asks")},
		{"page numbers", "plain"}, {"tab sheets", yesNo(!l.NoTabs)}, {"custodian's certificate", yesNo(l.Certificate)},
		{"custodian", cmp.Or(l.Custodian, "the matter's attorney")}, {"one file at most", "as the venue asks"}}
	if l.Bates != "" {
		rows[2][1] = fmt.Sprintf("%s%06d on", l.Bates, max(1, l.BatesFrom))
	}
	if l.MaxPart > 0 {
		rows[6][1] = formatInt(l.MaxPart) + " bytes"
	}
	for _, r := range rows {
		fmt.Fprintf(a.out, "%-24s %s\n", r[0], oneLine(r[1]))
	}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
