package resolve

import (
	"strings"

	"stemma/graph"
	"stemma/graph/words"
)

// titleWords says which titles of a class hold a word, and which name a place,
// by their index in the class. A reference is compared with the titles that
// share something with it; there are many of the others.
type titleWords struct {
	tokens, places map[string][]int32
}

func indexWords(list []*title) *titleWords {
	x := &titleWords{tokens: map[string][]int32{}, places: map[string][]int32{}}
	for i, t := range list {
		for w := range t.tokens {
			x.tokens[w] = append(x.tokens[w], int32(i))
		}
		for w := range t.places {
			x.places[w] = append(x.places[w], int32(i))
		}
	}
	return x
}

// reference is what a reference says of the text it means.
type reference struct {
	coming        bool // the words tell of a meeting that is still to come
	class, issuer string
	date          *Period
	bare          string // a year alone: "de 2021"
}

// scored is a title with how well it fits a reference; last is the word after
// the last that speaks for it.
type scored struct {
	t    *title
	s    float64
	last int
	why  string
}

// shared is what a title has in common with a reference: how many words, which
// is the last of them, and the first place, both counted from 1.
type shared struct{ words, last, place int32 }

// scores weighs the titles of a class against the words of a reference, which
// begin at word head of the passage.
func (r *Resolver) scores(t *Text, in []words.Word, ref reference, head int) []scored {
	titles, index := r.titles.byClass[ref.class], r.titles.words[ref.class]
	if len(titles) == 0 {
		return nil
	}
	common, all := r.titles.common(index, len(titles), in, t.Lang)
	bareAt := 0
	if ref.bare != "" {
		for k := 1; k < len(in); k++ {
			if in[k].Text == ref.bare {
				bareAt = head + k + 1
			}
		}
	}
	var list []scored
	for i, e := range titles {
		if ref.coming && e.date != "" && t.Date != "" && e.date <= t.Date {
			continue
		}
		c := common[i]
		if ref.date == nil && ref.bare == "" && c.words == 0 && c.place == 0 {
			continue // what is left to say for it is not enough
		}
		if e.id == t.Self {
			continue
		}
		if ref.issuer != "" && e.issuer != "" && ref.issuer != e.issuer {
			continue
		}
		s, last := 0.0, head+1
		dated := ref.date != nil && e.date != ""
		if dated {
			if !agrees(ref.date, e) {
				continue
			}
			s += 2
			if len(ref.date.From) == len("2018-04") {
				s -= 0.5
			}
			last = max(last, ref.date.End)
		}
		year := ref.bare != "" && len(e.date) >= 4
		if year {
			if string(e.date[:4]) != ref.bare {
				continue
			}
			s++
		}
		if c.place > 0 {
			s += 1.5
			last = max(last, head+int(c.place))
		}
		if all > 0 {
			s += float64(c.words) / float64(all)
			last = max(last, head+int(c.last))
			if len(e.tokens) > 0 && c.words >= 3 {
				s += 0.5
			}
		}
		if ref.class == "meeting" && c.words == 0 && ref.issuer == "" && c.place == 0 {
			continue // a day alone names no meeting
		}
		if ref.issuer != "" && ref.issuer == e.issuer {
			s += 0.4
		}
		last = max(last, bareAt)
		if s < 1.4 {
			continue
		}
		var why []string
		if dated {
			why = append(why, "same date")
		}
		if year {
			why = append(why, "same year")
		}
		if c.place > 0 {
			why = append(why, "names "+in[c.place-1].Text)
		}
		list = append(list, scored{e, s, last, strings.Join(why, ", ")})
	}
	return list
}

// common counts what each title shares with a reference, and the words of the
// reference that could be shared.
func (x *titles) common(index *titleWords, n int, in []words.Word, lang graph.Lang) ([]shared, int) {
	out := make([]shared, n)
	all := 0
	for k, w := range in {
		at := int32(k + 1)
		// A place names this text only where it stands as a place does.
		if w.Upper && (k == 0 || lang == graph.English || prepositional(in[k-1].Text)) {
			for _, i := range index.places[w.Text] {
				if out[i].place == 0 {
					out[i].place = at
				}
			}
		}
		s := singular(w.Text)
		if x.empty[w.Text] || heads[s] != "" || isYear(s) || months[s] > 0 || number(s) > 0 {
			continue
		}
		all++
		for _, i := range index.tokens[s] {
			out[i].words++
			out[i].last = at
		}
	}
	return out, all
}

// toBeHeld reports that the words tell of a meeting that is still to come.
func toBeHeld(ws []words.Word) bool {
	for i, w := range ws {
		switch {
		case coming[w.Text]:
			return true
		case i+2 < len(ws) && w.Text == "to" && ws[i+1].Text == "be" && (ws[i+2].Text == "held" || ws[i+2].Text == "convened" || ws[i+2].Text == "hosted"):
			return true
		}
	}
	return false
}

var coming = map[string]bool{
	"upcoming": true, "forthcoming": true, "tiendra": true, "tiendront": true, "prochaine": true, "prochain": true, "prevue": true, "prevu": true,
}
