package pdfa

import "slices"

// roles are the kinds of elements that our papers use, and what each may hold (ISO 32000-1, 14.8.4); nil = anything.
var roles = map[string][]string{
	"Document": nil, "Part": nil, "Sect": nil, "Div": nil, "Art": nil, "P": nil, "H1": nil, "H2": nil, "H3": nil, "H4": nil,
	"BlockQuote": nil, "Span": nil, "Quote": nil, "Reference": nil, "Note": nil, "Lbl": nil, "LBody": nil, "Link": nil, "Form": nil, "Figure": nil,
	"TD": nil, "TH": nil, "Caption": nil, "Code": nil,
	"L": {"LI", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
	"THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
}

// structure looks at the tags (6.7 of the standard).
func (c *checker) structure(found marks) {
	root := c.root()
	if c.dict(root["/MarkInfo"])["/Marked"] != true {
		c.say("the file does not say that it is tagged")
	}
	if c.str(root["/Lang"]) == "" {
		c.say("the file does not say its language")
	}
	tree := c.dict(root["/StructTreeRoot"])
	if tree == nil {
		c.say("there are no tags")
		return
	}
	s := &structure{checker: c, of: map[string]map[int]string{}}
	ref, _ := tree["/K"].(string)
	s.element(ref, root["/StructTreeRoot"], "", 0)
	s.parents(c.dict(tree["/ParentTree"]), found)
}

// structure walks the tree in reading order.
type structure struct {
	*checker
	of      map[string]map[int]string // page -> number of marked content -> element
	heading int
}

func (s *structure) element(ref string, parent any, within string, depth int) {
	e := s.dict(ref)
	role := plain(s.str(e["/S"]))
	inside, known := roles[role]
	if mapped := s.dict(s.dict(s.root()["/StructTreeRoot"])["/RoleMap"])["/"+role]; !known && mapped != nil {
		role = plain(s.str(mapped))
		inside, known = roles[role]
	}
	switch {
	case depth > 60:
		s.say("the tags are nested without end")
		return
	case !known:
		s.say("a tag is of an unknown kind (%s)", role)
	case e["/P"] != parent:
		s.say("a tag names another parent than it has")
	case within != "" && !slices.Contains(roles[within], role) && roles[within] != nil:
		s.say("%s stands in %s", role, within)
	}
	s.special(role, e)
	kids, ok := s.get(e["/K"]).([]any)
	if !ok {
		kids = []any{e["/K"]}
	}
	for _, k := range kids {
		s.kid(k, ref, role, inside, depth)
	}
}

// special is what single kinds ask for.
func (s *structure) special(role string, e map[string]any) {
	switch {
	case len(role) == 2 && role[0] == 'H':
		if level := int(role[1] - '0'); level > s.heading+1 {
			s.say("a heading of level %d follows one of level %d", level, s.heading)
		} else {
			s.heading = level
		}
	case role == "Note" && e["/ID"] == nil:
		s.say("a note has no id")
	case role == "Figure" && e["/Alt"] == nil:
		s.say("a picture has no words in its place")
	}
}

func (s *structure) kid(k any, ref, role string, inside []string, depth int) {
	d := s.dict(k)
	page, _ := d["/Pg"].(string)
	switch {
	case d == nil:
		s.say("a tag holds something that is neither a tag nor content")
	case s.str(d["/Type"]) == "/MCR" && inside != nil:
		s.say("text stands in %s itself", role)
	case s.str(d["/Type"]) == "/MCR":
		if s.of[page] == nil {
			s.of[page] = map[int]string{}
		}
		id := int(s.num(d["/MCID"]))
		if s.of[page][id] != "" {
			s.say("content belongs to two tags")
		}
		s.of[page][id] = ref
	case s.str(d["/Type"]) == "/OBJR":
	default:
		next, _ := k.(string)
		s.element(next, ref, role, depth+1)
	}
}

// parents compares the way down the tree with the way up from each page.
func (s *structure) parents(tree map[string]any, found marks) {
	up := map[int][]any{}
	nums := s.list(tree["/Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		up[int(s.num(nums[i]))] = s.list(nums[i+1])
	}
	for page, ids := range found {
		key, ok := s.dict(page)["/StructParents"]
		if !ok {
			s.say("a page does not say where its tags are")
			continue
		}
		list := up[int(s.num(key))]
		seen := map[int]bool{}
		for _, id := range ids {
			if seen[id] {
				s.say("two pieces of content on a page have one number")
			}
			seen[id] = true
			if s.of[page][id] == "" {
				s.say("content belongs to no tag")
			}
			if id >= len(list) || list[id] != s.of[page][id] {
				s.say("the way from content up to its tag leads elsewhere")
			}
		}
		if len(s.of[page]) != len(seen) {
			s.say("a tag names content that is not on its page")
		}
	}
}
