package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A session of a year has no day of its own: it stands where its texts stand. A
// commitment with two narrow topics counts once under the wider one; a ring of
// topics ends where it began.
func TestMatrix(t *testing.T) {
	facts := Facts{
		Meetings: []Meeting{{ID: "meeting:kelp-7"}, {ID: "meeting:reef-2016", StartDate: "2016-03-01"}, {ID: "meeting:reef-2020", StartDate: "2020-03-01"}},
		Topics: []Topic{
			{ID: "topic:sea"},
			{ID: "topic:buoys", Broader: "topic:sea"},
			{ID: "topic:wrecks", Broader: "topic:sea"},
			{ID: "topic:egg", Broader: "topic:hen"},
			{ID: "topic:hen", Broader: "topic:egg"},
		},
	}
	for ref, at := range map[string]struct {
		meeting string
		date    Date
		topics  []ID
	}{
		"1": {"reef-2016", "2016-03-02", []ID{"topic:wrecks", "topic:buoys"}},
		"2": {"kelp-7", "2018-06-01", []ID{"topic:hen"}},
		"3": {"kelp-7", "2017-06-01", nil},
		"4": {"reef-2020", "2020-03-02", []ID{"topic:sea", "topic:buoys"}},
	} {
		document := MakeID(KindDocument, at.meeting+"-"+ref)
		facts.Documents = append(facts.Documents, Document{ID: document, Meeting: MakeID(KindMeeting, at.meeting), Date: at.date})
		facts.Commitments = append(facts.Commitments, Commitment{
			ID: MakeID(KindCommitment, at.meeting+"-"+ref+"/1"), Ref: "1", Document: document, Meeting: MakeID(KindMeeting, at.meeting), Topics: at.topics, Force: Commit,
		})
	}
	s, err := Build([]Source{source("builtin", facts)})
	require.NoError(t, err)
	f, err := s.Figures(t.Context(), FiguresQuery{})
	require.NoError(t, err)

	assert.Equal(t, []ID{"meeting:reef-2016", "meeting:kelp-7", "meeting:reef-2020"}, ids(f.Meetings))
	assert.Equal(t, Date("2017-06-01"), f.Columns[1].Date)
	assert.Equal(t, 1, f.Columns[1].NoTopic)
	row := func(cells []Cell, topic ID) map[ID][2]int {
		out := map[ID][2]int{}
		for _, c := range cells {
			if c.Topic.ID == topic {
				out[c.Meeting.ID] = [2]int{c.Count, c.Main}
			}
		}
		return out
	}
	assert.Equal(t, map[ID][2]int{"meeting:reef-2020": {1, 1}}, row(f.Cells(false), "topic:sea"))
	assert.Equal(t, map[ID][2]int{"meeting:reef-2016": {1, 1}, "meeting:reef-2020": {1, 1}}, row(f.Cells(true), "topic:sea"))
	assert.Equal(t, map[ID][2]int{"meeting:reef-2016": {1, 0}, "meeting:reef-2020": {1, 0}}, row(f.Cells(true), "topic:buoys"))
	assert.Equal(t, map[ID][2]int{"meeting:kelp-7": {1, 1}}, row(f.Cells(true), "topic:egg"))
}
