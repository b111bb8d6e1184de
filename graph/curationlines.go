package graph

import (
	"fmt"
	"strconv"
	"strings"
)

// Lines of a curation file, as its readers in package curation take them.

// edgeLine decides about an edge, which is named by its ends, since a person
// who reads the file should see what is meant.
func edgeLine(verb string, e *Edge) string {
	return fmt.Sprintf("- %s: {type: %s, from: %s, to: %s}", verb, e.Type, e.From, e.To)
}

// quoted is a text as YAML and Go both quote it.
func quoted(text string) string { return strconv.Quote(text) }

// openingOf returns the first words of an act, as many as a curation file may
// hold.
func openingOf(text string) string {
	const most = 6
	words := strings.Fields(text)
	return strings.Join(words[:min(len(words), most)], " ")
}

// decides is the line that gives a question its answer.
func decides(id ID, about, value string) string {
	describe := func(field, value string) string { return fmt.Sprintf("- describe: {id: %s, %s: %s}", id, field, value) }
	switch about {
	case "status":
		verb := "accept"
		if value == string(Rejected) {
			verb = "reject"
		}
		return fmt.Sprintf("- %s: {edge: %s}", verb, id)
	case "is instead":
		kind, target, _ := strings.Cut(value, " ")
		return fmt.Sprintf("# - retype: {edge: %s, as: %s} or - retarget: {edge: %s, target: %s}", id, kind, id, target)
	case "settled as":
		if value == "nothing" {
			return fmt.Sprintf("- dismiss: {unresolved: %s}", id)
		}
		return fmt.Sprintf("- settle: {unresolved: %s, target: %s}", id, value)
	case "merged into":
		return fmt.Sprintf("- merge: {id: %s, into: %s}", id, value)
	case "commitment":
		if value == "no" {
			return fmt.Sprintf("- not_commitment: {id: %s}", id)
		}
		return "# keep " + string(id) + " as a commitment: take the other decision out"
	case "date":
		start, end, both := strings.Cut(value, "/")
		if both {
			return fmt.Sprintf("- date: {id: %s, date: %s, end: %s}", id, start, end)
		}
		return fmt.Sprintf("- date: {id: %s, date: %s}", id, start)
	case "force":
		return describe("force", value)
	case "topics":
		return describe("topics", "["+strings.ReplaceAll(strings.ReplaceAll(value, "|", ", "), "topic:", "")+"]")
	case "addressees":
		return describe("addressees", "["+strings.ReplaceAll(value, "|", ", ")+"]")
	case "summary in English":
		return describe("summary", "{en: "+quoted(value)+"}")
	case "summary in French":
		return describe("summary", "{fr: "+quoted(value)+"}")
	case "quantities":
		all := strings.Split(value, "|")
		for i := range all {
			all[i] = quoted(all[i])
		}
		return describe("quantities", "["+strings.Join(all, ", ")+"]")
	case "deadline", "hedge":
		return describe(about, quoted(value))
	}
	if place, split := strings.CutPrefix(about, "meant at "); split {
		return fmt.Sprintf("- split: {id: %s, into: %s, at: [%s]}", id, value, place)
	}
	return fmt.Sprintf("# %s of %s: %s", about, id, value)
}
