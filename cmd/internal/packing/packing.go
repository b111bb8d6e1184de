// Package packing puts together what an evidence pack says besides the part of
// the graph: the question in other words, and how good the extraction was found
// to be. The pack itself is package export's.
package packing

import (
	"maps"
	"net/url"
	"strings"

	"stemma/cmd/internal/excerpt"
	"stemma/graph"
	"stemma/graph/export"
	"stemma/loader/eval"
)

// Question is what a pack is asked.
type Question struct {
	Request excerpt.Request
	Moment  excerpt.Moment
	Asked   url.Values // the request's words, with those of the moment
	// Permalinks comes before an id to make the permalink that a citation gives,
	// where the options name no base; "": none.
	Permalinks string
	// NoBuiltin says that it was asked of the store alone, which is no word of an
	// address.
	NoBuiltin bool
}

// Of says what the pack of a question holds that the snapshot of the options
// answers, and puts the question with its state into the options: asked again by what
// the pack says, it gives the same bytes. A question for everything is export.ErrWhole.
func Of(q Question, o *export.Options) (*export.Pack, error) {
	request, moment := q.Request, q.Moment
	if request.Whole() {
		return nil, export.ErrWhole
	}
	// The question names the state, since it would be answered otherwise later.
	all := maps.Clone(q.Asked)
	if newest := o.Snapshot.Newest().ID; moment.At == "" && newest != "" {
		moment.At = newest[:min(len(newest), 8)]
		all.Set("at", moment.At)
	}
	o.Query = excerpt.Query(all)
	if o.Lang != "" {
		all.Set("lang", string(o.Lang))
	}
	if o.Base != "" {
		all.Set("base", o.Base)
	}
	p := &export.Pack{Operation: request.Operation(moment), Address: q.site() + "/export/pack?" + excerpt.Query(all), Permalinks: q.Permalinks}
	if q.Permalinks != "" {
		all.Set("permalinks", q.Permalinks) // which an address has from where it is asked
	}
	p.Command = excerpt.Command("pack", all)
	if q.NoBuiltin {
		p.Command += " --no-builtin"
	}
	var err error
	p.Precision, p.Bases, err = figures()
	return p, err
}

// figures are what was measured of every stated relation, and what that rests on.
func figures() ([]export.Precision, []export.Basis, error) {
	measured, err := eval.Precision()
	if err != nil {
		return nil, nil, err
	}
	given, err := eval.Bases()
	if err != nil {
		return nil, nil, err
	}
	var bases []export.Basis
	for _, b := range given {
		bases = append(bases, export.Basis{
			Standing: b.Standing, Date: b.Date,
			Texts:      graph.Texts{graph.English: b.Texts[0], graph.French: b.Texts[1]},
			Annotators: graph.Texts{graph.English: b.Annotators[0], graph.French: b.Annotators[1]},
		})
	}
	var rows []export.Precision
	add := func(relation graph.RelationType, said, methods string) {
		row := export.Precision{Type: relation, Methods: methods, Shares: make([]export.Share, len(bases))}
		for _, m := range measured {
			for i, b := range bases {
				if b.Standing == m.Standing && m.Type == said && m.Methods == methods {
					row.Shares[i] = export.Share{Right: m.Right, Drawn: m.Drawn}
				}
			}
		}
		rows = append(rows, row)
	}
	for _, relation := range graph.StatedRelations {
		add(relation, string(relation), "STATED")
	}
	// Between commitments the two types were measured together.
	for _, relation := range []graph.RelationType{graph.Reaffirms, graph.BuildsOn} {
		add(relation, "between commitments", "ALIGNED, INFERRED")
	}
	return rows, bases, nil
}

// site is the address of the server whose permalinks these are, "" where they
// are no server's of ours.
func (q Question) site() string {
	site, ours := strings.CutSuffix(q.Permalinks, "/id/")
	if !ours {
		return ""
	}
	return site
}
