package align

import (
	"math"

	"stemma/graph"
)

// matter is something that a commitment is about or against, with how near it
// stands to what is undertaken.
type matter struct {
	hash   uint64
	weight float64
	means  bool
}

// means are the matters that acts on any subject share: by what or where, not
// what. The others are subjects.
var means = map[string]bool{
	"@online": true, "@money": true, "@technology": true, "@travel": true, "@lawful-access": true, "@organised-crime": true, "@prison": true,
	"@gender": true, "@economy": true, "@infrastructure": true, "@sanctions": true,
}

// topicMatters are what commitments on a theme are about or against, as the
// glossary calls it.
var topicMatters = map[graph.ID][]string{
	"topic:counter-terrorism": {"terrorism"}, "topic:violent-extremism": {"terrorism"}, "topic:online-terrorist-content": {"terrorism", "online"},
	"topic:foreign-fighters": {"terrorism"}, "topic:cybercrime": {"cyber"}, "topic:cybersecurity": {"cyber"}, "topic:lawful-access": {"lawful-access"},
	"topic:emerging-technology": {"technology"}, "topic:organised-crime": {"organised-crime"}, "topic:human-trafficking": {"traffic-in-persons"},
	"topic:migrant-smuggling": {"smuggling", "migration"}, "topic:drugs": {"drugs"}, "topic:environmental-crime": {"environment"}, "topic:fraud": {"fraud"},
	"topic:corruption-and-finance": {"money"}, "topic:child-sexual-exploitation": {"child-abuse"}, "topic:border-security": {"travel"},
	"topic:soft-targets": {"public-spaces"}, "topic:foreign-interference": {"interference"}, "topic:transnational-repression": {"repression"},
	"topic:hate-and-discrimination": {"hate"}, "topic:weapons-and-nonproliferation": {"arms"}, "topic:ukraine": {"Ukraine"},
	"topic:middle-east": {"Middle-East"}, "topic:economic-security": {"economy"},
}

// What is known of the subjects of two commitments when one has none, or neither.
const (
	oneSubject = 0.25
	noSubject  = 0.5
)

// subjects says how far two commitments have the same subjects: the cosine of
// those. apart reports that each has some, and none in common: to fight the
// drug trade and to fight terrorism by the same means are two things.
func subjects(a, b *vector) (same float64, apart bool) {
	if a.subjects == 0 || b.subjects == 0 {
		if a.subjects == b.subjects {
			return noSubject, false
		}
		return oneSubject, false
	}
	var dot float64
	j := 0
	for _, x := range a.matters {
		for j < len(b.matters) && b.matters[j].hash < x.hash {
			j++
		}
		if j < len(b.matters) && b.matters[j].hash == x.hash && !x.means {
			dot += x.weight * b.matters[j].weight
		}
	}
	return dot / math.Sqrt(a.subjects*b.subjects), dot == 0
}
