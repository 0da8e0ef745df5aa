package vault

import (
	"context"

	"github.com/harborfile/harborfile/cases"
)

// Caseload reads what numbers for funders are counted from, over every client and matter.
func (v *Vault) Caseload(ctx context.Context) (c cases.Caseload, err error) {
	if c.Clients, err = List[cases.Client](ctx, v, ""); err != nil {
		return c, err
	}
	if c.Matters, err = List[cases.Matter](ctx, v, ""); err != nil {
		return c, err
	}
	if c.Needs, err = List[cases.Need](ctx, v, ""); err != nil {
		return c, err
	}
	if c.Times, err = List[cases.TimeEntry](ctx, v, ""); err != nil {
		return c, err
	}
	c.Exploitations, err = List[cases.Exploitation](ctx, v, "")
	return c, err
}
