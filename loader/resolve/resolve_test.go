package resolve

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph"
	"stemma/loader/authority"
	"stemma/loader/document"
	"stemma/loader/lexicon"
	"stemma/loader/segment"
)

func resolver(t testing.TB) *Resolver {
	t.Helper()
	reg, err := authority.Open()
	require.NoError(t, err)
	return New(reg)
}

func parse(t testing.TB, text string) (*document.Document, []segment.Part) {
	t.Helper()
	doc, err := document.Read(context.Background(), "a.txt", []byte(text))
	require.NoError(t, err)
	return doc, segment.Split(doc)
}

// mentions settles the names of a text of ministers who met at Valmont in 2026
// and prints them in text order.
func mentions(t testing.TB, lang graph.Lang, text string) []string {
	t.Helper()
	doc, parts := parse(t, text)
	lex, err := lexicon.Open(lang)
	require.NoError(t, err)
	out := []string{}
	for i := range parts {
		ws, err := Words(t.Context(), text, &parts[i])
		require.NoError(t, err)
		tx := &Text{
			Source: text, Part: &parts[i], Words: ws, Lang: lang, Meeting: "meeting:valmont-2026",
			Date: "2026-05-04", Forum: "actor:g7-interior-security-ministers",
		}
		last := 0
		mentions, err := resolver(t).Mentions(t.Context(), tx, lex, nil)
		require.NoError(t, err)
		for _, m := range mentions {
			p := parts[i].Passages[m.Passage]
			require.True(t, p.Start <= m.Start && m.Start < m.End && m.End <= p.End, "%+v", m)
			require.True(t, last <= m.Start, "mentions overlap: %+v", m)
			last = m.End
			id := string(m.ID)
			if id == "" {
				var cs []string
				for _, c := range m.Candidates {
					cs = append(cs, string(c.ID))
				}
				id = "? " + strings.Join(cs, " or ")
			} else {
				require.Equal(t, m.ID.Kind(), m.Kind)
			}
			if m.Implicit {
				id = "(" + id + ")"
			}
			surface := strings.Join(strings.Fields(doc.Text[m.Start:m.End]), " ")
			if strings.Count(surface, "(") > strings.Count(surface, ")") {
				surface += ")" // whether the bracket that closes a name belongs to it is all one
			}
			out = append(out, fmt.Sprintf("%s | %s", id, surface))
		}
	}
	return out
}

func TestMentions(t *testing.T) {
	fr, en := graph.French, graph.English
	tests := []struct {
		name string
		lang graph.Lang
		in   string
		want []string
	}{
		{"a name", fr, "Nous soutenons le Groupe de Rome-Lyon.", []string{"actor:rome-lyon-group | Groupe de Rome-Lyon"}},
		{"the longest name alone", fr, "Nous soutenons la Convention des Nations Unies contre la corruption.", []string{"convention:uncac | Convention des Nations Unies contre la corruption"}},
		{"a short form after its full name", fr, "Nous soutenons le Forum mondial de l’Internet contre le terrorisme (GIFCT). Nous invitons ce Forum à agir.", []string{"actor:gifct | Forum mondial de l’Internet contre le terrorisme (GIFCT)", "actor:gifct | Forum"}},
		{"a short form before any name is none", fr, "Nous invitons ce Forum à agir.", []string{}},
		{"a said convention", fr, "Nous appliquons la Convention de Budapest sur la cybercriminalité. Les parties à ladite Convention agiront.", []string{"convention:budapest-convention | Convention de Budapest sur la cybercriminalité", "convention:budapest-convention | Convention"}},
		{"in small letters a convention names none", fr, "Nous appliquons la Convention de Budapest. Nous voulons une convention de plus.", []string{"convention:budapest-convention | Convention de Budapest"}},
		{"a title by issuer and date", fr, "Nous rappelons la déclaration des dirigeants du G7 du 24 février 2023.", []string{"convention:g7-leaders-statement-2023-02-24 | déclaration des dirigeants du G7 du 24 février 2023"}},
		{"a title by place", fr, "Nous réaffirmons le communiqué d’Ischia.", []string{"convention:ischia-communique-2017 | communiqué d’Ischia"}},
		{"engagements by place", fr, "En rappelant les engagements pris à Toronto, nous agirons.", []string{"convention:toronto-commitments-2018 | engagements pris à Toronto"}},
		{"a title by place and year", fr, "Nous rappelons les engagements de Paris de 2019.", []string{"convention:paris-commitments-2019 | engagements de Paris de 2019"}},
		{"a place alone is no title", fr, "Nous agirons à Toronto.", []string{}},
		{"a list of resolutions", fr, "Nous appliquons les résolutions 2396 et 2178 du Conseil de sécurité.", []string{"convention:unscr-2396 | résolutions 2396", "convention:unscr-2178 | 2178", "actor:un-security-council | Conseil de sécurité"}},
		{"a resolution that is not in the register", fr, "Nous appliquons la résolution 2999 (2031).", []string{"convention:unscr-2999 | résolution 2999 (2031)"}},
		{"English, a name", en, "We support the Roma-Lyon Group.", []string{"actor:rome-lyon-group | Roma-Lyon Group"}},
		{"English, a title by place", en, "We recall the Ischia communiqué.", []string{"convention:ischia-communique-2017 | Ischia communiqué"}},
		{"English, a list of resolutions", en, "We recall Security Council resolutions 2178 (2014) and 2396 (2017).", []string{"actor:un-security-council | Security Council", "convention:unscr-2178 | resolutions 2178 (2014)", "convention:unscr-2396 | 2396 (2017)"}},
		{"nothing", fr, "Nous garderons les ponts de la vallée.", []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, mentions(t, tt.lang, tt.in)) })
	}
}

// TestOpenNames keeps every candidate where the text does not choose.
func TestOpenNames(t *testing.T) {
	for _, m := range mentions(t, graph.French, "Nous rappelons la déclaration des dirigeants du G7 de 2023.") {
		assert.True(t, strings.HasPrefix(m, "? ") && strings.Contains(m, " or "), "several texts bear the name: %s", m)
	}
}

func TestDescribe(t *testing.T) {
	tests := []struct {
		name, in                                string
		meeting, place, start, end, date, forum string
		known                                   bool
		instrument                              string
	}{
		{
			name: "a known meeting by forum and days", in: "Communiqué d’Ischia\n\nIschia, 19 et 20 octobre 2017\n\nNous, les ministres de l’Intérieur et de la Sécurité du G7, garderons les ponts.",
			meeting: "meeting:ischia-2017", start: "2017-10-19", end: "2017-10-20", date: "2017-10-20", forum: "actor:g7-interior-security-ministers", known: true,
		},
		{
			name: "a known meeting without its place", in: "Réunion des ministres de l’Intérieur du G7\n\nLes ministres de l’Intérieur du G7 se sont réunis les 16 et 17 novembre 2022.",
			meeting: "meeting:eltville-2022", start: "2022-11-16", end: "2022-11-18", date: "2022-11-18", forum: "actor:g7-interior-security-ministers", known: true,
		},
		{
			name: "an unknown meeting from its own words", in: "Engagements des ministres de l’Intérieur du G7\n\nRéunis à Valmont du 3 au 5 mai 2026, nous garderons les ponts.",
			meeting: "meeting:valmont-2026", place: "Valmont", start: "2026-05-03", end: "2026-05-05", date: "2026-05-05", forum: "actor:g7-interior-security-ministers",
		},
		{
			name: "a day in the text of a meeting far away", in: "Déclaration des ministres de l’Intérieur du G7\n\nRéunis à Valmont le 4 mai 2026, nous rappelons Ischia.",
			meeting: "meeting:valmont-2026", place: "Valmont", start: "2026-05-04", end: "2026-05-04", date: "2026-05-04", forum: "actor:g7-interior-security-ministers",
		},
		{
			name: "a Security Council resolution", in: "Nations Unies\n\nS/RES/9999 (2035)\n\nRésolution 9999 (2035)\n\nadoptée le 4 mai 2035\n\nLe Conseil de sécurité,\n\nRappelant sa résolution 9998 (2034),\n\n1. Demande aux États de garder leurs ponts.",
			date: "2035-05-04", forum: "actor:un-security-council", instrument: "unscr-9999",
		},
		{
			name: "a General Assembly resolution", in: "United Nations\n\nA/RES/90/12\n\nResolution adopted by the General Assembly on 4 May 2036\n\nThe General Assembly,\n\nRecalling its resolution 89/1,\n\n1. Calls upon Member States to guard their bridges.",
			meeting: "meeting:unga-90", start: "2035-09", date: "2036-05-04", forum: "actor:un-general-assembly", instrument: "unga-90-12",
		},
		{
			name: "a meeting of the Security Council", in: "United Nations\n\nS/RES/9999 (2035)\n\nDistr.: General\n\n7 May 2035\n\nResolution 9999 (2035)\n\nAdopted by the Security Council at its 9876th meeting, on 4 May 2035\n\nThe Security Council,\n\nRecalling A/RES/75/10,\n\n1. Calls upon States to guard their bridges.",
			meeting: "meeting:unsc-9876", start: "2035-05-04", end: "2035-05-04", date: "2035-05-04", forum: "actor:un-security-council", instrument: "unscr-9999",
		},
		{
			name: "the same in French", in: "Nations Unies\n\nS/RES/9999 (2035)\n\n7 mai 2035\n\nRésolution 9999 (2035)\n\nAdoptée par le Conseil de sécurité à sa 9876e séance, le 4 mai 2035\n\nLe Conseil de sécurité,\n\nRappelant la résolution 9998 (2034),\n\n1. Demande aux États de garder leurs ponts.",
			meeting: "meeting:unsc-9876", start: "2035-05-04", end: "2035-05-04", date: "2035-05-04", forum: "actor:un-security-council", instrument: "unscr-9999",
		},
		{
			name: "the Human Rights Council", in: "United Nations\n\nA/HRC/RES/90/12\n\nResolution adopted by the Human Rights Council on 4 May 2035\n\nThe Human Rights Council,\n\nRecalling General Assembly resolution 89/1,\n\n1. Calls upon States to guard their bridges.",
			meeting: "meeting:unhrc-90", date: "2035-05-04", forum: "actor:un-human-rights-council", instrument: "unhrc-90-12",
		},
		{
			name: "a lettered resolution, and the day of its adoption", in: "United Nations\n\nA/RES/90/12 B\n\nDistr.: General\n\n9 May 2036\n\nResolution adopted by the General Assembly on 4 May 2036\n\nThe General Assembly,\n\nRecalling its resolution 89/1,\n\n1. Calls upon Member States to guard their bridges.",
			meeting: "meeting:unga-90", start: "2035-09", date: "2036-05-04", forum: "actor:un-general-assembly", instrument: "unga-90-12b",
		},
		{
			name: "a presidential statement", in: "United Nations\n\nS/PRST/2035/4\n\n7 May 2035\n\nStatement by the President of the Security Council\n\nAt the 9876th meeting of the Security Council, held on 4 May 2035, its President made the following statement:\n\nThe Security Council recalls its resolution 2396 (2017) and asks all to guard their bridges.",
			meeting: "meeting:unsc-9876", start: "2035-05-04", end: "2035-05-04", date: "2035-05-04", forum: "actor:un-security-council", instrument: "sprst-2035-4",
		},
		{name: "a text of nobody", in: "Recette du gâteau\n\nPrenez trois œufs et deux pommes de la vallée."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, parts := parse(t, tt.in)
			d := resolver(t).Describe(doc, parts, "")
			assert.Equal(t, tt.meeting, string(d.Meeting.ID))
			assert.Equal(t, tt.known, d.Known)
			if !tt.known {
				assert.Equal(t, tt.place, d.Meeting.Place)
			}
			assert.Equal(t, tt.start, string(d.Meeting.StartDate))
			assert.Equal(t, tt.end, string(d.Meeting.EndDate))
			assert.Equal(t, tt.date, string(d.Date))
			assert.Equal(t, tt.forum, string(d.Forum))
			assert.Equal(t, tt.instrument, d.Instrument)
		})
	}
}

func TestDescribeFindsTheTextItself(t *testing.T) {
	doc, parts := parse(t, "Communiqué des ministres de l’Intérieur du G7\n\nIschia, 19 et 20 octobre 2017\n\nNous garderons les ponts.")
	d := resolver(t).Describe(doc, parts, "")
	assert.Equal(t, graph.ID("convention:ischia-communique-2017"), d.Self)
	assert.Equal(t, graph.French, d.Lang)
	assert.Equal(t, graph.Date("2017-10-19"), d.Start())

	d = resolver(t).Describe(doc, parts, graph.English)
	assert.Equal(t, graph.English, d.Lang, "the language asked for wins")
}

func BenchmarkMentions(b *testing.B) {
	text := strings.Repeat("Nous réaffirmons la Convention de Budapest et les résolutions 2396 et 2178 du Conseil de sécurité, et nous demandons au Groupe de Rome-Lyon d’y veiller.\n\n", 200)
	_, parts := parse(b, text)
	lex, err := lexicon.Open(graph.French)
	require.NoError(b, err)
	r := resolver(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		ws, err := Words(b.Context(), text, &parts[0])
		require.NoError(b, err)
		tx := &Text{Source: text, Part: &parts[0], Words: ws, Lang: graph.French, Date: "2026-05-04"}
		_, err = r.Mentions(b.Context(), tx, lex, nil)
		require.NoError(b, err)
	}
}
