package resolve

import (
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
)

// venue is a meeting by where and in which year it was held.
type venue struct {
	meeting *authority.Entity
	place   []string // folded words
	year    string
}

func venues(reg *authority.Register) map[string][]venue {
	out := map[string][]venue{}
	for _, e := range reg.Entities() {
		if e.ID.Kind() != graph.KindMeeting || len(e.Date) < 4 || e.Place == "" || e.Silent != "" {
			continue
		}
		place := strings.Fields(words.Fold(e.Place))
		if len(place) > 0 {
			out[place[0]] = append(out[place[0]], venue{meeting: e, place: place, year: string(e.Date[:4])})
		}
	}
	return out
}

// placeYears finds meetings named by place and year alone: "engagées à Ischia
// en 2017, poursuivies à Toronto en 2018", "begun in Ischia in 2017". Of several
// meetings there in that year the one of the text's own series is meant; where
// none is, all stay open.
func (r *Resolver) placeYears(t *Text, passage int, ws []words.Word) []Mention {
	var out []Mention
	own, known := r.reg.Entity(t.Meeting)
	for i := 1; i < len(ws); i++ {
		if !ws[i].Upper || !prepositional(ws[i-1].Text) {
			continue
		}
		var hits []*authority.Entity
		last := i
		for _, v := range r.venues[ws[i].Text] {
			end := i + len(v.place)
			if end >= len(ws) || !follows(ws[i:end], v.place) {
				continue
			}
			y := end
			if ws[y].Text == "en" || ws[y].Text == "in" {
				y++
			}
			if y < len(ws) && ws[y].Text == v.year && ws[y].Before <= words.Comma {
				hits, last = append(hits, v.meeting), y+1
			}
		}
		if len(hits) == 0 {
			continue
		}
		if known && len(hits) > 1 {
			for _, h := range hits {
				if h.Series != "" && h.Series == own.Series {
					hits = []*authority.Entity{h}
					break
				}
			}
		}
		m := Mention{Passage: passage, First: i, Last: last, Start: ws[i].Start, End: ws[last-1].End, Kind: graph.KindMeeting, How: "place"}
		if len(hits) == 1 {
			m.ID = hits[0].ID
		} else {
			for _, h := range hits {
				m.Candidates = append(m.Candidates, graph.Candidate{ID: h.ID, Score: 1 / float64(len(hits)), Why: "held there in that year"})
			}
		}
		out = append(out, m)
		i = last - 1
	}
	return out
}

func follows(ws []words.Word, place []string) bool {
	for k, p := range place {
		if ws[k].Text != p {
			return false
		}
	}
	return true
}
