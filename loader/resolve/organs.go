package resolve

import (
	"regexp"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/document"
	"stemma/loader/segment"
)

// adopter is an organ of the United Nations that adopts numbered texts.
type adopter struct {
	symbol  *regexp.Regexp // of its resolutions: the session or year first, the number second
	slug    string         // before the number in the id of the text
	forum   graph.ID
	series  string // of its meetings; "" where the symbol names none
	english string // what its session is called, the number where N stands at its end
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
var councilMeeting = regexp.MustCompile(`(?:[Aa]t its|At the|[àÀ] (?:s|l)a)[\s\x{00a0}]+(\d{1,5})[\s\x{00a0}]?(?:st|nd|rd|th|re|e|ème)[\s\x{00a0}]+(?:meeting|séance)`)

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
	if own.series != "" {
		d.Meeting = own.session(session)
		return
	}
	d.Meeting = meetingOfCouncil(head, d.Date)
}

// meetingOfCouncil is the meeting of the Security Council that a text names as
// the one it was adopted at, the zero one where it names none.
func meetingOfCouncil(head string, day graph.Date) graph.Meeting {
	m := councilMeeting.FindStringSubmatch(head)
	if m == nil {
		return graph.Meeting{}
	}
	return graph.Meeting{
		ID: graph.MakeID(graph.KindMeeting, "unsc-"+m[1]), Type: "session", Forum: "actor:un-security-council", Series: "unsc",
		Names:     graph.Texts{graph.English: "United Nations Security Council, meeting " + m[1], graph.French: "Conseil de sécurité des Nations Unies, séance " + m[1]},
		StartDate: day, EndDate: day, Source: "the document itself",
	}
}

// presidential is the symbol of a statement by the President of the Security
// Council, which its own first page prints on a line of its own.
var presidential = regexp.MustCompile(`^S/PRST/(\d{4})/(\d+)$`)

// statedByCouncil reads symbol, meeting and date of such a statement, and reports
// that a text is one.
func statedByCouncil(d *Description, doc *document.Document, parts []segment.Part, head string, ws []words.Word, dates []Period) bool {
	for i := range parts {
		for k, p := range parts[i].Passages {
			m := presidential.FindStringSubmatch(strings.TrimSpace(doc.Text[p.Start:p.End]))
			if k >= 8 || m == nil {
				continue
			}
			d.Instrument, d.Forum = "sprst-"+m[1]+"-"+m[2], "actor:un-security-council"
			d.Self = graph.MakeID(graph.KindConvention, d.Instrument)
			d.Date = dayAdopted(ws, dates)
			d.Meeting = meetingOfCouncil(head, d.Date)
			return true
		}
	}
	return false
}

// dayAdopted is the day that stands behind "adopted by", or behind "held on" for a
// meeting, else the first day: a resolution prints the day of its distribution before that of its adoption.
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
			case "adopted", "adoptee", "adoptees", "held", "tenue":
				return p.To
			}
			if ws[k].Before >= words.Colon {
				break
			}
		}
	}
	return first
}
