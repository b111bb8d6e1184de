package cite

import (
	"slices"
	"strconv"
	"strings"

	"stemma/graph"
)

// Question is what a part of the graph answers: one of the three, or, where none is
// set, everything.
type Question struct {
	Lineage  *graph.LineageQuery
	Path     *graph.PathQuery
	Subgraph *graph.SubgraphQuery
}

// Title says in a line what a question asks for, with the names of nodes.
func (q Question) Title(s *graph.Snapshot, lang graph.Lang) string {
	t := titler{s, lang}
	switch {
	case q.Lineage != nil:
		return t.lineage(q.Lineage)
	case q.Path != nil:
		title := t.say("What connects "+t.label(q.Path.From)+" and "+t.label(q.Path.To), "Ce qui relie "+t.label(q.Path.From)+" et "+t.label(q.Path.To))
		return title + t.only(q.Path.Filter, q.Path.MaxDepth, graph.DefaultPathDepth)
	case q.Subgraph != nil:
		return t.chosen(q.Subgraph)
	}
	return t.say("The lineage of commitments", "La filiation des engagements")
}

type titler struct {
	s    *graph.Snapshot
	lang graph.Lang
}

func (t titler) say(english, french string) string {
	if t.lang == graph.French {
		return french
	}
	return english
}

func (t titler) label(id graph.ID) string {
	n, ok := t.s.Node(id)
	if !ok {
		return string(id)
	}
	return t.s.Label(n, t.lang)
}

func (t titler) lineage(q *graph.LineageQuery) string {
	way := map[graph.Direction]string{
		graph.Descendants: t.say("what came of it", "ce qui en est issu"),
		graph.Both:        t.say("what it comes from and what came of it", "d’où cela vient et ce qui en est issu"),
	}[q.Direction]
	if way == "" {
		way = t.say("what it comes from", "d’où cela vient")
	}
	label := t.label(q.Of)
	title := t.say("Lineage of "+label, "Filiation de "+inner(label)) + colon(t.lang) + way
	if q.Through {
		title += t.say(", on through the texts it reaches", ", au-delà des textes qu’elle atteint")
	}
	title += t.only(q.Filter, q.MaxDepth, graph.DefaultDepth)
	return title + t.touched(q.Retouch)
}

// chosen names the commitments that a filter chooses.
func (t titler) chosen(q *graph.SubgraphQuery) string {
	f := q.Commitments
	var said []string
	add := func(set bool, english, french string) {
		if set {
			said = append(said, t.say(english, french))
		}
	}
	add(f.Topic != "", "on "+t.label(f.Topic), "sur le thème "+inner(t.label(f.Topic)))
	add(f.Document != "", "in "+t.label(f.Document), "dans "+inner(t.label(f.Document)))
	add(f.Meeting != "", "of the meeting "+t.label(f.Meeting), "de la réunion "+inner(t.label(f.Meeting)))
	forum := f.Forum
	for _, id := range []graph.ID{graph.ID(f.Forum), graph.MakeID(graph.KindActor, f.Forum)} {
		if n, ok := t.s.Node(id); ok {
			forum = t.s.Label(n, t.lang)
		}
	}
	add(f.Forum != "", "of "+forum, "de "+inner(forum))
	add(f.Actor != "", "that name "+t.label(f.Actor), "qui nomment "+inner(t.label(f.Actor)))
	add(f.Convention != "", "that name "+t.label(f.Convention), "qui nomment "+inner(t.label(f.Convention)))
	if len(f.Force) > 0 {
		var names []string
		for _, force := range f.Force {
			names = append(names, t.say("‘"+force.Act(t.lang)+"’", inner(force.Act(t.lang))))
		}
		list := strings.Join(names, ", ")
		add(true, "whose force is "+list, "dont la force est "+list)
	}
	add(f.From != "", "from "+graph.DateText(f.From, t.lang), "à partir de : "+graph.DateText(f.From, t.lang))
	add(f.To != "", "until "+graph.DateText(f.To, t.lang), "jusqu’à : "+graph.DateText(f.To, t.lang))
	add(f.Text != "", "with the words ‘"+f.Text+"’", "avec les mots "+inner(f.Text))
	title := t.say("All commitments", "Tous les engagements")
	if len(said) > 0 {
		title = t.say("Commitments ", "Engagements ") + strings.Join(said, ", ")
	}
	return title + t.say(" and what they lead to", " et où ils mènent") + t.only(q.Filter, 0, 0) + t.touched(q.Retouch)
}

// inner quotes within the French quotation marks of a title.
func inner(words string) string { return "“" + words + "”" }

// only says which edges count, and how far, where that is not as usual.
func (t titler) only(f graph.EdgeFilter, depth, usual int) string {
	var said []string
	if len(f.Types) > 0 && !sameTypes(f.Types, graph.StatedRelations) {
		var names []string
		for _, relation := range f.Types {
			names = append(names, t.relation(relation))
		}
		said = append(said, t.say("only ‘", "seulement “")+strings.Join(names, t.say("’, ‘", "”, “"))+t.say("’", "”"))
	}
	if len(f.Methods) > 0 {
		var names []string
		for _, m := range f.Methods {
			names = append(names, t.method(m))
		}
		said = append(said, strings.Join(names, t.say(" or ", " ou ")))
	}
	if f.MinConfidence > 0 {
		number := strconv.FormatFloat(f.MinConfidence, 'g', -1, 64)
		said = append(said, t.say("confidence of "+number+" or more", "confiance d’au moins "+strings.Replace(number, ".", ",", 1)))
	}
	switch {
	case depth == 0 || depth == usual:
	case depth == 1:
		said = append(said, t.say("one step", "un pas"))
	default:
		said = append(said, t.say("up to "+strconv.Itoa(depth)+" steps", "jusqu’à "+strconv.Itoa(depth)+" pas"))
	}
	if len(said) == 0 {
		return ""
	}
	return " (" + strings.Join(said, t.say("; ", " ; ")) + ")"
}

func sameTypes(a, b []graph.RelationType) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(slices.Compact(a), b)
}

// touched says that somebody opened or shut nodes by hand.
func (t titler) touched(r graph.Retouch) string {
	if len(r.Expand)+len(r.Collapse) == 0 {
		return ""
	}
	return t.say(", with nodes opened and shut by hand", ", avec des nœuds ouverts ou fermés à la main")
}

func (t titler) relation(relation graph.RelationType) string {
	if words, ok := map[graph.RelationType][2]string{
		graph.Reaffirms: {"reaffirms", "réaffirme"}, graph.BuildsOn: {"builds on", "s’appuie sur"},
		graph.DelegatesTo: {"delegates to", "confie à"}, graph.CallsOn: {"calls on", "appelle"},
		graph.Implements: {"implements", "met en œuvre"}, graph.Supports: {"supports", "soutient"},
		graph.CooperatesWith: {"cooperates with", "coopère avec"}, graph.Cites: {"cites", "cite"},
	}[relation]; ok {
		return t.say(words[0], words[1])
	}
	return strings.ToLower(strings.ReplaceAll(string(relation), "_", " "))
}

func (t titler) method(m graph.Method) string {
	if words, ok := map[graph.Method][2]string{
		graph.Stated: {"stated in words", "énoncés dans les mots"}, graph.Curated: {"said by a person", "dits par une personne"},
		graph.Aligned: {"aligned", "alignés"}, graph.Inferred: {"found by likeness", "trouvés par ressemblance"},
		graph.Structure: {"of layout or reference data", "de mise en page ou de référence"},
	}[m]; ok {
		return t.say(words[0], words[1])
	}
	return strings.ToLower(string(m))
}
