package resolve

import (
	"regexp"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
)

// adopter is an organ of the United Nations that adopts numbered texts.
type adopter struct {
	symbol  *regexp.Regexp // of its resolutions: the session or year first, the number second
	slug    string         // before the number in the id of the text
	forum   graph.ID
	series  string // of its meetings; "" where the symbol names none
	english string // what its session is called, the number where N stands
	french  string
}

var adopters = []adopter{
	{regexp.MustCompile(`\bS/RES/(\d+)\b`), "unscr-", "actor:un-security-council", "", "", ""},
	{regexp.MustCompile(`\bA/RES/(\d+)/(\d+\s?[A-F]?)\b`), "unga-", "actor:un-general-assembly", "unga", "United Nations General Assembly, session N", "Assemblée générale des Nations Unies, session N"},
	{regexp.MustCompile(`\bE/RES/(\d+)/(\d+)\b`), "ecosoc-", "actor:ecosoc", "ecosoc", "Economic and Social Council, session of N", "Conseil économique et social, session de N"},
	{regexp.MustCompile(`\bA/HRC/RES/(\d+)/(\d+)\b`), "unhrc-", "actor:un-human-rights-council", "unhrc", "Human Rights Council, session N", "Conseil des droits de l’homme, session N"},
}

// councilMeeting is where the Security Council says at which of its meetings it
// adopted a text: "at its 8934th meeting", "à sa 8934e séance".
var councilMeeting = regexp.MustCompile(`(?:at its|à sa)[\s\x{00a0}]+(\d{1,5})[\s\x{00a0}]?(?:st|nd|rd|th|re|e|ème)[\s\x{00a0}]+(?:meeting|séance)`)

// adopted reads symbol, organ, session and date of a United Nations resolution.
// The first symbol is its own.
func adopted(d *Description, head string, ws []words.Word, dates []Period) {
	d.Date = dayAdopted(ws, dates)
	var own *adopter
	var at []int
	for k := range adopters {
		if m := adopters[k].symbol.FindStringSubmatchIndex(head); m != nil && (at == nil || m[0] < at[0]) {
			own, at = &adopters[k], m
		}
	}
	if own == nil {
		return
	}
	session := head[at[2]:at[3]]
	number := session
	if len(at) > 4 {
		number += "-" + strings.ToLower(strings.Join(strings.Fields(head[at[4]:at[5]]), ""))
	}
	d.Instrument, d.Forum = own.slug+number, own.forum
	d.Self = graph.MakeID(graph.KindConvention, d.Instrument)
	switch m := councilMeeting.FindStringSubmatch(head); {
	case own.series != "":
		d.Meeting = graph.Meeting{
			ID: graph.MakeID(graph.KindMeeting, own.series+"-"+session), Type: "session", Forum: d.Forum, Series: own.series,
			Names:  graph.Texts{graph.English: strings.Replace(own.english, "N", session, 1), graph.French: strings.Replace(own.french, "N", session, 1)},
			Source: "the document itself",
		}
	case m != nil:
		d.Meeting = graph.Meeting{
			ID: graph.MakeID(graph.KindMeeting, "unsc-"+m[1]), Type: "session", Forum: d.Forum, Series: "unsc",
			Names:     graph.Texts{graph.English: "United Nations Security Council, meeting " + m[1], graph.French: "Conseil de sécurité des Nations Unies, séance " + m[1]},
			StartDate: d.Date, EndDate: d.Date, Source: "the document itself",
		}
	}
}

// dayAdopted is the day that stands behind "adopted by", else the first day: a
// resolution prints the day of its distribution before that of its adoption.
func dayAdopted(ws []words.Word, dates []Period) graph.Date {
	first := graph.Date("")
	for _, p := range dates {
		if len(p.To) != len("2006-01-02") {
			continue
		}
		if first == "" {
			first = p.To
		}
		if p.First < 0 {
			return p.To // front matter says it
		}
		for k := p.First - 1; k >= 0 && k >= p.First-15; k-- {
			switch ws[k].Text {
			case "adopted", "adoptee", "adoptees":
				return p.To
			}
			if ws[k].Before >= words.Colon {
				break
			}
		}
	}
	return first
}
