package contradict

import "strings"

// states are the names of the states by their two letters.
var states = func() map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(`AL alabama,AK alaska,AZ arizona,AR arkansas,CA california,CO colorado,CT connecticut,DE delaware,DC district of columbia,FL florida,GA georgia,HI hawaii,ID idaho,IL illinois,IN indiana,IA iowa,KS kansas,KY kentucky,LA louisiana,ME maine,MD maryland,MA massachusetts,MI michigan,MN minnesota,MS mississippi,MO missouri,MT montana,NE nebraska,NV nevada,NH new hampshire,NJ new jersey,NM new mexico,NY new york,NC north carolina,ND north dakota,OH ohio,OK oklahoma,OR oregon,PA pennsylvania,RI rhode island,SC south carolina,SD south dakota,TN tennessee,TX texas,UT utah,VT vermont,VA virginia,WA washington,WV west virginia,WI wisconsin,WY wyoming,PR puerto rico`, ",") {
		m[strings.ToLower(line[:2])] = line[3:]
	}
	return m
}()

// stateName is the full name of a state written in any way, folded.
func stateName(s string) string {
	s = fold(s)
	if name, ok := states[s]; ok {
		return name
	}
	return s
}

// sameCountry compares countries and their people: the United States is written in many ways.
func sameCountry(a, b string) bool {
	if isUS(a) || isUS(b) {
		return isUS(a) && isUS(b)
	}
	a, b = strings.TrimPrefix(a, "the "), strings.TrimPrefix(b, "the ")
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	// "Mexico" and "Mexican", "Vietnam" and "Vietnamese"
	return short == long || len(short) >= 4 && strings.HasPrefix(long, short[:len(short)-1])
}

func isUS(s string) bool {
	switch strings.TrimPrefix(fold(s), "the ") {
	case "united states", "united states of america", "us", "usa", "u s", "u s a", "america", "american", "estados unidos", "eeuu":
		return true
	}
	return false
}

// placeWords are the words of a place that tell it from another: no "near", no state, no country.
func placeWords(s string) []string {
	var parts []string
	for _, part := range strings.Split(s, ",") {
		part = strings.TrimPrefix(fold(part), "and ")
		// "New York, New York" keeps its city: only what follows a first part is a state.
		if part != "" && (len(parts) == 0 || !isState(stateName(part)) && !isUS(part)) {
			parts = append(parts, part)
		}
	}
	if len(parts) == 1 && isState(stateName(parts[0])) && !strings.Contains(s, ",") {
		return nil
	}
	var out []string
	for _, w := range strings.Fields(strings.Join(parts, " ")) {
		switch w {
		case "near", "the", "and", "in", "at", "of", "cerca", "de", "el", "la", "y", "en", "county", "condado", "city", "ciudad", "usa", "us", "united", "states":
			continue
		}
		if states[w] != "" {
			continue
		}
		out = append(out, w)
	}
	return out
}

// samePlace reports whether two places can be one. A place that names only a state or nothing can be any.
func samePlace(a, b string) bool {
	if fold(a) == "" || fold(b) == "" {
		return true
	}
	sa, sb := stateIn(a), stateIn(b)
	if sa != "" && sb != "" && sa != sb {
		return false
	}
	x, y := placeWords(a), placeWords(b)
	if len(x) == 0 || len(y) == 0 {
		return true
	}
	for _, w := range x {
		for _, v := range y {
			if w == v {
				return true
			}
		}
	}
	return false
}

// stateIn finds the one state that a place names, "" for none or several.
func stateIn(place string) string {
	found := ""
	folded := " " + fold(place) + " "
	for two, name := range states {
		hit := strings.Contains(folded, " "+name+" ")
		if i := strings.LastIndex(place, ", "+strings.ToUpper(two)); !hit && i >= 0 && (i+4 == len(place) || place[i+4] == ' ' || place[i+4] == ',') {
			hit = true
		}
		if name == "virginia" && strings.Contains(folded, " west virginia ") || name == "washington" && strings.Contains(folded, " washington dc ") {
			continue
		}
		if hit {
			if found != "" && found != name {
				return ""
			}
			found = name
		}
	}
	return found
}
