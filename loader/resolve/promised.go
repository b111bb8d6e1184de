package resolve

import (
	"strconv"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
)

// placed finds earlier meetings of the text's own series that are named by place
// alone where words say that something was promised there: "our commitment made
// in Elmau", "in Elmau, we agreed", "comme convenu à Toronto". Of several meetings
// at a place the last before the text is meant, or with "last year" that one.
func (r *Resolver) placed(t *Text, passage int, ws []words.Word) []Mention {
	own, known := r.reg.Entity(t.Meeting)
	if !known || own.Series == "" || len(own.Date) < 4 {
		return nil
	}
	var out []Mention
	for i := 1; i < len(ws); i++ {
		if !ws[i].Upper || !at[ws[i-1].Text] {
			continue
		}
		var best *authority.Entity
		last := i
		for _, v := range r.venues[ws[i].Text] {
			end := i + len(v.place)
			if end > len(ws) || !follows(ws[i:end], v.place) || v.meeting.Series != own.Series || v.meeting.Date >= own.Date {
				continue
			}
			if saysLastYear(ws, end) && v.year != yearBefore(string(own.Date[:4])) {
				continue
			}
			if best == nil || v.meeting.Date > best.Date {
				best, last = v.meeting, end
			}
		}
		if best == nil || !promised(ws, i, last) {
			continue
		}
		out = append(out, Mention{
			Passage: passage, First: i, Last: last, Start: ws[i].Start, End: ws[last-1].End,
			Kind: graph.KindMeeting, How: "place", ID: best.ID,
		})
		i = last - 1
	}
	return out
}

// at are the prepositions before a place.
var at = map[string]bool{"in": true, "at": true, "a": true, "from": true}

// promised reports that what stands around a place tells of a promise: a
// participle of promising right before its preposition, or "we" right after its
// comma, or a year that is counted from the text's.
func promised(ws []words.Word, first, last int) bool {
	for k := first - 2; k >= 0 && k >= first-3; k-- {
		if promises[ws[k].Text] {
			return true
		}
	}
	if saysLastYear(ws, last) {
		return true
	}
	if last+1 >= len(ws) || ws[last].Before != words.Comma || ws[last].Text != "we" && ws[last].Text != "nous" {
		return false
	}
	for k := last + 1; k < len(ws) && k <= last+3; k++ {
		if promises[ws[k].Text] {
			return true
		}
	}
	return false
}

var promises = map[string]bool{
	"made": true, "agreed": true, "undertaken": true, "pledged": true, "committed": true, "decided": true, "adopted": true, "launched": true,
	"reached": true, "achieved": true, "announced": true, "endorsed": true, "begun": true, "commitment": true, "commitments": true, "pledge": true, "pledges": true,
	"pris": true, "prise": true, "prises": true, "convenu": true, "convenus": true, "decide": true, "adopte": true, "adoptee": true,
	"adoptes": true, "adoptees": true, "lance": true, "lancee": true, "annonce": true, "annoncee": true, "engages": true, "promis": true, "obtenu": true, "obtenus": true, "obtenue": true, "obtenues": true,
}

// saysLastYear reports "last year" or "l'an dernier" at a word.
func saysLastYear(ws []words.Word, i int) bool {
	if i+1 < len(ws) && ws[i].Text == "last" && ws[i+1].Text == "year" {
		return true
	}
	return i+2 < len(ws) && ws[i].Text == "l" && (ws[i+1].Text == "an" || ws[i+1].Text == "annee") && (ws[i+2].Text == "dernier" || ws[i+2].Text == "derniere" || ws[i+2].Text == "passe")
}

func yearBefore(year string) string {
	n, err := strconv.Atoi(year)
	if err != nil {
		return ""
	}
	return strconv.Itoa(n - 1)
}
