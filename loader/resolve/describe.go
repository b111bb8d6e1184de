package resolve

import (
	"regexp"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/authority"
	"stemma/loader/document"
	"stemma/loader/segment"
)

// Description is what a file says of itself.
type Description struct {
	Lang       graph.Lang
	Meeting    graph.Meeting // of the authority data where it is known there
	Known      bool          // the meeting stands in the authority data
	Date       graph.Date    // of the text
	Forum      graph.ID
	Self       graph.ID // the convention that the main text is, "" where it is none that is known
	Instrument string   // slug of a text with a symbol: "unscr-2396"
}

// headWords is how far into a file its own date, place and forum are looked for.
const headWords = 420

var isoDay = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)

// Describe finds a file's meeting, date, forum and language from its title,
// front matter and first passages.
func (r *Resolver) Describe(doc *document.Document, parts []segment.Part, lang graph.Lang) Description {
	d := Description{Lang: lang}
	if lang == "" {
		d.Lang = document.Language(doc.Text)
	}
	head := headText(doc, parts)
	ws := words.Split(head)
	if len(ws) > headWords {
		ws = ws[:headWords]
	}
	resolution := false
	for i := range parts {
		resolution = resolution || parts[i].Genre == segment.Resolution
	}
	year := firstYear(ws)
	dates := Dates(ws, year)
	if isoDay.MatchString(doc.Date) {
		dates = []Period{{From: graph.Date(doc.Date[:10]), To: graph.Date(doc.Date[:10]), First: -1}}
	}
	if resolution {
		adopted(&d, head, ws, dates)
		return d
	}
	if statedByCouncil(&d, doc, parts, head, ws, dates) {
		return d
	}
	d.Forum = r.forum(head, ws, d.Lang)
	if d.Forum == "" {
		d.Forum = r.leaders(head)
	}
	if d.Forum == "" {
		d.Forum = r.ministers(head, d.Lang)
	}
	r.meeting(&d, ws, dates)
	if d.Date == "" && len(dates) > 0 {
		d.Date = dates[0].To
	}
	d.Self = r.self(&d, parts)
	return d
}

// headText is the title, the headings and the first passages of every part.
func headText(doc *document.Document, parts []segment.Part) string {
	var b strings.Builder
	b.WriteString(doc.Title)
	b.WriteString(" ; ")
	for _, p := range parts {
		n, most := 0, 6
		if p.Genre == segment.Resolution {
			most = 12 // symbol, organ, dates, agenda item and title stand before the line that says who adopted it
		}
		for _, ps := range p.Passages {
			if ps.Kind == segment.Noise {
				continue
			}
			b.WriteString(doc.Text[ps.Start:ps.End])
			b.WriteString(" ; ")
			if n++; n >= most {
				break
			}
		}
	}
	return b.String()
}

func firstYear(ws []words.Word) string {
	for _, w := range ws {
		if isYear(w.Text) && w.Text >= "1945" {
			return w.Text
		}
	}
	return ""
}

// forum is the first group that speaks: ministers, leaders.
func (r *Resolver) forum(head string, ws []words.Word, lang graph.Lang) graph.ID {
	for _, h := range r.reg.Scan(head, ws, lang) {
		if len(h.IDs) != 1 {
			continue
		}
		e, ok := r.reg.Entity(h.IDs[0])
		if ok && e.Type == "forum" && led(ws, h.First) { // "the Leaders of the Group of Seven"
			if l, found := r.reg.Entity(e.ID + "-leaders"); found {
				return l.ID
			}
		}
		if ok && e.Type == "group" && (strings.HasSuffix(e.ID.Slug(), "-ministers") || strings.HasSuffix(e.ID.Slug(), "-leaders")) {
			return e.ID
		}
	}
	return ""
}

// leaders finds "G7 Leaders" or "dirigeants du G7" inside longer titles.
func (r *Resolver) leaders(head string) graph.ID {
	f := " " + words.Fold(head) + " "
	for _, forum := range []string{"g7", "g20", "g8"} {
		for _, s := range []string{" " + forum + " leaders ", " leaders of the " + forum + " ", " dirigeants du " + forum + " "} {
			if !strings.Contains(f, s) {
				continue
			}
			if e, ok := r.reg.Entity(graph.ID("actor:" + forum + "-leaders")); ok {
				return e.ID
			}
		}
	}
	return ""
}

// ministers finds the ministers whose name stands inside a longer title, the
// longest name first.
func (r *Resolver) ministers(head string, lang graph.Lang) graph.ID {
	f := " " + words.Fold(head) + " "
	var best graph.ID
	longest := 0
	for _, e := range r.reg.Entities() {
		if e.Type != "group" || !strings.HasSuffix(e.ID.Slug(), "-ministers") {
			continue
		}
		for _, name := range append([]string{e.Names[lang]}, e.Aliases[lang]...) {
			if n := words.Fold(name); len(n) > longest && strings.Contains(f, " "+n+" ") {
				best, longest = e.ID, len(n)
			}
		}
	}
	return best
}

// led reports "leaders of the" before a word.
func led(ws []words.Word, i int) bool {
	for k := max(0, i-4); k < i; k++ {
		switch ws[k].Text {
		case "leaders", "dirigeants", "dirigeantes":
			return true
		}
	}
	return i+1 < len(ws) && ws[i+1].Text == "leaders"
}

// convenes reports that the ones who speak meet in a meeting's series: interior
// and security ministers in g7-interior-security, leaders at a summit.
func (r *Resolver) convenes(speaker graph.ID, m *authority.Entity) bool {
	s, ok := r.reg.Entity(speaker)
	if !ok || s.Parent != m.Forum && s.Parent != r.parent(m.Forum) {
		return false
	}
	group := strings.TrimPrefix(speaker.Slug(), s.Parent.Slug()+"-")
	if group == "leaders" {
		return m.Type == "summit"
	}
	group = strings.TrimSuffix(group, "-ministers")
	return group != "" && strings.Contains(m.Series, strings.Split(group, "-")[0])
}

// meeting chooses the meeting of the authority data that fits forum, days and
// place, or makes one from place and year.
func (r *Resolver) meeting(d *Description, ws []words.Word, dates []Period) {
	var best *authority.Entity
	bestScore := 0.0
	for _, e := range r.reg.Entities() {
		if e.ID.Kind() != graph.KindMeeting || e.Date == "" {
			continue
		}
		end := e.EndDate
		if end == "" {
			end = e.Date
		}
		s := 0.0
		for k, p := range dates {
			if len(p.From) < 10 || p.From > end || p.To < e.Date {
				continue
			}
			w := 2.0
			if k < 2 {
				w = 3
			}
			if p.From == e.Date && p.To == end {
				w++
			}
			s = max(s, w)
		}
		if s == 0 {
			continue
		}
		switch {
		case d.Forum != "" && r.convenes(d.Forum, e):
			s += 2
		case d.Forum != "" && e.Forum != "":
			continue
		}
		if placed(ws, e.Place) {
			s += 1.5
		} else if d.Forum == "" || e.Forum == "" {
			continue
		}
		if s > bestScore {
			best, bestScore = e, s
		}
	}
	if best != nil {
		f := r.reg.Facts([]graph.ID{best.ID})
		for _, m := range f.Meetings {
			if m.ID == best.ID {
				d.Meeting, d.Known = m, true
			}
		}
		d.Date = best.EndDate
		if d.Date == "" {
			d.Date = best.Date
		}
		for _, p := range dates { // the text's own date, where it stands before the days of the meeting
			if p.First >= 0 && p.First < 60 && p.From == p.To && len(p.To) == 10 && p.To >= best.Date && p.To <= d.Date {
				d.Date = p.To
				break
			}
		}
		return
	}
	if len(dates) == 0 {
		return
	}
	p := dates[0]
	for _, q := range dates {
		if q.From != q.To && len(q.From) == 10 {
			p = q
			break
		}
	}
	d.Date = p.To
	place := placeIn(ws)
	if place == "" {
		return
	}
	slug := strings.ReplaceAll(words.Fold(place), " ", "-") + "-" + string(p.To[:4])
	d.Meeting = graph.Meeting{
		ID: graph.MakeID(graph.KindMeeting, slug), Type: "ministerial", Names: graph.Texts{d.Lang: place + " " + string(p.To[:4])},
		Forum: d.Forum, Place: place, StartDate: p.From, EndDate: p.To, Source: "the document itself",
	}
}

func placed(ws []words.Word, place string) bool {
	for _, p := range words.Split(place) {
		for _, w := range ws {
			if w.Text == p.Text && w.Upper {
				return true
			}
		}
	}
	return place == ""
}

// placeIn reads "à Lyon" after the verb of meeting, or beside the date.
func placeIn(ws []words.Word) string {
	for i := 0; i+1 < len(ws) && i < 200; i++ {
		switch ws[i].Text {
		case "a", "in", "at":
		default:
			continue
		}
		if ws[i+1].Upper && !ws[i+1].Caps && ws[i+1].Before == words.None && months[ws[i+1].Text] == 0 && metBefore(ws, i) {
			return strings.ToUpper(ws[i+1].Text[:1]) + ws[i+1].Text[1:]
		}
	}
	return ""
}

func metBefore(ws []words.Word, i int) bool {
	for k := max(0, i-8); k < i; k++ {
		switch ws[k].Text {
		case "reunis", "reunies", "rencontres", "tenue", "reuni", "met", "held", "gathered", "meeting", "reunion":
			return true
		}
		if isYear(ws[k].Text) {
			return true
		}
	}
	return false
}

// self finds the known convention that the main text is: adopted at the meeting
// and of the genre, or of the same issuer and day.
func (r *Resolver) self(d *Description, parts []segment.Part) graph.ID {
	genre := segment.Genre("")
	title := ""
	for i := range parts {
		if parts[i].Main {
			genre, title = parts[i].Genre, parts[i].Title
		}
	}
	class := map[segment.Genre]string{
		segment.Communique: "communique", segment.Commitments: "commitments", segment.Statement: "declaration",
		segment.ActionPlan: "plan",
	}[genre]
	var best graph.ID
	bestScore := 0.0
	tw := words.Split(title)
	for _, e := range r.titles.byClass[class] {
		ent, ok := r.reg.Entity(e.id)
		if !ok || e.id.Kind() != graph.KindConvention {
			continue
		}
		s := 0.0
		if d.Meeting.ID != "" && ent.AdoptedAt == d.Meeting.ID {
			s += 2
		}
		if d.Date != "" && e.date == d.Date {
			s += 1.5
		} else if d.Date != "" && len(e.date) == 10 && s == 0 {
			continue
		}
		if s < 1.5 || d.Forum != "" && e.issuer != "" && !r.issues(d.Forum, e.issuer) {
			continue
		}
		hit := 0.0
		for _, w := range tw {
			if e.tokens[singular(w.Text)] {
				hit++
			}
		}
		if n := len(tw); n > 0 {
			s += hit / float64(n)
		}
		if s > bestScore || s == bestScore && e.id < best {
			best, bestScore = e.id, s
		}
	}
	return best
}

// parent is what a body belongs to, "" where it is unknown or belongs to nothing.
func (r *Resolver) parent(id graph.ID) graph.ID {
	if e, ok := r.reg.Entity(id); ok {
		return e.Parent
	}
	return ""
}

// issues reports that a forum's own name says that it is the issuer: its leaders,
// its ministers of one field.
func (r *Resolver) issues(forum graph.ID, issuer string) bool {
	e, ok := r.reg.Entity(forum)
	return ok && issuerOf(words.Split(e.Names[graph.English])) == issuer
}

// Start is the first day of the meeting, or the text's date where that says more,
// as in a session of which only the month is known.
func (d Description) Start() graph.Date {
	if start := d.Meeting.StartDate; start != "" && len(start) >= len(d.Date) {
		return start
	}
	return d.Date
}
