package resolve

import (
	"slices"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/loader/segment"
)

// outside drops the bodies whose name is a part of a longer name that nobody
// lists: the state in "the Lyonia Recovery Conference", the forum in "the G7
// Ambassadors Group", whatever stands in a title between quotation marks. The
// longest name only is a mention. A possessive or an office keeps the name: "the
// G7's platform", "the G7 Presidency".
func outside(t *Text, ws []words.Word, ms []Mention) []Mention {
	if t.Part.Genre == segment.Resolution { // there the bodies of the system are named in the titles of its plans, and meant
		return slices.DeleteFunc(ms, func(m Mention) bool { return m.ID == "actor:united-nations" && partOfName(t, ws, m) })
	}
	named := make([]bool, len(ws)+1)
	for _, m := range ms {
		for k := m.First; k < m.Last && m.ID != ""; k++ {
			named[k] = true
		}
	}
	out := ms[:0]
	for _, m := range ms {
		if t.Lang == graph.English && m.Kind == graph.KindConvention && m.Last == m.First+1 && ws[m.First].Caps && goesOn(ws, m, named) {
			continue // "the NPT Review Conference"
		}
		if m.Kind == graph.KindActor && (t.Lang == graph.English && (goesOn(ws, m, named) || hangsOnTitle(ws, m, named)) || quotedTitle(t.Source, m)) {
			continue
		}
		out = append(out, m)
	}
	return out
}

// partOfName reports the Organization's name as a part of a name that nobody
// lists: "the United Nations Lighthouse Plan", "la Conférence des Nations Unies
// sur les phares". Its police and its system are its own.
func partOfName(t *Text, ws []words.Word, m Mention) bool {
	if t.Part.Passages[m.Passage].Kind == segment.Heading {
		return false // there every word may have a capital
	}
	if t.Lang == graph.English {
		return goesOn(ws, m, make([]bool, len(ws)+1))
	}
	k := m.First - 1
	if k < 1 || ws[k].Text != "des" || ws[k].Upper || ws[k+1].Before >= words.Comma {
		return false
	}
	return ws[k-1].Upper && !ws[k-1].Caps && ws[k].Before == words.None && !office[ws[k-1].Text] && !frenchMembers[ws[k-1].Text]
}

var frenchMembers = map[string]bool{"membres": true, "etats": true, "police": true, "systeme": true, "secretaire": true, "casques": true}

// goesOn reports that an English name goes on in capitals to a noun that is no
// office.
func goesOn(ws []words.Word, m Mention, named []bool) bool {
	k := m.Last
	if m.How == "short form" && k+1 < len(ws) && ws[k].Before == words.None && titleLink[ws[k].Text] && ws[k+1].Upper {
		return true // "Global Alliance for Food Security" is not the one alliance that the text named
	}
	if ws[m.Last-1].Elided && k < len(ws) && ws[k].Text == "s" {
		return false
	}
	for k < len(ws) && ws[k].Upper && ws[k].Before == words.None && !loud(ws[k]) && !monthNames[ws[k].Text] {
		k++
	}
	if k == m.Last || named[k-1] {
		return false
	}
	last := ws[k-1].Text
	return !office[last] && (!office[ws[m.Last].Text] || convened[last])
}

// hangsOnTitle reports that an English name follows a noun in capitals in the
// middle of a sentence and a preposition: "the Grain from Lyonia initiative".
func hangsOnTitle(ws []words.Word, m Mention, named []bool) bool {
	k := m.First - 1
	if k > 0 && ws[k].Text == "the" && ws[k+1].Before == words.None {
		k--
	}
	if k < 2 || !titleLink[ws[k].Text] || ws[k].Upper && ws[k].Text != "against" || ws[k].Before > words.Quote {
		return false
	}
	head := ws[k-1]
	return head.Upper && !head.Caps && !named[k-1] && !office[head.Text] && head.Before < words.Colon && len(head.Text) > 2
}

// loud reports a longer word in capitals, as in a heading, where capitals tell
// no name.
func loud(w words.Word) bool { return w.Caps && len(w.Text) > 5 }

// quotedTitle reports a name inside a title between quotation marks that is
// announced as one.
func quotedTitle(source string, m Mention) bool {
	from := max(0, m.Start-maxTitle)
	before := source[from:m.Start]
	open := strings.LastIndexAny(before, "“«\"")
	if open < 0 || strings.ContainsAny(before[open:], "”»") {
		return false
	}
	head := strings.Fields(strings.TrimRight(before[:open], "“«\" \u00a0"))
	return len(head) > 0 && announcesTitle[strings.ToLower(head[len(head)-1])]
}

// maxTitle is how many bytes of a title are looked back over.
const maxTitle = 240

var announcesTitle = map[string]bool{"titled": true, "entitled": true, "intitulé": true, "intitulée": true, "intitulés": true, "intitulées": true}

// titleLink may join the parts of an English title.
var titleLink = map[string]bool{"for": true, "on": true, "from": true, "against": true}

var monthNames = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true,
}

// convened holds the nouns of what the holders of an office make up: "the G7
// Ambassadors Group" is no ambassador.
var convened = map[string]bool{
	"group": true, "meeting": true, "conference": true, "forum": true, "council": true, "network": true, "track": true, "statement": true,
	"declaration": true, "communique": true, "report": true, "plan": true, "platform": true, "dialogue": true, "mechanism": true,
}

// office holds the nouns of persons, offices and members: what follows the name
// of a state or body with them is no longer name of something else.
var office = map[string]bool{
	"president": true, "presidency": true, "presidencies": true, "minister": true, "ministers": true, "ministry": true, "leader": true, "leaders": true,
	"secretary": true, "general": true, "director": true, "ambassador": true, "ambassadors": true, "chair": true, "chairs": true, "prime": true,
	"government": true, "governments": true, "member": true, "members": true, "state": true, "states": true, "party": true, "parties": true,
	"country": true, "countries": true, "representative": true, "representatives": true, "envoy": true, "coordinator": true, "commissioner": true,
	"head": true, "heads": true, "sherpa": true, "sherpas": true, "chancellor": true, "delegation": true, "high": true, "special": true,
	"foreign": true, "finance": true, "partners": true, "nationals": true, "citizens": true, "authorities": true, "agencies": true, "troops": true,
	"article": true, "articles": true, "chapter": true, "annex": true, "prosecutor": true, "economies": true, "executive": true, "interior": true, "justice": true, "health": true, "deputy": true,
}
