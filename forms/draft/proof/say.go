package proof

import "strings"

// saying are the words of one rule: {q} stands for the words of the paper, {o} for what the file says.
type saying struct{ what, do string }

// Words say a finding to a person, in English or Spanish.
func (f Finding) Words(lang string) (what, do string) {
	list := english
	if strings.HasPrefix(lang, "es") {
		list = spanish
	}
	w := list[f.Rule]
	put := strings.NewReplacer("{q}", f.Quote, "{o}", f.otherIn(lang))
	return put.Replace(w.what), put.Replace(w.do)
}

// otherIn is what the file says, where it is a word of the program in the language of the person.
func (f Finding) otherIn(lang string) string {
	if f.Rule == RuleSecret && strings.HasPrefix(lang, "es") {
		return secretKinds[f.Other]
	}
	return f.Other
}

var secretKinds = map[string]string{
	"home address": "domicilio", "shelter address": "dirección del refugio", "work address": "dirección del trabajo", "school address": "dirección de la escuela",
	"address kept for others": "dirección reservada para otros", "telephone number": "número de teléfono", "protected word": "palabra protegida",
}

var english = map[Rule]saying{
	RuleGap:            {"A fact is not told yet: {q}.", "Tell it in the facts and draft again, or take the sentence out."},
	RulePlaceholder:    {"Something was left to be filled in: {q}", "Write what belongs here, or take it out."},
	RuleBlank:          {"A line is to be filled in by hand.", "Nothing to do now; look at it when the paper is signed."},
	RuleSecret:         {"This reader may not see what stands here: {o}.", "Take it out, use the safe address, or ask the client whether this reader may see it."},
	RuleSSN:            {"A Social Security or taxpayer number stands in full.", "Leave only the last four digits."},
	RuleAccount:        {"What may be an account number stands in full.", "Leave only the last four digits."},
	RuleBirth:          {"A date of birth stands in full.", "Leave only the year."},
	RuleANumber:        {"An A-number stands in full.", "Take it out where the reader does not need it."},
	RuleMinor:          {"A person under 18 is named in full.", "Write the initials."},
	RuleNotHere:        {"The client does not want this piece of the story here: “{o}”.", "Take it out, or ask the client again."},
	RuleAltered:        {"These words stand as the client’s and are not the approved ones: {q}", "Read them with the client and change the piece “{o}”, or put the approved words back."},
	RuleUnagreed:       {"The client has not approved these words: “{o}”.", "Read them with the client first."},
	RuleName:           {"“{q}” is nobody the file knows, and the paper does not say who this is.", "Say who this is where the name first stands, add the person to the file, or correct the name."},
	RuleSpelling:       {"“{q}” is nearly a name of the file: {o}.", "Correct the spelling, or add the other spelling to the file."},
	RuleChosen:         {"The letter calls the client {q}. The name the client chose is {o}.", "Use the chosen name in letters to the client."},
	RuleLegal:          {"Only the chosen name stands here: {q}. The legal name is {o}.", "Name the client once by the legal name, then as the client wishes."},
	RuleTermEarly:      {"“{o}” stands here before the paper says what it means.", "Move the definition up, or use the full words here."},
	RuleTermUnused:     {"“{q}” is defined and not used afterwards.", "Take the definition out, or use it."},
	RuleRole:           {"The paper says “{o}” and never who that is.", "Define it where the person is first named."},
	RuleOutside:        {"{q} lies outside the time that this piece of the story tells of: {o}.", "Compare with the client which of the two is right."},
	RuleFuture:         {"{q} is later than the paper, which is dated {o}.", "Correct the date, or add it to the facts if it is one to come."},
	RuleContrary:       {"The paper says: {q}. The file says: {o}.", "Compare the two; correct the one that is not right, or explain it."},
	RuleExhibitMissing: {"{q} is cited, and no exhibit has that letter.", "Correct the letter, or add the exhibit."},
	RuleExhibitKept:    {"{q} is cited, and this reader does not get it: {o}.", "Take the citation out, or let the exhibit reach this reader."},
	RuleExhibitTitle:   {"The letter and the title do not belong together: {q}. Under that letter the file has: {o}.", "Correct the letter or the title."},
	RuleDocket:         {"The caption says case number {q}, the matter {o}.", "Correct the one that is not right."},
	RuleOtherNo:        {"Case number {q} stands nowhere in the file.", "Check the number, or add the case."},
	RuleCounty:         {"The caption says {q}, the matter is in {o}.", "Correct the one that is not right."},
	RuleCourt:          {"The caption says {q}, the matter is before: {o}.", "Correct the one that is not right."},
	RuleParty:          {"The file does not know a name in the caption: {q}.", "Check the spelling, or add the person to the file."},
	RuleWord:           {"A word that may hurt or doubt: {q}", "Plainer: {o}."},
	RulePronoun:        {"The client’s pronouns are {o}. Here stands: {q}", "Correct the pronoun, or name whom it means."},
	RuleHonorific:      {"The client’s pronouns are {o}. Here stands: {q}", "Use the name, or the address the client wants."},
}

var spanish = map[Rule]saying{
	RuleGap:            {"Todavía falta un dato: {q}.", "Anótelo en los datos y redacte de nuevo, o quite la frase."},
	RulePlaceholder:    {"Quedó algo por completar: {q}", "Escriba lo que corresponde o quítelo."},
	RuleBlank:          {"Una línea se completa a mano.", "Nada que hacer ahora; mírela cuando se firme el escrito."},
	RuleSecret:         {"Quien lee este escrito no puede ver lo que está aquí: {o}.", "Quítelo, use la dirección segura o pregunte a la persona si este lector puede verlo."},
	RuleSSN:            {"Aparece completo un número de Seguro Social o de contribuyente.", "Deje solo los últimos cuatro dígitos."},
	RuleAccount:        {"Aparece completo lo que puede ser un número de cuenta.", "Deje solo los últimos cuatro dígitos."},
	RuleBirth:          {"Aparece completa una fecha de nacimiento.", "Deje solo el año."},
	RuleANumber:        {"Aparece completo un número A.", "Quítelo si el lector no lo necesita."},
	RuleMinor:          {"Aparece el nombre completo de una persona menor de 18 años.", "Escriba las iniciales."},
	RuleNotHere:        {"La persona no quiere aquí esta parte del relato: «{o}».", "Quítela o pregunte de nuevo a la persona."},
	RuleAltered:        {"Estas palabras figuran como de la persona y no son las aprobadas: {q}", "Léalas con la persona y cambie el pasaje «{o}», o vuelva a poner las palabras aprobadas."},
	RuleUnagreed:       {"La persona no ha aprobado estas palabras: «{o}».", "Léalas primero con la persona."},
	RuleName:           {"El expediente no conoce a «{q}» y el escrito no dice quién es.", "Diga quién es donde aparece por primera vez, agregue a la persona al expediente o corrija el nombre."},
	RuleSpelling:       {"«{q}» es casi un nombre del expediente: {o}.", "Corrija la ortografía o agregue la otra forma al expediente."},
	RuleChosen:         {"La carta llama {q} a la persona. El nombre que eligió es {o}.", "Use el nombre elegido en las cartas a la persona."},
	RuleLegal:          {"Aquí solo está el nombre elegido: {q}. El nombre legal es {o}.", "Nombre a la persona una vez con el nombre legal y luego como prefiera."},
	RuleTermEarly:      {"«{o}» aparece aquí antes de que el escrito diga qué significa.", "Suba la definición o use aquí las palabras completas."},
	RuleTermUnused:     {"«{q}» se define y después no se usa.", "Quite la definición o úsela."},
	RuleRole:           {"El escrito dice «{o}» y nunca dice quién es.", "Defínalo donde se nombra por primera vez a la persona."},
	RuleOutside:        {"{q} queda fuera del tiempo del que habla esta parte del relato: {o}.", "Compare con la persona cuál de los dos es correcto."},
	RuleFuture:         {"{q} es posterior al escrito, que lleva la fecha {o}.", "Corrija la fecha o agréguela a los datos si está por venir."},
	RuleContrary:       {"El escrito dice: {q}. El expediente dice: {o}.", "Compare los dos; corrija el que no es correcto o explíquelo."},
	RuleExhibitMissing: {"Se cita {q} y ningún anexo tiene esa letra.", "Corrija la letra o agregue el anexo."},
	RuleExhibitKept:    {"Se cita {q} y este lector no lo recibe: {o}.", "Quite la cita o permita que el anexo llegue a este lector."},
	RuleExhibitTitle:   {"La letra y el título no corresponden: {q}. Con esa letra el expediente tiene: {o}.", "Corrija la letra o el título."},
	RuleDocket:         {"El encabezado dice el número de caso {q}, el asunto {o}.", "Corrija el que no es correcto."},
	RuleOtherNo:        {"El número de caso {q} no está en el expediente.", "Revise el número o agregue el caso."},
	RuleCounty:         {"El encabezado dice {q}, el asunto está en {o}.", "Corrija el que no es correcto."},
	RuleCourt:          {"El encabezado dice {q}, el asunto está ante: {o}.", "Corrija el que no es correcto."},
	RuleParty:          {"El expediente no conoce un nombre del encabezado: {q}.", "Revise la ortografía o agregue a la persona al expediente."},
	RuleWord:           {"Una palabra que puede herir o poner en duda: {q}", "Más sencillo: {o}."},
	RulePronoun:        {"Los pronombres de la persona son {o}. Aquí dice: {q}", "Corrija el pronombre o diga a quién se refiere."},
	RuleHonorific:      {"Los pronombres de la persona son {o}. Aquí dice: {q}", "Use el nombre o el tratamiento que la persona quiere."},
}
