package graph

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// synthetic makes a graph of n commitments in time order: 1 to 5 edges each
// (3 on average, four in five of them REAFFIRMS or BUILDS_ON) to earlier ones, of which half prefer what is cited already,
// 30 % anything, 20 % the recent past; a text of about 300 bytes and evidence
// for each edge. The same seed makes the same graph.
func synthetic(n int, seed uint64) Source {
	random := rand.New(rand.NewPCG(seed, 0))
	types := []RelationType{Reaffirms, Reaffirms, BuildsOn, BuildsOn, Cites}
	var f Facts
	for i := range 20 {
		f.Topics = append(f.Topics, Topic{ID: ID(fmt.Sprintf("topic:t%d", i))})
	}
	f.Actors = append(f.Actors, Actor{ID: "actor:forum"})
	const perDocument = 50
	cited := make([]int, 0, 3*n)
	for i := range n {
		doc := i / perDocument
		slug := fmt.Sprintf("d%06d", doc)
		if i%perDocument == 0 {
			date := Date(fmt.Sprintf("%04d-%02d-%02d", 1950+doc/300, 1+doc/28%12, 1+doc%28))
			f.Meetings = append(f.Meetings, Meeting{ID: MakeID(KindMeeting, slug), Series: "s", StartDate: date, Forum: "actor:forum"})
			f.Documents = append(f.Documents, Document{ID: MakeID(KindDocument, slug), Date: date, Meeting: MakeID(KindMeeting, slug)})
		}
		id := ID(fmt.Sprintf("commitment:%s/%d", slug, i%perDocument+1))
		f.Commitments = append(f.Commitments, Commitment{
			ID: id, Document: MakeID(KindDocument, slug), Ref: fmt.Sprint(i%perDocument + 1), Order: i % perDocument,
			Force: Forces[random.IntN(len(Forces))], Topics: []ID{ID(fmt.Sprintf("topic:t%d", random.IntN(20)))},
			MadeBy: []ID{"actor:forum"}, Texts: Texts{English: strings.Repeat("we promise to act ", 14+random.IntN(6))},
		})
		if i == 0 {
			continue
		}
		for range 1 + random.IntN(5) {
			to := random.IntN(i)
			switch p := random.IntN(10); {
			case p < 5 && len(cited) > 0:
				to = cited[random.IntN(len(cited))]
			case p >= 8:
				to = i - 1 - random.IntN(min(i, 100))
			}
			cited = append(cited, to)
			f.Edges = append(f.Edges, Edge{
				Type: types[random.IntN(len(types))], From: id, To: f.Commitments[to].ID,
				Method: Stated, Confidence: 0.5 + random.Float64()/2, Status: Active,
				Evidence: []Evidence{{Quote: strings.Repeat("as promised ", 9), Cue: "as", Method: Stated}},
			})
		}
	}
	return Source{Info: RevisionInfo{ID: "synthetic", Key: "document:synthetic"}, Facts: f}
}
