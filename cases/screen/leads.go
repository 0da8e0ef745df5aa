package screen

// lead is where the data's "leads_to" goes: a relief to discuss, or a next step.
type lead struct {
	relief []string // rows of the law: imm.t, vacatur, protective_order
	track  string   // record-relief, protective-order, immigration, or "step"
	en, es string
	core   bool // enough on its own to list the relief; others only add to its reasons
}

// leads covers every leads_to of the data; a test asks for it.
var leads = map[string]lead{
	"T":                            {relief: []string{"imm.t"}, track: "immigration", core: true},
	"T_cooperation_exception":      {relief: []string{"imm.t"}, track: "immigration"},
	"T_trauma_exception":           {relief: []string{"imm.t"}, track: "immigration"},
	"T_hardship":                   {relief: []string{"imm.t"}, track: "immigration"},
	"T_presence":                   {relief: []string{"imm.t"}, track: "immigration"},
	"T_derivatives":                {relief: []string{"imm.t"}, track: "immigration"},
	"U":                            {relief: []string{"imm.u"}, track: "immigration", core: true},
	"U_abuse":                      {relief: []string{"imm.u"}, track: "immigration"},
	"U_derivatives":                {relief: []string{"imm.u"}, track: "immigration"},
	"VAWA":                         {relief: []string{"imm.vawa"}, track: "immigration", core: true},
	"VAWA_CANCEL":                  {relief: []string{"imm.vawa_cancel"}, track: "immigration", core: true},
	"SIJ":                          {relief: []string{"imm.sij"}, track: "immigration", core: true},
	"ASYLUM":                       {relief: []string{"imm.asylum"}, track: "immigration", core: true},
	"CP":                           {relief: []string{"imm.cp"}, track: "immigration", core: true},
	"vacatur_screen":               {relief: []string{"vacatur"}, track: "record-relief"},
	"vacatur_nexus":                {relief: []string{"vacatur"}, track: "record-relief"},
	"vacatur_blockers":             {relief: []string{"vacatur"}, track: "record-relief"},
	"jurisdiction_router":          {relief: []string{"vacatur"}, track: "record-relief"},
	"juvenile_relief":              {relief: []string{"vacatur"}, track: "record-relief"},
	"protective_order":             {relief: []string{"protective_order"}, track: "protective-order", core: true},
	"protective_order_domestic":    {relief: []string{"protective_order"}, track: "protective-order"},
	"protective_order_nondomestic": {relief: []string{"protective_order"}, track: "protective-order"},

	"safety_stop":             {track: "step", en: "Stop here. It may not be safe to go on now. Show the quick exit and the hotline sheet.", es: "Pare aquí. Quizá no sea seguro seguir ahora. Muestre la salida rápida y la hoja de líneas de ayuda."},
	"safe_contact_flag":       {track: "step", en: "Write down the safe ways of contact, and that no message is left.", es: "Anote las formas seguras de contacto y que no se dejen mensajes."},
	"safety_plan":             {track: "step", en: "Offer a safety plan with an advocate.", es: "Ofrezca un plan de seguridad con una defensora."},
	"minor_protocol":          {track: "step", en: "Before details: explain what must be reported, by whom, and to whom.", es: "Antes de los detalles: explique qué debe informarse, quién y a quién."},
	"wage_civil":              {track: "step", en: "Wages and damages: ask civil counsel; start the loss log.", es: "Salarios y daños: consulte a civil; comience el registro de pérdidas."},
	"restitution":             {track: "step", en: "Restitution in a criminal case: ask about it.", es: "Restitución en un caso penal: pregunte por ella."},
	"defense_counsel_handoff": {track: "step", en: "An open criminal case needs defense counsel first.", es: "Un caso penal abierto necesita primero defensa penal."},
	"urgent_deadline":         {track: "step", en: "There may be a hard date. Ask for the paper with the date on it now.", es: "Puede haber una fecha límite. Pida ahora el papel con la fecha."},
	"immigration_screen":      {track: "step", en: "Immigration routes are discussed with the attorney only.", es: "Las vías de inmigración se conversan solo con la abogada o el abogado."},
	"asylum_1yr":              {track: "step", en: "Asylum has a one-year clock from the last arrival. Ask at once.", es: "El asilo tiene un plazo de un año desde la última llegada. Pregunte enseguida."},
	"medical_referral":        {track: "step", en: "Care first: offer a referral.", es: "Primero la atención: ofrezca una referencia."},
	"age_out_flag":            {track: "step", en: "Birthdays decide who can be included: look at the clocks.", es: "Los cumpleaños deciden a quién se puede incluir: mire los plazos."},
	"evidence_plan":           {track: "step", en: "Start the list of evidence. Nobody goes back to get anything.", es: "Comience la lista de pruebas. Nadie regresa a buscar nada."},
	"no_wrong_door":           {track: "step", en: "Help with what the client named, whether or not a legal route fits.", es: "Ayude con lo que la persona nombró, haya o no una vía legal."},
	"access":                  {track: "step", en: "Language and format are set as the client chose.", es: "El idioma y el formato quedan como la persona eligió."},
}
