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
}

// Of says what the pack of a question holds that the snapshot of the options
// answers. A question for everything is export.ErrWhole.
func Of(q Question, o export.Options) (*export.Pack, error) {
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

// site is the address of the server whose permalinks these are, "" where they
// are no server's of ours.
func (q Question) site() string {
	site, ours := strings.CutSuffix(q.Permalinks, "/id/")
	if !ours {
		return ""
	}
	return site
}
