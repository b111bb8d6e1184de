package quads

import (
	"fmt"
	"math/rand/v2"
	"reflect"

	"stemma/graph"
)

// generator fills facts by reflection, so that a field added to the domain
// tomorrow is tested today.
type generator struct {
	*rand.Rand
	full bool // every field set, every list with several entries
}

var (
	awkward = []string{
		"plain", "with \"quotes\" and \\ back", "line\nbreak\r\ttab", "é e\u0301 œ", "\u2028 \u00a0", "<iri> .",
		"\x01\x1f\x7f", "😀", "\ufffd\ufeff", " ", "@fr", "^^<x>", "_:b", "# no comment", "\\u0041", "<>&'",
	}
	kinds = append([]graph.Kind{graph.KindEdge, graph.KindUnresolved}, graph.NodeKinds...)
	dates = []graph.Date{"2018", "2018-04", "2018-04-23", "spring 2018", "2018-13", "0001-01-01"}
)

func (g generator) facts() graph.Facts {
	var f graph.Facts
	g.fill(reflect.ValueOf(&f).Elem(), "Facts")
	for i := range f.Edges {
		e := &f.Edges[i]
		e.ID = graph.EdgeID(e.Type, e.From, e.To)
		if e.Method != graph.Structure && len(e.Evidence) == 0 {
			e.Evidence = []graph.Evidence{{Curator: g.text(), Confidence: g.Float64()}}
		}
	}
	unique := func(list any, kind graph.Kind) {
		v := reflect.ValueOf(list)
		for i := range v.Len() {
			v.Index(i).FieldByName("ID").SetString(fmt.Sprintf("%s:n%d", kind, i))
		}
	}
	unique(f.Meetings, graph.KindMeeting)
	unique(f.Documents, graph.KindDocument)
	unique(f.Witnesses, graph.KindWitness)
	unique(f.Passages, graph.KindPassage)
	unique(f.Commitments, graph.KindCommitment)
	unique(f.Actors, graph.KindActor)
	unique(f.Conventions, graph.KindConvention)
	unique(f.Topics, graph.KindTopic)
	unique(f.Unresolved, graph.KindUnresolved)
	unique(f.Decisions, graph.KindDecision)
	for i := range f.Unresolved {
		if f.Unresolved[i].From == "" {
			f.Unresolved[i].From = "commitment:a/1"
		}
	}
	return f
}

func (g generator) text() string {
	s := awkward[g.IntN(len(awkward))]
	if g.IntN(3) == 0 {
		s += awkward[g.IntN(len(awkward))]
	}
	return s
}

func (g generator) id() graph.ID {
	return graph.MakeID(kinds[g.IntN(len(kinds))], fmt.Sprintf("x-%d/3.1", g.IntN(9)))
}

func (g generator) fill(v reflect.Value, name string) {
	if !g.full && name != "Facts" && v.Kind() != reflect.Struct && g.IntN(3) == 0 && !always(v) {
		return
	}
	switch v.Interface().(type) {
	case graph.ID:
		v.SetString(string(g.id()))
		return
	case graph.Kind:
		v.SetString(string(kinds[g.IntN(len(kinds))]))
		return
	case graph.Date:
		v.SetString(string(dates[g.IntN(len(dates))]))
		return
	case graph.RelationType:
		all := append(append([]graph.RelationType{}, graph.StatedRelations...), graph.StructureRelations...)
		v.SetString(string(all[g.IntN(len(all))]))
		return
	case graph.Method:
		all := []graph.Method{graph.Curated, graph.Stated, graph.Aligned, graph.Inferred, graph.Structure}
		v.SetString(string(all[g.IntN(len(all))]))
		return
	case graph.Status:
		v.SetString(string([]graph.Status{graph.Active, graph.Rejected}[g.IntN(2)]))
		return
	case graph.Lang:
		v.SetString([]string{"fr", "en", "pt-BR"}[g.IntN(3)])
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(g.text())
	case reflect.Bool:
		v.SetBool(g.full || g.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(g.IntN(2000) + 1))
	case reflect.Float64:
		v.SetFloat(g.Float64())
	case reflect.Struct:
		for i := range v.NumField() {
			g.fill(v.Field(i), v.Type().Field(i).Name)
		}
	case reflect.Slice:
		n := 3
		if !g.full {
			n = g.IntN(4)
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			g.fill(v.Index(i), "element")
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range 2 {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			generator{g.Rand, true}.fill(key, "key")
			g.fill(value, "value")
			v.SetMapIndex(key, value)
		}
	default:
		panic(fmt.Sprintf("%s: a %s is not generated yet", name, v.Kind()))
	}
}

// always says of what the model never leaves out.
func always(v reflect.Value) bool {
	switch v.Interface().(type) {
	case graph.ID, graph.RelationType, graph.Method, graph.Status:
		return true
	}
	return false
}
