package extract

import (
	"stemma/graph"
	"stemma/graph/words"
)

// unnamed stands in a list of addressees for bodies of the organ's own that no
// entity is known for: "the Committee", "relevant United Nations entities". They
// are given a task, and no edge leads to them.
const unnamed graph.ID = ""

// roll goes on with the list of those whom one verb of a resolution asks: names,
// states, and the organ's bodies, in any order. It returns them and where the
// last one ends.
func (s *scan) roll(sen *sentence, ids []graph.ID, end int) ([]graph.ID, int) {
	ws := sen.ws
	link := false
	for i := end; i < len(ws) && i < end+longestGap; {
		if ws[i].Before >= words.Colon {
			break
		}
		link = link || ws[i].Before == words.Comma
		if k := sen.from(i); ids[len(ids)-1] == unnamed && k < len(sen.mentions) && sen.mentions[k].First == i && sen.mentions[k].Kind == graph.KindConvention {
			i, end = sen.mentions[k].Last, sen.mentions[k].Last // "the Committee established pursuant to resolutions A and B"
			continue
		}
		if id, last := s.oneAsked(sen, i); last > 0 {
			if !link && !(ws[i].Before == words.Paren && id == ids[len(ids)-1]) {
				break
			}
			ids, end, link = append(ids, id), last, false
			i = last
			continue
		}
		if !conjunctions[ws[i].Text] && !rollWords[ws[i].Text] {
			break
		}
		link = link || conjunctions[ws[i].Text] || alsoAsked[ws[i].Text]
		i++
	}
	return s.alongside(sen, ids, end)
}

// longestGap is how many words may stand between two who are asked: "and all
// other relevant regional and subregional organizations and agencies, including".
const longestGap = 14

// alongside takes the one who is asked beside the first after an aside: "Calls
// upon States, including through their ports, as well as the guild, to act".
func (s *scan) alongside(sen *sentence, ids []graph.ID, end int) ([]graph.ID, int) {
	ws := sen.ws
	if end >= len(ws) || ws[end].Before != words.Comma {
		return ids, end
	}
	for i := end; i < len(ws) && i < end+3*longestGap && !s.asked(ws, i) && ws[i].Before < words.Semicolon; i++ {
		if ws[i].Before != words.Comma {
			continue
		}
		k := i
		for k < len(ws) && beside[ws[k].Text] {
			k++
		}
		if k < i+2 {
			continue
		}
		if id, last := s.oneAsked(sen, k); last > 0 {
			return s.roll(sen, append(ids, id), last)
		}
	}
	return ids, end
}

// beside are the words of "as well as the" and "ainsi que les".
var beside = wordSet(`as well the ainsi que qu a au aux l la le les`)

// oneAsked reads one who is asked at a word, and where the name ends; 0 for nobody.
func (s *scan) oneAsked(sen *sentence, i int) (graph.ID, int) {
	body := s.bodies(sen.ws, i)
	for k := sen.from(i); k < len(sen.mentions) && sen.mentions[k].First == i; k++ {
		if m := &sen.mentions[k]; m.Kind == graph.KindActor && m.ID != "" && m.Last >= body && !s.hostile(m.ID) {
			return m.ID, m.Last
		}
	}
	if body > 0 {
		return unnamed, body
	}
	for _, h := range s.lex.Table("addressees").At(sen.ws, i) {
		if id := graph.ID(h.Cue.What); id == "actor:states" {
			return id, h.End
		}
	}
	return "", 0
}

// bodies returns the end of the words at i that mean bodies which work for the
// organ that adopts a resolution, 0 where there are none.
func (s *scan) bodies(ws []words.Word, i int) int {
	end := 0
	for _, h := range s.lex.Table("bodies").At(ws, i) {
		if h.Cue.Option("name", "") == "" || ws[i].Upper {
			end = max(end, h.End)
		}
	}
	return end
}

// describes reports a name that only says whose the bodies are: "United Nations"
// in "relevant United Nations entities".
func (s *scan) describes(sen *sentence, first, last int) bool {
	for i := max(0, first-4); i <= first; i++ {
		if end := s.bodies(sen.ws, i); end >= last && (i < first || end > last) {
			return true
		}
	}
	return false
}

// alsoAsked are the words that go on with a list as "and" does.
var alsoAsked = wordSet(`including especially notably well y notamment ainsi particulier particular`)

// rollWords may stand between two who are asked.
var rollWords = wordSet(`the all other others relevant concerned competent interested appropriate international regional subregional sub global local national
	organization organizations organisation organisations agencies bodies entities arrangements mechanisms institutions partners stakeholders actors donors civil society private sector academia
	in particular including especially notably as well its their both system
	le la les l a au aux tous toutes autres autre y compris notamment en particulier surtout ainsi que qu organismes organisation entites institutions mecanismes partenaires
	acteurs donateurs concernes concernees competents competentes interesses interessees internationaux internationales regionaux regionales sous-regionaux sous-regionales
	sous mondiaux locaux nationaux societe civile secteur prive ses leurs signataires du des systeme`)
