package authority

import (
	"cmp"
	"slices"
	"strings"

	"stemma/graph"
)

// Facts returns the nodes of these ids and of what they refer to: parents, the
// meetings that adopted them, the forum and the presidency of a meeting, and
// for a meeting among ids the one before it in its series. Ids the register
// does not know are left out. Everything is sorted by id.
func (r *Register) Facts(ids []graph.ID) graph.Facts {
	want := map[graph.ID]bool{}
	var add func(id graph.ID)
	add = func(id graph.ID) {
		e, ok := r.byID[id]
		if !ok || want[id] {
			return
		}
		want[id] = true
		for _, ref := range []graph.ID{e.Parent, e.AdoptedAt, e.Forum, e.Presidency} {
			add(ref)
		}
	}
	for _, id := range ids {
		add(id)
		// One step back only: a text that names a summit needs the summit
		// before it, not the fifty of the series.
		add(r.before[id])
	}
	var out graph.Facts
	for _, e := range r.entities {
		if !want[e.ID] {
			continue
		}
		switch e.ID.Kind() {
		case graph.KindActor:
			out.Actors = append(out.Actors, e.actor())
		case graph.KindConvention:
			out.Conventions = append(out.Conventions, e.convention())
		case graph.KindMeeting:
			m := e.meeting()
			if before := r.before[e.ID]; want[before] {
				m.Follows = before
			}
			out.Meetings = append(out.Meetings, m)
		}
	}
	return out
}

// TopicFacts returns the themes, by id.
func (r *Register) TopicFacts() graph.Facts {
	return graph.Facts{Topics: slices.Clone(r.topics)}
}

// predecessors finds the meeting before each meeting of a series, by date.
func predecessors(entities []*Entity) map[graph.ID]graph.ID {
	series := map[string][]*Entity{}
	for _, e := range entities {
		if e.Series != "" {
			series[e.Series] = append(series[e.Series], e)
		}
	}
	before := map[graph.ID]graph.ID{}
	for _, members := range series {
		slices.SortFunc(members, func(a, b *Entity) int {
			return cmp.Or(strings.Compare(string(a.Date), string(b.Date)), strings.Compare(string(a.ID), string(b.ID)))
		})
		for i := 1; i < len(members); i++ {
			before[members[i].ID] = members[i-1].ID
		}
	}
	return before
}

func (e *Entity) actor() graph.Actor {
	return graph.Actor{
		ID: e.ID, Type: e.Type, Names: e.Names, Aliases: e.allAliases(), Parent: e.Parent,
		Date: e.Date, Identifiers: e.Identifiers, Note: e.Note, Source: e.Source,
	}
}

func (e *Entity) convention() graph.Convention {
	c := graph.Convention{
		ID: e.ID, Type: e.Type, Names: e.Names, Aliases: e.allAliases(), AdoptedOn: e.Date,
		AdoptedAt: e.AdoptedAt, Parent: e.Parent, Identifiers: e.Identifiers, Note: e.Note, Source: e.Source,
	}
	for _, i := range e.Identifiers {
		if i.Scheme == "symbol" {
			c.Symbol = i.Value
		}
	}
	return c
}

func (e *Entity) meeting() graph.Meeting {
	return graph.Meeting{
		ID: e.ID, Type: e.Type, Names: e.Names, Aliases: e.allAliases(), Forum: e.Forum, Series: e.Series,
		Place: e.Place, Country: e.Country, StartDate: e.Date, EndDate: e.EndDate, Presidency: e.Presidency,
		Identifiers: e.Identifiers, Note: e.Note, Source: e.Source,
	}
}

// allAliases are the whole names beside the official one. Short forms that hold
// in context only are no names to show.
func (e *Entity) allAliases() map[graph.Lang][]string {
	out := map[graph.Lang][]string{}
	for _, names := range []map[graph.Lang][]string{e.Aliases, e.Shared} {
		for lang, list := range names {
			out[lang] = append(slices.Clone(out[lang]), list...)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
