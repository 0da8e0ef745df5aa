package relief

import "strings"

// Tier is what the tests of 18 U.S.C. § 3771A give for a federal charge: "A" for an offense that is no violent crime,
// "B" for a violent crime of which no child was a victim, "none" for a violent crime of which a child was a victim, and
// "" where one of the two questions is open. It is a reading of the text, not a finding.
func Tier(violent, childHarmed string) string {
	switch {
	case violent == "no":
		return "A"
	case violent == "yes" && childHarmed == "no":
		return "B"
	case violent == "yes" && childHarmed == "yes":
		return "none"
	}
	return ""
}

// federal tests one charge under 18 U.S.C. § 3771A: convictions of level A; arrests of level A; arrests of level B that
// ended in acquittal, were dismissed or not pursued, or were reduced to level A and then so ended.
func (t *test) federal() {
	tier := t.tier()
	t.line.Tier = tier
	if tier == "" {
		t.line.Tier = "not known"
	}
	switch t.end {
	case convicted, adjudicated:
		t.federalConviction(tier)
	case notPursued:
		t.federalArrest(tier)
	default:
		t.federalOpen(tier)
	}
	t.why("Nexus for a conviction: direct result of having been trafficked. For an arrest the texts read say directly related; read the enacted wording.",
		"Nexo para una condena: resultado directo de haber sido objeto de trata. Para un arresto los textos leídos dicen directamente relacionado; lea el texto promulgado.")
}

// tier takes a person's entry first, and asks where it does not fit the two answers.
func (t *test) tier() string {
	c := t.charge
	tested := Tier(c.Violent, c.ChildHarmed)
	entered := strings.ToUpper(strings.TrimSpace(c.Tier))
	switch {
	case entered != "" && tested != "" && entered != tested:
		t.ask("The level entered and the two answers below it do not agree. Look at 18 U.S.C. § 16(a) and the charge again.",
			"El nivel anotado y las dos respuestas no coinciden. Vuelva a mirar 18 U.S.C. § 16(a) y el cargo.")
		return ""
	case entered == "A" || entered == "B":
		t.why("Level "+entered+" was entered by a person.", "El nivel "+entered+" lo anotó una persona.")
		return entered
	}
	if c.Violent == "" || c.Violent == "not known" {
		t.ask("Is it a crime of violence under 18 U.S.C. § 16(a)? The statute's elements decide, not its name.",
			"¿Es un delito de violencia según 18 U.S.C. § 16(a)? Deciden los elementos de la ley, no su nombre.")
	} else if c.Violent == "yes" && tested == "" {
		t.ask("Was a child a victim of this offense?", "¿Fue una niña o un niño víctima de este delito?")
	}
	switch tested {
	case "A":
		t.why("Not a violent crime by the answer given: level A.", "No es un delito violento según la respuesta: nivel A.")
	case "B":
		t.why("A violent crime of which no child was a victim, by the answers given: level B.", "Delito violento sin víctima menor, según las respuestas: nivel B.")
	case "none":
		t.why("A violent crime of which a child was a victim, by the answers given: neither level.", "Delito violento con víctima menor, según las respuestas: ningún nivel.")
	}
	return tested
}

func (t *test) federalConviction(tier string) {
	switch tier {
	case "A":
		t.line.Answer = Possible
		t.why("The section reaches convictions of level A.", "El artículo alcanza condenas de nivel A.")
	case "B", "none":
		t.line.Answer = NotCovered
		t.why("The text read reaches no conviction of a violent crime. Other ways stay open to ask about: the ground of the conviction, sentence reduction, pardon.",
			"El texto leído no alcanza condenas por delitos violentos. Quedan otras vías por preguntar: el fundamento de la condena, reducción de la pena, indulto.")
	default:
		t.line.Answer = NotKnown
	}
}

func (t *test) federalArrest(tier string) {
	switch tier {
	case "A":
		t.line.Answer = Possible
		t.why("The section reaches arrests of level A.", "El artículo alcanza arrestos de nivel A.")
	case "B":
		t.line.Answer = Possible
		t.why("Level B is reached for the arrest where it ended in acquittal, was dismissed or not pursued, or was reduced to level A and then so ended.",
			"El nivel B se alcanza para el arresto si terminó en absolución, fue desestimado o no se siguió, o se redujo al nivel A y luego terminó así.")
	case "none":
		t.line.Answer = NotCovered
		t.why("The text read reaches no violent crime of which a child was a victim.", "El texto leído no alcanza delitos violentos con víctima menor.")
	default:
		t.line.Answer = NotKnown
	}
}

// federalOpen: how it ended is not known, or it has not ended.
func (t *test) federalOpen(tier string) {
	t.line.Answer = NotKnown
	switch tier {
	case "A":
		t.line.Answer = Possible
		t.why("Level A is reached both as a conviction and as an arrest; which of the two it is has to be known before drafting.",
			"El nivel A se alcanza como condena y como arresto; hay que saber cuál es antes de redactar.")
	case "none":
		t.line.Answer = NotCovered
		t.why("The text read reaches no violent crime of which a child was a victim.", "El texto leído no alcanza delitos violentos con víctima menor.")
	case "B":
		t.why("Level B depends on how it ended.", "El nivel B depende de cómo terminó.")
	}
}
