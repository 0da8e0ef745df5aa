package screen

import "github.com/harborfile/harborfile/cases"

type question struct{ ask, help string }

// spanish holds the questions in Spanish, by id.
var spanish = map[string]question{
	"scr.q.safe_now":       {"¿Es seguro para usted responder preguntas ahora mismo, donde está?", "Puede parar, saltar o volver cuando quiera."},
	"scr.q.contact_safe":   {"¿Hay un teléfono, correo o dirección donde otra persona podría ver los mensajes?", "Usaremos solo las formas que usted diga que son seguras."},
	"scr.q.danger":         {"¿Alguien la ha amenazado con lastimarla a usted, a sus hijos o a su familia, o la sigue o la contacta contra su voluntad?", ""},
	"scr.q.rel_person":     {"¿Esa persona fue alguna vez su pareja, cónyuge, familiar o alguien con quien vivió?", ""},
	"scr.q.work_made":      {"¿Alguien la hizo trabajar, o hacer cosas por dinero, cuando usted no quería o no podía irse?", "El trabajo puede ser limpieza, campo, restaurante, cuidado, ventas en la calle, baile, sexo, pedir dinero, actos contra la ley: cualquier cosa."},
	"scr.q.how_kept":       {"¿Qué hacía difícil irse? Elija todo lo que corresponda.", "Elija lo que corresponda, o salte la pregunta."},
	"scr.q.under18":        {"¿Tenía menos de 18 años cuando pasó algo de esto?", ""},
	"scr.q.minor_now":      {"¿Tiene ahora menos de 18 años, o hay una niña o un niño en peligro ahora?", ""},
	"scr.q.pay":            {"¿Le pagaron menos de lo prometido, o le quitaron dinero por comida, renta, viaje o una deuda?", ""},
	"scr.q.arrested":       {"¿Alguna vez la pararon, arrestaron, multaron o llevaron a juicio, en cualquier estado o en lo federal, mientras esto pasaba o por esto?", "Incluya lo que fue desestimado."},
	"scr.q.arrest_where":   {"¿Dónde pasó cada uno (estado y condado, o corte federal) y cómo terminó?", "Si no está segura, diga lo que crea."},
	"scr.q.told_to":        {"¿Alguien le dijo que lo hiciera, lo planeó o se quedó con el dinero?", ""},
	"scr.q.pending_case":   {"¿Tiene ahora una fecha de corte, una orden de arresto o libertad condicional?", ""},
	"scr.q.where_born":     {"¿Nació fuera de Estados Unidos, o le preocupan los papeles o la inmigración?", "No tiene que decir aquí su estatus. Dígalo solo a su abogada o abogado."},
	"scr.q.arrived":        {"¿Más o menos cuándo llegó por última vez a Estados Unidos, y cómo?", "Solo con su abogada o abogado."},
	"scr.q.removal":        {"¿Tiene un caso en la corte de inmigración o una orden de salir?", ""},
	"scr.q.police_report":  {"¿Ha hablado con la policía, el FBI, el Departamento de Trabajo u otra agencia sobre esto, o le pidieron que lo hiciera?", "Sin presión en ningún sentido. No tiene que responder."},
	"scr.q.fear_cooperate": {"¿Sería demasiado difícil o le daría miedo hablar con ellos?", "Está bien, y puede importar para su caso."},
	"scr.q.hurt":           {"¿La han lastimado, o ha estado muy triste, con miedo, o sin poder dormir o concentrarse por esto?", ""},
	"scr.q.partner_abuse":  {"¿La lastimó o controló un cónyuge, madre o padre que es ciudadano de Estados Unidos o tiene residencia permanente?", ""},
	"scr.q.afraid_home":    {"¿Alguien le haría daño, o estaría sin seguridad o sin atención, si tuviera que volver a otro país?", ""},
	"scr.q.family_abroad":  {"¿Tiene hijos, padres o hermanos que quiere tener con usted o que están en peligro?", ""},
	"scr.q.ages":           {"¿Cuántos años tiene usted y cada uno de ellos?", "La edad decide a quién se puede incluir; los días importan."},
	"scr.q.docs":           {"¿Tiene papeles, mensajes, fotos, recibos de pago o nombres de personas que saben?", "No regrese a buscar nada."},
	"scr.q.needs":          {"¿Qué le ayudaría más ahora mismo?", "Cualquier puerta es buena."},
	"scr.q.language":       {"¿Qué idioma y formato es mejor (leer, escuchar, letra grande, intérprete del género que elija)?", ""},
}

// Choices are the entries of a question that is answered by choosing several; nil for other questions.
func Choices(question string) []cases.Term { return choices[question] }

var choices = map[string][]cases.Term{
	"scr.q.how_kept": {
		{ID: "threats", EN: "threats", ES: "amenazas"},
		{ID: "violence", EN: "hurting you", ES: "la lastimaban"},
		{ID: "confinement", EN: "locking in or watching", ES: "encierro o vigilancia"},
		{ID: "documents", EN: "taking ID or phone", ES: "le quitaron documentos o teléfono"},
		{ID: "debt", EN: "debt that kept growing", ES: "una deuda que crecía"},
		{ID: "false-promise", EN: "lying about the job or pay", ES: "engaños sobre el trabajo o el pago"},
		{ID: "immigration", EN: "threats about police or immigration", ES: "amenazas con la policía o inmigración"},
		{ID: "substance", EN: "drugs", ES: "drogas"},
		{ID: "shame", EN: "threats to tell family", ES: "amenazas de contarlo a la familia"},
	},
	"scr.q.docs": {
		{ID: "papers", EN: "papers", ES: "papeles"}, {ID: "messages", EN: "messages", ES: "mensajes"}, {ID: "photos", EN: "photos", ES: "fotos"},
		{ID: "pay", EN: "pay records", ES: "recibos de pago"}, {ID: "names", EN: "names of people who know", ES: "nombres de personas que saben"},
	},
	"scr.q.needs": {
		{ID: "safe place", EN: "safe place", ES: "un lugar seguro"}, {ID: "food", EN: "food", ES: "comida"}, {ID: "doctor", EN: "doctor", ES: "atención médica"},
		{ID: "work papers", EN: "work papers", ES: "papeles para trabajar"}, {ID: "court papers", EN: "court papers", ES: "papeles de la corte"},
		{ID: "clear my record", EN: "clear my record", ES: "limpiar mis antecedentes"}, {ID: "keep someone away", EN: "keep someone away", ES: "mantener lejos a alguien"},
		{ID: "bring family", EN: "bring family", ES: "traer a mi familia"}, {ID: "talk to someone", EN: "talk to someone", ES: "hablar con alguien"},
	},
	"scr.q.language": {
		{ID: "read", EN: "read", ES: "leer"}, {ID: "listen", EN: "listen", ES: "escuchar"}, {ID: "large print", EN: "large print", ES: "letra grande"},
		{ID: "interpreter woman", EN: "an interpreter who is a woman", ES: "intérprete mujer"}, {ID: "interpreter man", EN: "an interpreter who is a man", ES: "intérprete hombre"},
		{ID: "sign", EN: "sign language", ES: "lengua de señas"},
	},
}

// factsBehind are the facts that belong to a question, for the topics that are not to be asked again.
var factsBehind = map[string][]string{
	"scr.q.danger":        {"matter.order.incidents"},
	"scr.q.rel_person":    {"matter.order.relationship", "matter.order.livedTogether"},
	"scr.q.work_made":     {"exploitation.types", "story.fragments"},
	"scr.q.how_kept":      {"exploitation.tags", "timeline.tags"},
	"scr.q.under18":       {"exploitation.under18", "matter.petition.under18"},
	"scr.q.arrested":      {"matter.record.arrests"},
	"scr.q.arrest_where":  {"matter.record.arrests", "matter.record.arrests[].place"},
	"scr.q.told_to":       {"matter.record.nexus"},
	"scr.q.where_born":    {"client.birthCountry", "client.immigrationNow"},
	"scr.q.arrived":       {"client.lastEntry", "client.lastEntry.date"},
	"scr.q.police_report": {"matter.petition.reportedTo", "matter.petition.reportedOn"},
	"scr.q.hurt":          {"matter.petition.hardship"},
	"scr.q.afraid_home":   {"matter.petition.hardship"},
	"scr.q.family_abroad": {"client.family"},
	"scr.q.ages":          {"client.birthDate", "client.family"},
}

// topicWords are plain words for a question's topic, as a choice may name it.
var topicWords = map[string][]string{
	"scr.q.danger": {"threats", "danger"}, "scr.q.work_made": {"work", "the work"}, "scr.q.how_kept": {"control", "how i was kept"},
	"scr.q.under18": {"age then", "childhood"}, "scr.q.pay": {"pay", "money"}, "scr.q.arrested": {"arrests", "arrest", "police record"},
	"scr.q.arrest_where": {"arrests", "arrest", "police record"}, "scr.q.told_to": {"arrests"}, "scr.q.pending_case": {"court", "court dates"},
	"scr.q.where_born": {"immigration", "papers", "status"}, "scr.q.arrived": {"immigration", "journey", "arrival"}, "scr.q.removal": {"immigration"},
	"scr.q.police_report": {"police", "agencies"}, "scr.q.fear_cooperate": {"police", "agencies"}, "scr.q.hurt": {"health", "injuries"},
	"scr.q.partner_abuse": {"partner", "family violence"}, "scr.q.afraid_home": {"going back", "immigration"}, "scr.q.family_abroad": {"family", "children"}, "scr.q.ages": {"family", "ages"},
}
