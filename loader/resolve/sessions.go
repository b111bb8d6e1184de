package resolve

import (
	"regexp"
	"strconv"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/segment"
)

// sessions finds the sessions of an organ that counts them: "its eighty-first
// session", "la soixante-dix-septième session de l'Assemblée générale". One of
// "its" sessions is of the organ that speaks, as is one that the head of its text
// prints by itself.
func (r *Resolver) sessions(t *Text, passage int, ws []words.Word) []Mention {
	var out []Mention
	for i := 1; i < len(ws); i++ {
		if ws[i].Text != "session" || ws[i].Before >= words.Comma {
			continue
		}
		n, first := ordinal(ws, i)
		if n == 0 {
			continue
		}
		own := adopterOfSession(t, ws, first, i+1)
		if own == nil || own.series == "ecosoc" && !isYear(strconv.Itoa(n)) {
			continue
		}
		out = append(out, Mention{
			Passage: passage, First: first, Last: i + 1, Start: ws[first].Start, End: ws[i].End, Kind: graph.KindMeeting,
			ID: graph.MakeID(graph.KindMeeting, own.series+"-"+strconv.Itoa(n)), How: "symbol",
		})
	}
	return out
}

// adopterOfSession is the organ whose session it is: the one named right behind
// the word, else the one that speaks where the session is "its", or stands alone.
func adopterOfSession(t *Text, ws []words.Word, first, end int) *adopter {
	after := content(ws, end, end+10)
	for k := range adopters {
		a := &adopters[k]
		if a.series == "" {
			continue
		}
		if a.named(after) {
			return a
		}
		if t.Forum != a.forum {
			continue
		}
		its := first > 0 && (ws[first-1].Text == "its" || ws[first-1].Text == "sa")
		if its || first == 0 && end == len(ws) && t.Part.Genre == segment.Resolution {
			return a
		}
	}
	return nil
}

// named reports that words begin with the name of the organ, and of no other's
// that is called so: INTERPOL has a General Assembly too.
func (a *adopter) named(after string) bool {
	for _, name := range []string{a.french, a.english} {
		name, _, _ = strings.Cut(name, ",")
		name = strings.TrimPrefix(strings.TrimSuffix(content(words.Split(name), 0, 9), " nations unies"), "united nations ")
		if rest, ok := strings.CutPrefix(after, name); ok {
			next, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
			return next == "" || sessionGoesOn[next]
		}
	}
	return false
}

// sessionGoesOn may follow an organ's name behind one of its sessions.
var sessionGoesOn = map[string]bool{
	"nations": true, "united": true, "a": true, "to": true, "and": true, "et": true, "at": true, "in": true, "on": true, "under": true, "an": true,
	"un": true, "une": true, "the": true, "au": true, "sur": true, "which": true, "qui": true, "that": true,
}

// ordinal reads the ordinal number that ends right before a word, and where it
// begins: 0 for none.
func ordinal(ws []words.Word, end int) (value, first int) {
	last := ws[end-1].Text
	if m := ordinalDigits.FindStringSubmatch(last); m != nil {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return 0, 0
		}
		return n, end - 1
	}
	value, ok := ordinals[last]
	if !ok {
		return 0, 0
	}
	first = end - 1
	for first > 0 && ws[first].Before < words.Comma {
		w := ws[first-1].Text
		n, ok := cardinals[w]
		switch {
		case ok:
			value += n
		case w == "et" && first > 1 && cardinals[ws[first-2].Text] > 0: // "soixante et onzième"
		default:
			return ofScore(ws, first, end, value), first
		}
		first--
	}
	return ofScore(ws, first, end, value), first
}

// ofScore counts "quatre-vingt" as four times twenty: both words were added up.
func ofScore(ws []words.Word, first, end, value int) int {
	for i := first; i+1 < end; i++ {
		if ws[i].Text == "quatre" && strings.HasPrefix(ws[i+1].Text, "vingt") {
			return value + 80 - 24
		}
	}
	return value
}

var ordinalDigits = regexp.MustCompile(`^(\d{1,3})(?:st|nd|rd|th|e|eme)$`)

var cardinals = map[string]int{
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"dix": 10, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre": 4,
}

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
	"nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
	"premiere": 1, "unieme": 1, "deuxieme": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9,
	"dixieme": 10, "onzieme": 11, "douzieme": 12, "treizieme": 13, "quatorzieme": 14, "quinzieme": 15, "seizieme": 16, "vingtieme": 20,
	"trentieme": 30, "quarantieme": 40, "cinquantieme": 50, "soixantieme": 60,
}

// Session returns what the id of an organ's session says of it: whose it is and
// which. It reports whether the id is one.
func Session(id graph.ID) (graph.Meeting, bool) {
	series, number, ok := strings.Cut(id.Slug(), "-")
	if id.Kind() != graph.KindMeeting || !ok || !digits(number) {
		return graph.Meeting{}, false
	}
	for k := range adopters {
		if a := &adopters[k]; a.series == series && a.series != "" {
			return a.session(number), true
		}
	}
	return graph.Meeting{}, false
}

// session is the meeting at which an organ adopts what bears the number of the
// session.
func (a *adopter) session(number string) graph.Meeting {
	return graph.Meeting{
		ID: graph.MakeID(graph.KindMeeting, a.series+"-"+number), Type: "session", Forum: a.forum, Series: a.series,
		Names:     graph.Texts{graph.English: strings.TrimSuffix(a.english, "N") + number, graph.French: strings.TrimSuffix(a.french, "N") + number},
		StartDate: a.opens(number), Source: "the document itself",
	}
}

// opens is when a session begins, as far as its number tells: since its second the
// General Assembly has met for its regular session in September, the second in
// 1947.
func (a *adopter) opens(number string) graph.Date {
	n, err := strconv.Atoi(number)
	if err != nil || a.series != "unga" || n < 2 || n > 200 {
		return ""
	}
	return graph.Date(strconv.Itoa(1945+n) + "-09")
}
