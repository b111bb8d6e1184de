package resolve

import (
	"context"
	"sort"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/segment"
)

// heads are the nouns that a title begins with, folded and singular, and the
// class of text or meeting they name.
var heads = map[string]string{
	"declaration": "declaration", "statement": "declaration", "communique": "communique",
	"engagement": "commitments", "commitment": "commitments", "plan": "plan", "action": "plan",
	"convention": "treaty", "protocole": "protocol", "protocol": "protocol", "traite": "treaty", "treaty": "treaty",
	"accord": "treaty", "agreement": "treaty", "pacte": "treaty", "pact": "treaty", "covenant": "treaty",
	"principe": "principles", "principle": "principles", "appel": "call", "call": "call", "strategie": "strategy", "strategy": "strategy",
	"processus": "process", "process": "process", "code": "principles", "charte": "treaty", "charter": "treaty",
	"sommet": "meeting", "summit": "meeting", "reunion": "meeting", "rencontre": "meeting", "meeting": "meeting",
	"conference": "meeting", "congres": "meeting", "congress": "meeting", "session": "meeting",
}

// issuers tell apart texts of one class: whose they are.
var issuers = []struct {
	issuer string
	words  []string
}{
	{"leaders", []string{"dirigeants", "leaders", "chefs"}},
	{"foreign", []string{"etrangeres", "foreign"}},
	{"interior", []string{"interieur", "securite", "interior", "security"}},
	{"finance", []string{"finances", "finance"}},
	{"digital", []string{"numerique", "digital", "tech"}},
}

// emptyWords say nothing about which text is meant.
func emptyWords() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`de du des d la le les l un une et ou a au aux en dans par pour sur avec que qui dont se s ce cet cette ces
		of the and or to in for with by on at from that which as its our their notre nos leur leurs son sa ses g7 g20 g8 onu
		pays groupe membres commun commune conjoint conjointe joint pris prise prises adopte adoptee publie publiee lors contre relatif relative
		nations unies united nations internationale international`) {
		m[w] = true
	}
	return m
}

// title is what is known of one entity for the comparison.
type title struct {
	id     graph.ID
	class  map[string]bool
	issuer string
	places map[string]bool
	date   graph.Date
	end    graph.Date
	tokens map[string]bool
}

type titles struct {
	byClass map[string][]*title
	words   map[string]*titleWords // by class
	empty   map[string]bool
	weight  map[string]float64
}

func singular(s string) string {
	if len(s) > 4 && strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "us") && !strings.HasSuffix(s, "ss") && s != "congres" {
		return s[:len(s)-1]
	}
	return s
}

func indexTitles(reg *authority.Register) *titles {
	x := &titles{byClass: map[string][]*title{}, empty: emptyWords(), weight: map[string]float64{}}
	places := map[graph.ID]string{}
	for _, e := range reg.Entities() {
		if e.ID.Kind() == graph.KindMeeting {
			places[e.ID] = e.Place
		}
	}
	count := map[string]int{}
	for _, e := range reg.Entities() {
		if k := e.ID.Kind(); k != graph.KindConvention && k != graph.KindMeeting || e.Silent != "" {
			continue
		}
		t := &title{id: e.ID, class: map[string]bool{}, places: map[string]bool{}, tokens: map[string]bool{}, date: e.Date, end: e.EndDate}
		if e.ID.Kind() == graph.KindMeeting {
			t.class["meeting"] = true
		}
		if t.end == "" {
			t.end = t.date
		}
		for _, p := range []string{e.Place, places[e.AdoptedAt]} {
			for _, w := range words.Split(p) {
				if len(w.Text) > 3 {
					t.places[w.Text] = true
				}
			}
		}
		for _, lang := range []graph.Lang{graph.French, graph.English} {
			for i, name := range append([]string{e.Names[lang]}, append(e.Aliases[lang], e.Shared[lang]...)...) {
				ws := words.Split(name)
				for k, w := range ws {
					s := singular(w.Text)
					if c := heads[s]; c != "" && k < 4 && (i == 0 || k == 0) {
						t.class[c] = true
					}
					if !x.empty[w.Text] && heads[s] == "" {
						t.tokens[s] = true
					}
				}
				if t.issuer == "" {
					t.issuer = issuerOf(ws)
				}
			}
		}
		switch e.Type {
		case "communique":
			t.class["communique"] = true
		case "statement", "declaration":
			t.class["declaration"] = true
		case "action-plan":
			t.class["plan"] = true
		}
		for w := range t.tokens {
			count[w]++
		}
		for c := range t.class {
			x.byClass[c] = append(x.byClass[c], t)
		}
	}
	for w, n := range count {
		x.weight[w] = 1 / float64(n)
	}
	x.words = map[string]*titleWords{}
	for class, list := range x.byClass {
		x.words[class] = indexWords(list)
	}
	return x
}

func issuerOf(ws []words.Word) string {
	for _, is := range issuers {
		for _, w := range ws {
			for _, s := range is.words {
				if w.Text == s {
					return is.issuer
				}
			}
		}
	}
	return ""
}

// titled finds references by title, place and date that no listed name
// matches: "la Déclaration des dirigeants du G7 du 24 février 2023",
// "l'engagement pris à Toronto", "le plan d'action du G7 de 2021".
func (r *Resolver) titled(ctx context.Context, t *Text, passage int, ws []words.Word, known []Mention) []Mention {
	if t.Part.Passages[passage].Kind == segment.Heading && passage < 3 {
		return nil
	}
	taken := make([]bool, len(ws)+1)
	begins := make([]bool, len(ws)+1) // a longer reference from there may mean something narrower
	for _, m := range known {
		begins[m.First] = true
		if m.ID == "" {
			continue
		}
		for k := m.First; k < m.Last; k++ {
			taken[k] = true
		}
	}
	year := ""
	if len(t.Date) >= 4 {
		year = string(t.Date[:4])
	}
	dates := Dates(ws, year)
	var out []Mention
	for i := 0; i < len(ws); i++ {
		if i%stretch == stretch-1 && ctx.Err() != nil {
			return nil // the caller looks, too
		}
		class := heads[singular(ws[i].Text)]
		if class == "" && those[ws[i].Text] && i+1 < len(ws) && (ws[i+1].Text == "de" || ws[i+1].Text == "d" || ws[i+1].Text == "of" || ws[i+1].Text == "from") {
			class = classBefore(ws, i) // "ces engagements ainsi que ceux de Lyon"
		}
		if class == "" || taken[i] && !begins[i] {
			continue
		}
		if t.Lang == graph.English {
			if !ws[i].Upper && !plainHeads[ws[i].Text] {
				continue
			}
			if i+1 < len(ws) && ws[i+1].Upper && ws[i+1].Before == words.None && !isYear(ws[i+1].Text) {
				continue // "Process" in "Process … Principles": the head comes later
			}
			if m, ok := r.choose(t, passage, ws, before(ws, i, taken), free(window(ws, i), i, taken), class, dates); ok && m.Last > i {
				out = append(out, m)
				for k := m.First; k < m.Last; k++ {
					taken[k] = true
				}
				i = m.Last - 1
			}
			continue
		}
		if ws[i].Text == "action" && i > 0 { // "plan d'action" begins at "plan"
			continue
		}
		end := window(ws, i)
		if t.Part.Genre == segment.Resolution || class == "commitments" {
			end = free(end, i, taken) // "nos engagements au titre de l'Accord de Lyon": the text, not a meeting there
		}
		if m, ok := r.choose(t, passage, ws, i, end, class, dates); ok {
			out = append(out, m)
			for k := m.First; k < m.Last; k++ {
				taken[k] = true
			}
			i = m.Last - 1
		}
	}
	return out
}

var made = map[string]bool{"pris": true, "prise": true, "prises": true, "made": true, "taken": true, "formule": true}

var those = map[string]bool{"ceux": true, "celui": true, "celle": true, "celles": true, "those": true}

// classBefore is the class of the last head noun before a pronoun.
func classBefore(ws []words.Word, i int) string {
	for k := i - 1; k >= 0 && k >= i-15; k-- {
		if c := heads[singular(ws[k].Text)]; c != "" {
			return c
		}
	}
	return ""
}

// plainHeads may name an English text in small letters: "the commitments made
// at Hiroshima".
var plainHeads = map[string]bool{
	"commitment": true, "commitments": true, "statement": true, "communique": true, "summit": true, "meeting": true, "declaration": true,
}

// before goes back over the words that an English title has before its head:
// names, years, and what joins them.
func before(ws []words.Word, head int, taken []bool) int {
	first := head
	for k := head - 1; k >= 0 && k >= head-9; k-- {
		w := ws[k]
		if taken[k] || ws[k+1].Before >= words.Comma {
			break
		}
		switch {
		case w.Upper || isYear(w.Text):
			first = k
		case w.Text == "of" || w.Text == "and" || w.Text == "on" || w.Text == "for" || w.Text == "s" || w.Text == "the":
		default:
			return first
		}
	}
	return first
}

// free ends a window before the next word that a name has taken.
func free(end, head int, taken []bool) int {
	for k := head + 1; k < end; k++ {
		if taken[k] && !taken[k-1] {
			return k
		}
	}
	return end
}

// window is the stretch in which a title can go on.
func window(ws []words.Word, head int) int {
	i := head + 1
	for ; i < len(ws) && i < head+28; i++ {
		w := ws[i]
		if w.Before >= words.Dash {
			break
		}
		if w.Before == words.Comma && made[w.Text] && i <= head+3 {
			continue // "notre engagement, pris à Lyon"
		}
		if w.Before == words.Comma && !(i+1 < len(ws) && (w.Text == "en" || w.Text == "le" || w.Text == "on" || w.Text == "in") && (months[ws[i+1].Text] > 0 || number(ws[i+1].Text) > 0)) {
			break
		}
		switch w.Text {
		case "lors", "resolution", "resolutions", "qui", "que", "qu", "dont", "who", "that", "lequel", "laquelle", "notamment", "et", "and", "ainsi", "comme", "afin":
			if w.Text == "et" || w.Text == "and" {
				if i+1 < len(ws) && (heads[singular(ws[i+1].Text)] != "" || i+2 < len(ws) && heads[singular(ws[i+2].Text)] != "") {
					return i
				}
				continue
			}
			return i
		}
	}
	return i
}

// choose compares a reference with every entity of its class.
func (r *Resolver) choose(t *Text, passage int, ws []words.Word, head, end int, class string, dates []Period) (Mention, bool) {
	in := ws[head:end]
	issuer := issuerOf(in)
	var date *Period
	after := sort.Search(len(dates), func(k int) bool { return dates[k].First > head })
	if after < len(dates) && dates[after].End <= end {
		date = &dates[after]
	}
	bare := "" // a year alone: "de 2021"
	for k := 1; k < len(in); k++ {
		if isYear(in[k].Text) && (date == nil || head+k < date.First || head+k >= date.End) {
			bare = in[k].Text
			break
		}
	}
	ref := reference{class: class, issuer: issuer, date: date, bare: bare}
	list := r.scores(t, in, ref, head)
	if class == "meeting" && len(list) > 0 && toBeHeld(in) {
		ref.coming = true
		past := list[0]
		if list = r.scores(t, in, ref, head); len(list) == 0 { // it stays open, and no past one is offered for it
			last := min(past.last, end)
			return Mention{Passage: passage, First: head, Last: last, Start: ws[head].Start, End: ws[last-1].End, Kind: graph.KindMeeting, How: "title"}, true
		}
	}
	if len(list) == 0 && class == "commitments" && len(r.placed(t, passage, in)) == 0 { // what a meeting promised may stand in its communiqué
		if m, ok := r.choose(t, passage, ws, head, end, "communique", dates); ok && m.ID != "" {
			return m, true
		}
	}
	if len(list) == 0 {
		return explicit(t, passage, ws, head, end, class, date)
	}
	sort.SliceStable(list, func(a, b int) bool {
		if list[a].s != list[b].s {
			return list[a].s > list[b].s
		}
		return list[a].t.id < list[b].t.id
	})
	best := list[0]
	last := min(best.last, end)
	m := Mention{Passage: passage, First: head, Last: last, Start: ws[head].Start, End: ws[last-1].End, Kind: best.t.id.Kind(), How: "title"}
	if len(list) == 1 || best.s-list[1].s >= 0.3 {
		m.ID = best.t.id
		return m, true
	}
	for _, c := range list[:min(5, len(list))] {
		m.Candidates = append(m.Candidates, graph.Candidate{ID: c.t.id, Score: c.s / 4, Why: c.why})
	}
	return m, true
}

// explicit makes a reference to a text that nobody lists, where its title is set
// in capitals and a day is printed with it: an id from its words and the day.
func explicit(t *Text, passage int, ws []words.Word, head, end int, class string, date *Period) (Mention, bool) {
	if class == "meeting" || date == nil || len(date.From) != len("2018-04-01") || date.From != date.To || !ws[head].Upper || date.To == t.Date {
		return Mention{}, false
	}
	slug := ""
	for k := head; k < date.First && len(slug) < 48; k++ {
		w := ws[k].Text
		if len(w) < 3 && w != "g7" || months[w] > 0 || connecting[w] {
			continue
		}
		if slug != "" {
			slug += "-"
		}
		slug += w
	}
	if !strings.Contains(slug, "-") {
		return Mention{}, false // "la Déclaration du 3 mai": of whom?
	}
	return Mention{
		Passage: passage, First: head, Last: date.End, Start: ws[head].Start, End: ws[date.End-1].End,
		Kind: graph.KindConvention, ID: graph.MakeID(graph.KindConvention, slug+"-"+string(date.From)), How: "new",
	}, true
}

var connecting = map[string]bool{
	"des": true, "les": true, "aux": true, "sur": true, "pour": true, "par": true, "dans": true, "une": true, "the": true, "and": true,
	"for": true, "from": true, "issued": true, "adopted": true, "adoptee": true, "adopte": true, "publiee": true, "conjointe": true, "dated": true,
}

func prepositional(s string) bool {
	switch s {
	case "a", "de", "d", "du", "in", "at", "of", "sommet", "summit", "the", "des", "en", "pris", "g7":
		return true
	}
	return false
}

func agrees(p *Period, e *title) bool {
	n := len(p.From)
	if len(e.date) < n {
		return strings.HasPrefix(string(p.From), string(e.date))
	}
	if n < len("2018-04-01") {
		return strings.HasPrefix(string(e.date), string(p.From))
	}
	return p.From <= e.end && e.date <= p.To
}
