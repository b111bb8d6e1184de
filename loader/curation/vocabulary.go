package curation

import (
	"fmt"
	"slices"

	"stemma/graph"
	"stemma/loader/authority"
)

// Limits that keep the documents' own sentences out of the files: enough words
// to find the place, never enough to read it.
const (
	beginsWords  = 6
	cueWords     = 8
	summaryWords = 25
	titleWords   = 40
	reasonWords  = 40
)

// Confidence of what a curator says where the file gives none. Two careful
// readers agree on nearly every relation that words state, and on fewer of the
// pairs of commitments that no word ties together.
const (
	statedConfidence  = 0.98
	curatedConfidence = 0.9
)

var meetingTypes = []string{"summit", "ministerial", "conference", "congress", "session"}

var actorTypes = []string{
	"state", "international-organisation", "regional-organisation", "group", "working-group",
	"forum", "company", "person", "armed-group", "role", "system", "class",
}

var conventionTypes = []string{
	"treaty", "protocol", "resolution", "declaration", "statement", "communique", "action-plan",
	"principles", "call", "framework", "process", "law", "report", "other",
}

var documentTypes = []string{
	"communiqué", "commitments", "action plan", "statement", "declaration", "call", "press release", "resolution",
}

// groupingTopics only hold others together: nothing is about them alone.
var groupingTopics = []graph.ID{"topic:security", "topic:terrorism", "topic:cyber"}

// topicIDs returns the themes a commitment may have.
func topicIDs() ([]graph.ID, error) {
	register, err := authority.Open()
	if err != nil {
		return nil, fmt.Errorf("open the authority data: %w", err)
	}
	var out []graph.ID
	for _, t := range register.TopicFacts().Topics {
		if !slices.Contains(groupingTopics, t.ID) {
			out = append(out, t.ID)
		}
	}
	return out, nil
}

// nodeKinds are the kinds that a stated relation may lead to.
var nodeKinds = []graph.Kind{
	graph.KindActor, graph.KindConvention, graph.KindMeeting,
	graph.KindDocument, graph.KindCommitment, graph.KindPassage,
}

// toActor holds the relations that lead to someone who acts.
var toActor = []graph.RelationType{graph.DelegatesTo, graph.CallsOn, graph.CooperatesWith}

// printed turns a typed closed set into the words a file writes.
func printed[T ~string](set []T) []string {
	out := make([]string, len(set))
	for i, v := range set {
		out[i] = string(v)
	}
	return out
}
