package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/spf13/cobra"
)

// deadlineCompute turns a day into the day on which something is due. It needs no vault.
func (a *app) deadlineCompute() *cobra.Command {
	var req law.Request
	var params []string
	cmd := a.shows(a.verb("compute", "count a period by its rule and show each step; needs no vault", cobra.NoArgs,
		func(context.Context, []string) error {
			var err error
			if req.Params, err = readParams(params); err != nil {
				return err
			}
			result, err := law.Compute(req)
			if err != nil {
				return err
			}
			if a.asJSON {
				return printJSON(a.out, result)
			}
			a.printDeadline(result)
			return nil
		}))
	cmd.Flags().StringVar(&req.Rule, "rule", "", "id of the rule")
	cmd.Flags().StringVar(&req.From, "from", "", "the day that starts the period, year-month-day")
	cmd.Flags().IntVar(&req.Days, "days", 0, "length of the period, for rules that leave it open")
	cmd.Flags().StringVar(&req.Served, "served", "", "way of service: personal, mail, electronic, ...")
	cmd.Flags().StringVar(&req.State, "state", "", "two letters; where a federal court sits")
	cmd.Flags().StringArrayVar(&params, "param", nil, "another parameter of the rule, key=value; the value is read as JSON, else as text")
	return need(cmd, "rule", "from")
}

// readParams reads key=value pairs. A value that is no JSON is text.
func readParams(pairs []string) (map[string]any, error) {
	out := map[string]any{}
	for _, pair := range pairs {
		key, value, ok := strings.Cut(pair, "=")
		if !ok || key == "" {
			return nil, wrongUse("--param takes key=value")
		}
		if _, twice := out[key]; twice {
			return nil, wrongUse("--param names %q twice", key)
		}
		var v any
		if json.Unmarshal([]byte(value), &v) != nil {
			v = value
		}
		out[key] = v
	}
	return out, nil
}

func (a *app) printDeadline(r law.Result) {
	day := r.Due
	if r.Status != "" {
		day = r.Status
	}
	fmt.Fprintf(a.out, "%s  %s\n", day, r.Title)
	if r.Alternative != "" {
		fmt.Fprintf(a.out, "%s  under another reading\n", r.Alternative)
	}
	for _, step := range r.Chain {
		fmt.Fprintln(a.out, "  "+step)
	}
	fmt.Fprintf(a.out, "%s (as of %s, confidence %s)\n", r.Citation, r.AsOf, r.Confidence)
	for _, warning := range r.Warnings {
		fmt.Fprintln(a.out, "Note: "+warning)
	}
	fmt.Fprintln(a.out, "Not legal advice. An attorney confirms the date.")
}
