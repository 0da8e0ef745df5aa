package cases

// TopicOther is what a piece of the story without a topic counts as.
const TopicOther = "other"

// StoryTopics lists what a piece of the story may be about. A paper asks for the pieces of some of them.
func StoryTopics() []Term {
	return []Term{
		{ID: "recruitment", EN: "how it began", ES: "cómo empezó"},
		{ID: "control", EN: "how control was kept", ES: "cómo se mantuvo el control"},
		{ID: "labor", EN: "the work and the pay", ES: "el trabajo y el pago"},
		{ID: "sex-trafficking", EN: "being sold for sex", ES: "explotación sexual"},
		{ID: "threats", EN: "threats and harm to make someone stay", ES: "amenazas y daños para impedir la salida"},
		{ID: "offense", EN: "what led to a charge", ES: "lo que llevó a un cargo"},
		{ID: "arrest", EN: "arrests and court", ES: "detenciones y tribunales"},
		{ID: "leaving", EN: "leaving", ES: "la salida"},
		{ID: "harm", EN: "harm to body and mind", ES: "daños físicos y emocionales"},
		{ID: "recovery", EN: "life since then", ES: "la vida desde entonces"},
		{ID: "arrival", EN: "coming to the United States", ES: "la llegada a los Estados Unidos"},
		{ID: "presence", EN: "being in the United States now", ES: "la estancia actual en los Estados Unidos"},
		{ID: "report", EN: "what authorities were told", ES: "lo que se contó a las autoridades"},
		{ID: "hardship", EN: "what would happen on return", ES: "lo que pasaría al regresar"},
		{ID: "incident", EN: "one thing that happened", ES: "un hecho concreto"},
		{ID: "children", EN: "the children", ES: "los hijos"},
		{ID: "rehabilitation", EN: "work, school and plans", ES: "trabajo, estudios y planes"},
		{ID: TopicOther, EN: "something else", ES: "otra cosa"},
	}
}

// About is the topic of a piece, TopicOther where none was chosen.
func (f Fragment) About() string {
	if f.Topic == "" {
		return TopicOther
	}
	return f.Topic
}

// PaperSorts lists the sorts of drafted papers, as templates name them and as a client may keep a piece out of them.
func PaperSorts() []Term {
	return []Term{
		{ID: "motion", EN: "motions and petitions", ES: "mociones y peticiones"},
		{ID: "order", EN: "proposed orders", ES: "órdenes propuestas"},
		{ID: "declaration", EN: "declarations", ES: "declaraciones"},
		{ID: "statement", EN: "statements", ES: "relatos"},
		{ID: "letter", EN: "letters", ES: "cartas"},
		{ID: "certificate", EN: "certificates", ES: "certificados"},
		{ID: "request", EN: "requests for records", ES: "solicitudes de expedientes"},
		{ID: "chart", EN: "charts", ES: "cuadros"},
	}
}
