package cases

import "fmt"

// checkHistory looks at the days and lists of the client's life beside the present.
func (c Client) checkHistory() error {
	err := firstError(
		badDate(named[Date]{"client.marriage.date", c.Marriage.Date}, named[Date]{"client.travelDocument.issued", c.TravelDocument.Issued},
			named[Date]{"client.travelDocument.expires", c.TravelDocument.Expires}, named[Date]{"client.lastEntry.expires", c.LastEntry.Expires}),
		known("client.lastEntry.manner", EntryManners(), c.LastEntry.Manner), badState("client.driverLicense.state", c.DriverLicense.State),
		notBelow("client.timesMarried", c.TimesMarried))
	return firstError(err, eachRow("client.jobs", c.Jobs), eachRow("client.schools", c.Schools), eachRow("client.marriages", c.Marriages),
		eachRow("client.entries", c.Entries), eachRow("client.proceedings", c.Proceedings), eachRow("client.filings", c.Filings))
}

// eachRow gives the first thing that keeps a row of a list from being stored.
func eachRow[T interface{ check(path string) error }](path string, list []T) error {
	for i, row := range list {
		if err := row.check(fmt.Sprintf("%s[%d]", path, i)); err != nil {
			return err
		}
	}
	return nil
}

func (j Job) check(path string) error {
	return firstError(badDate(named[Date]{path + ".from", j.From}, named[Date]{path + ".to", j.To}),
		notBefore(path+".to", j.From, j.To), j.Address.checkReaders(path+".address"))
}

func (x Schooling) check(path string) error {
	return firstError(badDate(named[Date]{path + ".from", x.From}, named[Date]{path + ".to", x.To}),
		notBefore(path+".to", x.From, x.To), Address{AllowFor: x.AllowFor}.checkReaders(path))
}

func (m Marriage) check(path string) error {
	return firstError(badDate(named[Date]{path + ".birthDate", m.BirthDate}, named[Date]{path + ".married", m.Married}, named[Date]{path + ".ended", m.Ended}),
		notBefore(path+".ended", m.Married, m.Ended), known(path+".how", MarriageEnds(), m.How))
}

func (e Entry) check(path string) error {
	return firstError(badDate(named[Date]{path + ".date", e.Date}, named[Date]{path + ".expires", e.Expires}, named[Date]{path + ".left", e.Left}),
		notBefore(path+".left", e.Date, e.Left), known(path+".manner", EntryManners(), e.Manner))
}

func (p Proceeding) check(path string) error {
	return firstError(badDate(named[Date]{path + ".from", p.From}, named[Date]{path + ".to", p.To}),
		notBefore(path+".to", p.From, p.To), known(path+".kind", ProceedingKinds(), p.Kind))
}

func (f Filing) check(path string) error { return badDate(named[Date]{path + ".filed", f.Filed}) }
