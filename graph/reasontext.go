package graph

import (
	"cmp"
	"strconv"
	"strings"
)

// reasonWords are what a reason says in one language: %v stands for its values,
// %c for its cue. Kinds that take several values have a form for one and for more.
type reasonWords struct {
	kinds         map[ReasonKind][2]string
	changes       map[ChangeKind]string
	forces        map[Force]string
	units         map[string][2]string
	adds, without string
	states        string
	statesNoMore  string
	asks          string
	asksNoMore    string
	some, all     string
	was           string // %i is, %w was
	by, open, end string
	colon, point  string
}

// Act is what a commitment of a force does, in a few words: "undertakes".
func (f Force) Act(lang Lang) string {
	if words, ok := reasonsIn[cmp.Or(lang, English)].forces[f]; ok {
		return words
	}
	return string(f)
}

func both(words string) [2]string { return [2]string{words, words} }

var reasonsIn = map[Lang]reasonWords{
	English: {
		kinds: map[ReasonKind][2]string{
			Names:           both("names %v (%c)"),
			SameAct:         both("same act towards: %v"),
			SameTerms:       {"same term: %v", "same terms: %v"},
			SameConventions: {"same convention: %v", "same conventions: %v"},
			SameMeetings:    {"same meeting: %v", "same meetings: %v"},
			SameActors:      {"same actor: %v", "same actors: %v"},
			SameMeasures:    {"same measure: %v", "same measures: %v"},
			SameTheme:       both("same theme: %v"),
			SaysRestates:    both("restates: says so (%c)"),
			SaysBuildsOn:    both("builds on: says so (%c)"),
			ReaffirmsByAct:  both("restates: it reaffirms"),
			RestatesTowards: both("restates: does the same towards %v"),
			AskedAndDone:    both("builds on: one undertakes what the other asks of others"),
			ThemeSameTerms:  both("restates: same theme in the same terms"),
			ThemeOtherTerms: both("builds on: same theme, other terms beside the shared ones"),
			OtherTheme:      both("builds on: takes the matter into another theme"),
		},
		changes: map[ChangeKind]string{Strengthened: "strengthened", Weakened: "weakened", Narrowed: "narrowed", Widened: "widened"},
		forces:  map[Force]string{Commit: "undertakes", Reaffirm: "reaffirms", Support: "supports", Call: "calls on others", Task: "tasks a body"},
		units: map[string][2]string{
			"minute": {"minute", "minutes"}, "hour": {"hour", "hours"}, "day": {"day", "days"}, "week": {"week", "weeks"},
			"month": {"month", "months"}, "year": {"year", "years"}, "million": both("million"), "billion": both("billion"), "%": both("%"),
		},
		adds: "adds %v", without: "without %v", states: "states %v", statesNoMore: "no longer states %v",
		asks: "also asks %v", asksNoMore: "no longer asks %v", some: "only some of the participants", all: "all participants",
		was: "%i, was %w", by: "by %v", open: "“", end: "”", colon: ": ", point: ".",
	},
	French: {
		kinds: map[ReasonKind][2]string{
			Names:           both("nomme %v (%c)"),
			SameAct:         both("même acte à l’égard de : %v"),
			SameTerms:       {"même terme : %v", "mêmes termes : %v"},
			SameConventions: {"même convention : %v", "mêmes conventions : %v"},
			SameMeetings:    {"même réunion : %v", "mêmes réunions : %v"},
			SameActors:      {"même acteur : %v", "mêmes acteurs : %v"},
			SameMeasures:    {"même montant ou échéance : %v", "mêmes montants ou échéances : %v"},
			SameTheme:       both("même thème : %v"),
			SaysRestates:    both("réaffirme : le texte le dit (%c)"),
			SaysBuildsOn:    both("s’appuie sur l’antérieur : le texte le dit (%c)"),
			ReaffirmsByAct:  both("réaffirme : c’est ce que fait l’acte"),
			RestatesTowards: both("réaffirme : agit de même à l’égard de : %v"),
			AskedAndDone:    both("s’appuie sur l’antérieur : l’un s’engage à ce que l’autre demande à autrui"),
			ThemeSameTerms:  both("réaffirme : même thème, dans les mêmes termes"),
			ThemeOtherTerms: both("s’appuie sur l’antérieur : même thème, d’autres termes à côté de ceux qui sont communs"),
			OtherTheme:      both("s’appuie sur l’antérieur : porte la question vers un autre thème"),
		},
		changes: map[ChangeKind]string{Strengthened: "plus fort", Weakened: "plus faible", Narrowed: "plus étroit", Widened: "plus large"},
		forces:  map[Force]string{Commit: "s’engage", Reaffirm: "réaffirme", Support: "soutient", Call: "appelle autrui à agir", Task: "charge un organe"},
		units: map[string][2]string{
			"minute": {"minute", "minutes"}, "hour": {"heure", "heures"}, "day": {"jour", "jours"}, "week": {"semaine", "semaines"},
			"month": {"mois", "mois"}, "year": {"an", "ans"}, "million": {"million", "millions"}, "billion": {"milliard", "milliards"}, "%": both("%"),
		},
		adds: "ajoute %v", without: "sans %v", states: "précise %v", statesNoMore: "ne précise plus %v",
		asks: "sollicite aussi %v", asksNoMore: "ne sollicite plus %v", some: "une partie des participants seulement", all: "tous les participants",
		was: "%i (auparavant\u00a0: %w)", by: "d’ici à %v", open: "«\u00a0", end: "\u00a0»", colon: "\u00a0: ", point: ",",
	},
}

// ReasonText words a reason in a language, with the names that nodes have there.
func (s *Snapshot) ReasonText(r *Reason, lang Lang) string {
	w, ok := reasonsIn[lang]
	if !ok {
		lang, w = English, reasonsIn[English]
	}
	if r.Kind == Changed && r.Change != nil {
		return s.changeText(*r.Change, lang, w)
	}
	forms, ok := w.kinds[r.Kind]
	if !ok {
		return r.Words
	}
	said := make([]string, len(r.Values))
	for i, v := range r.Values {
		said[i] = s.reasonValue(r.Kind, v, lang, w)
	}
	form := forms[0]
	if len(said) > 1 {
		form = forms[1]
	}
	// French puts a space that does not break before a colon.
	form = strings.ReplaceAll(form, " : ", w.colon)
	return strings.NewReplacer("%v", strings.Join(said, ", "), "%c", w.open+r.Cue+w.end).Replace(form)
}

// ReasonNodes are the nodes that a reason's values name.
func (s *Snapshot) ReasonNodes(r *Reason) []Node {
	out := []Node{}
	if r.Kind == SameTerms || r.Kind == SameMeasures {
		return out // a word is no id, whatever it looks like
	}
	for _, v := range r.Values {
		if n, ok := s.Node(ID(v)); ok {
			out = append(out, n)
		}
	}
	return out
}

func (s *Snapshot) reasonValue(kind ReasonKind, value string, lang Lang, w reasonWords) string {
	switch kind {
	case SameMeasures:
		return w.measure(value)
	case SameTerms:
		return value
	}
	return s.nameOf(value, lang)
}

// nameOf is what a node is called; an id that is not known is left as it is.
func (s *Snapshot) nameOf(id string, lang Lang) string {
	if n, ok := s.Node(ID(id)); ok {
		return s.Label(n, lang)
	}
	return id
}

func (s *Snapshot) changeText(c Change, lang Lang, w reasonWords) string {
	value := func(v string) string {
		switch c.Aspect {
		case InForce:
			if name := w.forces[Force(v)]; name != "" {
				return name
			}
		case InHedge:
			return w.open + v + w.end
		case InMeasure:
			return w.measure(v)
		case InAddressees:
			var names []string
			for id := range strings.SplitSeq(v, ", ") {
				names = append(names, s.nameOf(id, lang))
			}
			return strings.Join(names, ", ")
		}
		return v
	}
	form, only := w.was, ""
	switch {
	case c.Aspect == InParticipants && c.Kind == Narrowed:
		form = w.some
	case c.Aspect == InParticipants:
		form = w.all
	case c.Was == "":
		form, only = map[ChangeAspect]string{InHedge: w.adds, InMeasure: w.states, InAddressees: w.asks}[c.Aspect], value(c.Is)
	case c.Is == "":
		form, only = map[ChangeAspect]string{InHedge: w.without, InMeasure: w.statesNoMore, InAddressees: w.asksNoMore}[c.Aspect], value(c.Was)
	}
	return w.changes[c.Kind] + w.colon + strings.NewReplacer("%v", only, "%i", value(c.Is), "%w", value(c.Was)).Replace(form)
}

// SharedText words what likeness found two nodes to share, in a language: nodes by
// their names there, measures as one says them; words stay the texts' own.
func (s *Snapshot) SharedText(shared []string, lang Lang) []string {
	w, ok := reasonsIn[lang]
	if !ok {
		lang, w = English, reasonsIn[English]
	}
	out := make([]string, len(shared))
	for i, v := range shared {
		if n, ok := s.Node(ID(v)); ok {
			out[i] = s.Label(n, lang)
		} else {
			out[i] = w.measure(v)
		}
	}
	return out
}

// measure words what Measures gives in one form for all languages: "1 hour",
// "by 2030", "50 %".
func (w reasonWords) measure(m string) string {
	if year, ok := strings.CutPrefix(m, "by "); ok {
		return strings.Replace(w.by, "%v", year, 1)
	}
	number, unit, _ := strings.Cut(m, " ")
	n, err := strconv.ParseFloat(number, 64)
	names, known := w.units[unit]
	if err != nil || !known {
		return m
	}
	name := names[0]
	// English counts one alone as one, French all that is less than two.
	if n >= 2 || w.point == "." && n != 1 {
		name = names[1]
	}
	return strings.Replace(number, ".", w.point, 1) + "\u00a0" + name
}
