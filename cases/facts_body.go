package cases

import "strconv"

// bodyFacts are height and weight as biographic parts of forms print them: feet and the inches beside them, and pounds
// with one digit in each box.
func bodyFacts() []Fact {
	feet := func(s *Snapshot, _ []int) Value {
		if n := s.Client.Physical.HeightInches; n > 0 {
			return Value{Text: strconv.Itoa(n / 12)}
		}
		return Value{}
	}
	inches := func(s *Snapshot, _ []int) Value { // zero inches beside the feet is an answer
		if n := s.Client.Physical.HeightInches; n > 0 {
			return Value{Text: strconv.Itoa(n % 12)}
		}
		return Value{}
	}
	digit := func(of int) func(*Snapshot, []int) Value {
		return func(s *Snapshot, _ []int) Value {
			n := s.Client.Physical.WeightPounds
			if n <= 0 || n > 999 {
				return Value{}
			}
			return Value{Text: strconv.Itoa(n / of % 10)}
		}
	}
	return []Fact{
		{Path: "client.physical.heightFeet", Label: "Height: feet", LabelES: "Estatura: pies", Kind: CountFact, get: feet},
		{Path: "client.physical.heightRest", Label: "Height: inches beside the feet", LabelES: "Estatura: pulgadas además de los pies", Kind: CountFact, get: inches},
		{Path: "client.physical.weightHundreds", Label: "Weight in pounds: hundreds", LabelES: "Peso en libras: centenas", Kind: TextFact, get: digit(100)},
		{Path: "client.physical.weightTens", Label: "Weight in pounds: tens", LabelES: "Peso en libras: decenas", Kind: TextFact, get: digit(10)},
		{Path: "client.physical.weightOnes", Label: "Weight in pounds: ones", LabelES: "Peso en libras: unidades", Kind: TextFact, get: digit(1)},
	}
}
