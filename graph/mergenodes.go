package graph

import (
	"cmp"
	"slices"
)

// How two records of one node become one: to holds what stronger sources said.
// A bool that only says yes counts as empty while it is false.

func mergeMeeting(to, from *Meeting, _ strength) {
	fill(&to.Type, from.Type)
	fillTexts(&to.Names, from.Names)
	uniteAliases(&to.Aliases, from.Aliases)
	fill(&to.Forum, from.Forum)
	fill(&to.Series, from.Series)
	fill(&to.Place, from.Place)
	fill(&to.Country, from.Country)
	fill(&to.StartDate, from.StartDate)
	fill(&to.EndDate, from.EndDate)
	fill(&to.Presidency, from.Presidency)
	fillList(&to.Participants, from.Participants)
	fill(&to.Follows, from.Follows)
	unite(&to.Identifiers, from.Identifiers, compareIdentifiers)
	fill(&to.Note, from.Note)
	fill(&to.Source, from.Source)
}

func mergeDocument(to, from *Document, by strength) {
	fill(&to.Type, from.Type)
	fillTexts(&to.Titles, from.Titles)
	fill(&to.Date, from.Date)
	fill(&to.Meeting, from.Meeting)
	fill(&to.TextOf, from.TextOf)
	fill(&to.URL, from.URL)
	fill(&to.Language, from.Language)
	if by.curated() { // extraction cannot know that it found everything
		fill(&to.Complete, from.Complete)
	}
	fill(&to.Source, from.Source)
}

func mergeWitness(to, from *Witness, _ strength) {
	fill(&to.Document, from.Document)
	fill(&to.Language, from.Language)
	fill(&to.Format, from.Format)
	fill(&to.Source, from.Source)
	fill(&to.SHA256, from.SHA256)
	fill(&to.Quality, from.Quality)
	fill(&to.Text, from.Text)
}

func mergePassage(to, from *Passage, _ strength) {
	fill(&to.Document, from.Document)
	fill(&to.Ref, from.Ref)
	fill(&to.Kind, from.Kind)
	fillList(&to.Headings, from.Headings)
	fill(&to.Order, from.Order)
	uniteSpans(&to.Spans, from.Spans)
	fill(&to.Begins, from.Begins)
	fillList(&to.Matches, from.Matches)
}

func mergeCommitment(to, from *Commitment, _ strength) {
	fill(&to.Document, from.Document)
	fill(&to.Meeting, from.Meeting)
	fill(&to.Passage, from.Passage)
	fill(&to.Ref, from.Ref)
	fill(&to.Order, from.Order)
	fill(&to.Force, from.Force)
	fillList(&to.Topics, from.Topics)
	if slices.Equal(to.Topics, from.Topics) {
		fillList(&to.TopicReasons, from.TopicReasons)
	}
	fillList(&to.MadeBy, from.MadeBy)
	fillTexts(&to.Texts, from.Texts)
	fillTexts(&to.Summaries, from.Summaries)
	uniteSpans(&to.Spans, from.Spans)
	fillList(&to.Addressees, from.Addressees)
	fill(&to.Deadline, from.Deadline)
	fillList(&to.Quantities, from.Quantities)
	fill(&to.Hedge, from.Hedge)
	fill(&to.Subset, from.Subset)
	unite(&to.Aliases, from.Aliases, cmp.Compare)
	if from.ID != to.ID { // a curator says that this id is that one
		unite(&to.Aliases, []ID{from.ID}, cmp.Compare)
	}
	fill(&to.Curator, from.Curator)
	fill(&to.Begins, from.Begins)
	fillList(&to.Readings, from.Readings)
}

// An actor or a convention begins as unconfirmed and stays so only while every
// source says so.

func mergeActor(to, from *Actor, _ strength) {
	fill(&to.Type, from.Type)
	fillTexts(&to.Names, from.Names)
	uniteAliases(&to.Aliases, from.Aliases)
	fill(&to.Parent, from.Parent)
	fill(&to.Date, from.Date)
	unite(&to.Identifiers, from.Identifiers, compareIdentifiers)
	fill(&to.Note, from.Note)
	fill(&to.Source, from.Source)
	to.Unconfirmed = to.Unconfirmed && from.Unconfirmed
}

func mergeConvention(to, from *Convention, _ strength) {
	fill(&to.Type, from.Type)
	fill(&to.Symbol, from.Symbol)
	fillTexts(&to.Names, from.Names)
	uniteAliases(&to.Aliases, from.Aliases)
	fill(&to.AdoptedOn, from.AdoptedOn)
	fill(&to.AdoptedAt, from.AdoptedAt)
	fill(&to.Parent, from.Parent)
	unite(&to.Identifiers, from.Identifiers, compareIdentifiers)
	fill(&to.Note, from.Note)
	fill(&to.Source, from.Source)
	to.Unconfirmed = to.Unconfirmed && from.Unconfirmed
}

func mergeTopic(to, from *Topic, _ strength) {
	fillTexts(&to.Names, from.Names)
	fill(&to.Broader, from.Broader)
	fill(&to.Scope, from.Scope)
}
