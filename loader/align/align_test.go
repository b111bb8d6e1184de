package align

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// meeting makes the commitments of one document: "force | text", the theme the
// same for all unless a third field names another.
func meeting(slug string, date graph.Date, lang graph.Lang, theme graph.ID, lines ...string) []Commitment {
	var out []Commitment
	for i, line := range lines {
		f := strings.Split(line, " | ")
		c := Commitment{
			ID: graph.MakeID(graph.KindCommitment, slug+"/"+string(rune('1'+i))), Document: graph.MakeID(graph.KindDocument, slug),
			Meeting: graph.MakeID(graph.KindMeeting, slug), Date: date, Lang: lang, Order: i, Force: graph.Force(f[0]), Text: f[1], Topics: []graph.ID{theme},
		}
		if len(f) > 2 {
			c.Topics = []graph.ID{graph.ID(f[2])}
		}
		out = append(out, c)
	}
	return out
}

const online = graph.ID("topic:online-terrorist-content")

func earlierMeeting() []Commitment {
	return meeting("quai-2030", "2030-04-23", graph.French, online,
		"CALL | Ôter de leurs pages la propagande signalée dans l’heure qui suit sa mise en ligne, quand la technique le permet",
		"CALL | Empêcher la réapparition des vidéos retirées en versant leurs empreintes numériques dans un fichier partagé",
		"COMMIT | Former les gardes-frontières à lire les dossiers passagers | topic:border-security",
		"COMMIT | Améliorer la sécurité de nos citoyens avec nos partenaires | topic:other",
		"SUPPORT | Aider les petites plateformes à modérer leurs pages | topic:online-terrorist-content",
		"COMMIT | Recenser les navires qui rejettent des déchets dangereux | topic:environmental-crime",
	)
}

func laterMeeting() []Commitment {
	cs := meeting("rade-2032", "2032-05-02", graph.French, online,
		"CALL | Appeler les hébergeurs à retirer la propagande signalée en trente minutes après sa mise en ligne",
		"CALL | Alimenter le fichier partagé d’empreintes numériques afin que les vidéos retirées ne connaissent aucune réapparition",
		"COMMIT | Renforcer la coopération avec nos partenaires pour la paix | topic:other",
		"COMMIT | Replanter les forêts brûlées du littoral | topic:environmental-crime",
		"COMMIT | Comparer les dossiers passagers et les listes de surveillance aux postes frontières | topic:border-security",
	)
	cs[0].References = []Reference{{Meeting: "meeting:quai-2030", Type: graph.Reaffirms, Cue: "rappelant l’engagement pris au Quai"}}
	return cs
}

func find(pairs []Pair, later, earlier string) *Pair {
	for i := range pairs {
		if pairs[i].Later == graph.ID("commitment:"+later) && pairs[i].Earlier == graph.ID("commitment:"+earlier) {
			return &pairs[i]
		}
	}
	return nil
}

func TestPairs(t *testing.T) {
	pairs, err := Pairs(t.Context(), earlierMeeting(), laterMeeting())
	require.NoError(t, err)

	hash := find(pairs, "rade-2032/2", "quai-2030/2")
	require.NotNil(t, hash, "the same file against reappearance, in other words: %+v", pairs)
	assert.Equal(t, graph.Inferred, hash.Method)
	assert.Equal(t, graph.Reaffirms, hash.Type)
	assert.Equal(t, "align.likeness", hash.Rule)
	assert.Contains(t, strings.Join(hash.Reasons, "\n"), "empreintes numériques")
	assert.Contains(t, strings.Join(hash.Reasons, "\n"), "réapparition")

	hour := find(pairs, "rade-2032/1", "quai-2030/1")
	require.NotNil(t, hour, "the removal that it names: %+v", pairs)
	assert.Equal(t, graph.Aligned, hour.Method)
	assert.Equal(t, graph.Reaffirms, hour.Type, "the words say so")
	assert.Equal(t, "rappelant l’engagement pris au Quai", hour.Cue)
	assert.Contains(t, hour.Reasons[0], "names meeting:quai-2030")
	assert.Contains(t, hour.Change, "strengthened: 30 minute, was 1 hour")

	for _, p := range pairs {
		assert.NotEqual(t, graph.ID("commitment:rade-2032/3"), p.Later, "general words tie nothing")
		assert.NotEqual(t, graph.ID("commitment:rade-2032/4"), p.Later, "one theme alone ties nothing")
		assert.GreaterOrEqual(t, p.Score, Threshold)
		assert.LessOrEqual(t, p.Score, 1.0)
		assert.NotEmpty(t, p.Reasons)
	}
}

func TestPairsAcrossLanguages(t *testing.T) {
	later := meeting("cove-2033", "2033-01-10", graph.English, online,
		"CALL | We ask hosts to prevent the reappearance of removed videos by feeding hashes into the shared database",
		"COMMIT | We will plant trees along the coast",
	)
	pairs, err := Pairs(t.Context(), earlierMeeting(), later)
	require.NoError(t, err)
	p := find(pairs, "cove-2033/1", "quai-2030/2")
	require.NotNil(t, p, "%+v", pairs)
	assert.Contains(t, strings.Join(p.Reasons, "\n"), "reappearance = réapparition")
	for _, p := range pairs {
		assert.NotEqual(t, graph.ID("commitment:cove-2033/2"), p.Later)
	}
}

func TestPairsByInstrument(t *testing.T) {
	early := meeting("quai-2030", "2030-04-23", graph.French, "topic:border-security", "COMMIT | Mettre en œuvre la résolution du port en échangeant les manifestes")
	later := meeting("rade-2032", "2032-05-02", graph.French, "topic:foreign-fighters", "COMMIT | Appliquer ce que la résolution du port prescrit aux combattants de retour")
	for _, c := range [][]Commitment{early, later} {
		c[0].Names = []string{"résolution du port"}
		c[0].Targets = []graph.ID{"convention:harbour-resolution"}
		c[0].Relations = []Relation{{Type: graph.Implements, Target: "convention:harbour-resolution"}}
	}
	pairs, err := Pairs(t.Context(), early, later)
	require.NoError(t, err)
	require.Len(t, pairs, 1)
	assert.Equal(t, graph.Reaffirms, pairs[0].Type)
	assert.Equal(t, "align.same-act", pairs[0].Rule)
	assert.Contains(t, pairs[0].Reasons, "same act towards: convention:harbour-resolution")

	later[0].Relations[0].Type = graph.Cites
	early[0].Relations[0].Type = graph.Cites
	pairs, err = Pairs(t.Context(), early, later)
	require.NoError(t, err)
	assert.Empty(t, pairs, "to cite the same instrument is no restatement")
}

// What names an earlier meeting is tied to its best counterpart there, and to
// nothing where nothing is near.
func TestPairsByName(t *testing.T) {
	early := meeting("quai-2030", "2030-04-23", graph.French, "topic:fraud",
		"COMMIT | Nous renforcerons notre coopération contre les escroqueries par téléphone",
		"COMMIT | Nous dresserons la carte des phares du littoral | topic:other",
	)
	later := meeting("rade-2032", "2032-05-02", graph.French, "topic:fraud", "COMMIT | Nous poursuivrons la coopération contre la fraude et ouvrirons un guichet")
	score := func() float64 {
		pairs, err := Pairs(t.Context(), early, later)
		require.NoError(t, err)
		assert.Nil(t, find(pairs, "rade-2032/1", "quai-2030/2"), "nothing is near there")
		if p := find(pairs, "rade-2032/1", "quai-2030/1"); p != nil {
			return p.Score
		}
		return 0
	}
	silent := score()
	later[0].References = []Reference{{Meeting: "meeting:quai-2030", Type: graph.BuildsOn, Cue: "dans le droit fil du Quai"}}
	assert.Greater(t, score(), silent)
	assert.GreaterOrEqual(t, score(), Threshold)
}

// Between fora, and more between groups, more must speak for a pair.
func TestPairsOfOtherFora(t *testing.T) {
	odds := func(forum, group graph.ID) float64 {
		early := meeting("quai-2030", "2030-04-23", graph.French, "topic:fraud", "COMMIT | Nous renforcerons notre coopération contre les escroqueries par téléphone")
		later := meeting("rade-2032", "2032-05-02", graph.French, "topic:fraud", "COMMIT | Nous poursuivrons la coopération contre la fraude par téléphone")
		early[0].Forum, early[0].Group = "actor:wardens", "actor:league"
		later[0].Forum, later[0].Group = forum, group
		g, err := openGlossary()
		require.NoError(t, err)
		var c candidate
		c.judge(&g.vectors(t.Context(), later, stems{})[0], &g.vectors(t.Context(), early, stems{})[0])
		return c.alone
	}
	own, sibling, other := odds("actor:wardens", "actor:league"), odds("actor:pilots", "actor:league"), odds("actor:pilots", "actor:guild")
	assert.Greater(t, own, sibling)
	assert.Greater(t, sibling, other)
}

func TestPairsStop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Pairs(ctx, earlierMeeting(), laterMeeting())
	assert.ErrorIs(t, err, context.Canceled)
}

// What is not earlier, or of the same meeting or document, is never an ancestor.
func TestPairsInTime(t *testing.T) {
	tests := []struct {
		name   string
		change func(c *Commitment)
		want   bool
	}{
		{"another meeting, later", func(*Commitment) {}, true},
		{"the same meeting", func(c *Commitment) { c.Meeting = "meeting:quai-2030" }, false},
		{"the same document", func(c *Commitment) { c.Document = "document:quai-2030" }, false},
		{"earlier", func(c *Commitment) { c.Date = "2029-01-01" }, false},
		{"the same day", func(c *Commitment) { c.Date = "2030-04-23" }, false},
		{"the same year, no day known", func(c *Commitment) { c.Date = "2030" }, false},
		{"no date", func(c *Commitment) { c.Date = "" }, false},
		{"a later year, no day known", func(c *Commitment) { c.Date = "2032" }, true},
	}
	for _, tt := range tests {
		later := laterMeeting()
		for i := range later {
			tt.change(&later[i])
		}
		pairs, err := Pairs(t.Context(), earlierMeeting(), later)
		require.NoError(t, err)
		assert.Equal(t, tt.want, len(pairs) > 0, tt.name)
	}
}

// What else is loaded, and in what order, changes nothing between two documents.
func TestPairsDoNotDependOnOthers(t *testing.T) {
	s := newSynthetic(3, 6)
	early, later := s.documents[2], s.documents[5]
	alone, err := Pairs(t.Context(), early, later)
	require.NoError(t, err)
	require.NotEmpty(t, alone)

	all := s.all()
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	everything, err := Pairs(t.Context(), all, all)
	require.NoError(t, err)
	var between []Pair
	for _, p := range everything {
		if strings.Contains(string(p.Later), "-0005/") && strings.Contains(string(p.Earlier), "-0002/") {
			between = append(between, p)
		}
	}
	assert.Equal(t, alone, between)
}

func TestPlantedRestatements(t *testing.T) {
	s := newSynthetic(2, 30)
	pairs, err := Pairs(t.Context(), s.all(), s.all())
	require.NoError(t, err)
	same, across := s.recall(pairs)
	assert.GreaterOrEqual(t, same, 0.95)
	assert.GreaterOrEqual(t, across, 0.8)
	for _, b := range Calibration(pairs, s.judge) {
		if b.From >= 0.8 && b.Pairs > 0 {
			assert.Greater(t, float64(b.Held)/float64(b.Pairs), b.From-0.1, "scores say what holds: %+v", b)
		}
	}
}

func TestCalibration(t *testing.T) {
	pairs := []Pair{{Score: 0.8}, {Score: 0.85}, {Score: 0.51}, {Score: 1}, {Score: 0.3, Cue: "unknown"}}
	bins := Calibration(pairs, func(p Pair) (bool, bool) { return p.Score > 0.8, p.Cue == "" })
	require.Len(t, bins, 10)
	assert.Equal(t, Bin{From: 0.8, To: 0.9, Pairs: 2, Held: 1}, bins[8])
	assert.Equal(t, Bin{From: 0.9, To: 1, Pairs: 1, Held: 1}, bins[9])
	assert.Equal(t, 1, bins[5].Pairs)
	assert.Zero(t, bins[3].Pairs, "what is not known counts nowhere")
}
