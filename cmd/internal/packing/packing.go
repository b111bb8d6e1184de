// Package packing puts together what an evidence pack says besides the part of
// the graph: the question in other words, and how good the extraction was found
// to be. The pack itself is package export's.
package packing

import (
	"maps"
	"net/url"

	"stemma/cmd/internal/excerpt"
	"stemma/graph"
	"stemma/graph/export"
	"stemma/loader/eval"
)

// Of says what the pack of a request holds. asked are the request's words, with
// those of the moment. A request for everything is export.ErrWhole.
func Of(request excerpt.Request, moment excerpt.Moment, asked url.Values, o export.Options) (*export.Pack, error) {
	if request.Whole() {
		return nil, export.ErrWhole
	}
	// The question names the state, since it would be answered otherwise later.
	all := maps.Clone(asked)
	if newest := o.Snapshot.Newest().ID; moment.At == "" && newest != "" {
		moment.At = newest[:min(len(newest), 8)]
		all.Set("at", moment.At)
	}
	if o.Lang != "" {
		all.Set("lang", string(o.Lang))
	}
	if o.Base != "" {
		all.Set("base", o.Base)
	}
	p := &export.Pack{Operation: request.Operation(moment), Command: excerpt.Command("pack", all), Address: "/export/pack?" + excerpt.Query(all)}
	figures, err := eval.Precision()
	if err != nil {
		return nil, err
	}
	for _, f := range figures {
		p.Precision = append(p.Precision, export.Precision{
			Set: f.Texts, Standing: f.Standing, Type: graph.RelationType(f.Type), Methods: f.Methods, Right: f.Right, Drawn: f.Drawn,
		})
	}
	return p, nil
}
