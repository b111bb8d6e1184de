package extract

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
)

// paragraphs about drugs, so that drugs are what a text is about.
const (
	aboutDrugs = `The General Assembly,

Concerned at the trade in synthetic drugs,

1. Urges States to count the drugs they seize;

2. Calls upon States to publish prices of drugs;

3. Invites States to burn drugs in daylight;

4. Decides to remain seized of the matter;

`
	surDrogues = `L’Assemblée générale,

Préoccupée par le commerce de drogues de synthèse,

1. Exhorte les États à compter les drogues saisies ;

2. Demande aux États de publier les prix des drogues ;

3. Invite les États à brûler les drogues en plein jour ;

4. Décide de rester saisie de la question ;

`
	aboutWomen = `The Security Council,

Noting how few women sit at the table,

1. Urges States to count the participation of women in peace processes;

2. Calls upon States to train peacekeeping officers of both sexes;

3. Decides to remain seized of the matter;

`
	surFemmes = `Le Conseil de sécurité,

Notant que peu de femmes siègent à la table,

1. Exhorte les États à mesurer la participation des femmes aux processus de paix ;

2. Demande aux États de former des officiers de maintien de la paix des deux sexes ;

3. Décide de rester saisi de la question ;

`
)

func TestTopicsOfResolutions(t *testing.T) {
	tests := []struct {
		name string
		lang graph.Lang
		text string
		want []graph.ID // of the last paragraph, the first topics
		why  string     // a part of the first one's reason
	}{
		{"a text's subject where a paragraph has no theme", graph.English, aboutDrugs + "5. Requests a report;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
		{"a text's subject where a paragraph has no theme", graph.French, surDrogues + "5. Demande un rapport ;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
		{"a paragraph's own theme before what every paragraph speaks of", graph.English, aboutDrugs + "5. Urges States to watch drugs and migrant smuggling;", []graph.ID{"topic:migrant-smuggling", "topic:drugs"}, "“migrant smuggling”"},
		{"a paragraph's own theme before what every paragraph speaks of", graph.French, surDrogues + "5. Exhorte les États à surveiller les drogues et le trafic de migrants ;", []graph.ID{"topic:migrant-smuggling", "topic:drugs"}, "“trafic de migrants”"},
		{"no theme in the name of a body", graph.English, aboutDrugs + "5. Requests the Counter-Terrorism Committee to report;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
		{"no theme in the name of a body", graph.French, surDrogues + "5. Prie le Comité contre le terrorisme de faire rapport ;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
		{"rights as a condition are no theme", graph.English, aboutDrugs + "5. Urges States to act, with full respect for human rights;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
		{"rights as a condition are no theme", graph.French, surDrogues + "5. Exhorte les États à agir dans le plein respect des obligations en matière de droits de l’homme ;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
		{"a list of many themes is about the subject", graph.English, aboutDrugs + "5. Urges States to fight fraud, ransomware, human trafficking, corruption and piracy;", []graph.ID{"topic:drugs"}, "subject"},
		{"a list of many themes is about the subject", graph.French, surDrogues + "5. Exhorte les États à combattre la fraude, la cybercriminalité, la traite des personnes, la corruption et la piraterie ;", []graph.ID{"topic:drugs"}, "subject"},
		{"a subject that no theme fits", graph.English, aboutWomen + "4. Requests a report;", []graph.ID{"topic:other"}, "subject of the whole text"},
		{"a subject that no theme fits", graph.French, surFemmes + "4. Demande un rapport ;", []graph.ID{"topic:other"}, "subject of the whole text"},
		{"a theme of its own in such a text", graph.English, aboutWomen + "4. Urges States to counter violent extremism;", []graph.ID{"topic:violent-extremism", "topic:other"}, "“violent extremism”"},
		{"a theme of its own in such a text", graph.French, surFemmes + "4. Exhorte les États à lutter contre l’extrémisme violent ;", []graph.ID{"topic:violent-extremism", "topic:other"}, "“extrémisme violent”"},
		{"prisons of a text on drugs", graph.English, aboutDrugs + "5. Urges States to paint their prisons and count the inmates;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
		{"prisons of a text on drugs", graph.French, surDrogues + "5. Exhorte les États à repeindre les prisons et à compter les détenus ;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
		{"prisons and terrorists", graph.English, aboutDrugs + "5. Urges States to watch the inmates whom terrorists call on;", []graph.ID{"topic:counter-terrorism", "topic:violent-extremism"}, "“terrorists”"},
		{"prisons and terrorists", graph.French, surDrogues + "5. Exhorte les États à veiller sur les détenus que des terroristes abordent ;", []graph.ID{"topic:counter-terrorism", "topic:violent-extremism"}, "“terroristes”"},
		{"drones of a text on drugs", graph.English, aboutDrugs + "5. Urges States to count the drones and biometric data they hold;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
		{"drones of a text on drugs", graph.French, surDrogues + "5. Exhorte les États à compter leurs drones et leurs données biométriques ;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
		{"what no theme fits beside a subject that one fits", graph.English, aboutDrugs + "5. Encourages the participation of women in laboratories;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
		{"what no theme fits beside a subject that one fits", graph.French, surDrogues + "5. Encourage la participation des femmes aux laboratoires ;", []graph.ID{"topic:drugs"}, "subject of the whole text"},
	}
	for _, tt := range tests {
		t.Run(string(tt.lang)+" "+tt.name, func(t *testing.T) {
			r := newReader(t, tt.lang)
			texts := r.texts(t, tt.text)
			require.Len(t, texts, 1)
			acts := r.scan(t, texts[0]).Acts
			require.NotEmpty(t, acts)
			last := acts[len(acts)-1]
			require.GreaterOrEqual(t, len(last.Topics), len(tt.want))
			assert.Equal(t, tt.want, last.Topics[:len(tt.want)])
			assert.True(t, strings.Contains(last.TopicReasons[0], tt.why), last.TopicReasons[0])
		})
	}
}
