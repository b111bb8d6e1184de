package graph

import (
	"cmp"
	"slices"
)

// MandateStatuses are the statuses in the order in which they are listed, the
// surest answer first.
var MandateStatuses = []MandateStatus{Answered, Renewed, PossiblyAnswered, TakenUp, Unanswered, Open}

// StatusCount is how many tasks have a status.
type StatusCount struct {
	Status MandateStatus
	Count  int
}

// TaskCount is how many tasks a body was given, a meeting gave, or are about a
// topic.
type TaskCount struct {
	Node     Node
	Count    int
	Answered int           // of those, the tasks that are answered
	Statuses []StatusCount // of all of them
}

// CountStatuses counts tasks by status; statuses without any are left out.
func CountStatuses(list []Mandate) []StatusCount {
	count := map[MandateStatus]int{}
	for i := range list {
		count[list[i].Status]++
	}
	return statusCounts(count)
}

func statusCounts(count map[MandateStatus]int) []StatusCount {
	var out []StatusCount
	for _, st := range MandateStatuses {
		if count[st] > 0 {
			out = append(out, StatusCount{st, count[st]})
		}
	}
	return out
}

// CountBodies counts tasks by the body that was asked, the most tasked first; a
// task to two bodies counts for both.
func (s *Snapshot) CountBodies(list []Mandate) []TaskCount {
	return s.countTasks(list, func(m *Mandate) []ID { return m.Bodies })
}

// CountTopics counts tasks by topic, the most frequent first; a task counts once for
// each of its topics and for what these are part of, by which the ledger finds it too.
func (s *Snapshot) CountTopics(list []Mandate) []TaskCount {
	return s.countTasks(list, func(m *Mandate) []ID {
		var all []ID
		for _, id := range m.Topics {
			t, ok := s.Topic(id)
			if !ok {
				continue
			}
			for _, wider := range s.upwards(t) {
				if !slices.Contains(all, wider.ID) {
					all = append(all, wider.ID)
				}
			}
		}
		return all
	})
}

// CountMeetings counts tasks by the meeting that gave them, the one that gave most
// first.
func (s *Snapshot) CountMeetings(list []Mandate) []TaskCount {
	return s.countTasks(list, func(m *Mandate) []ID {
		if m.Meeting == nil {
			return nil
		}
		return []ID{m.Meeting.ID}
	})
}

func (s *Snapshot) countTasks(list []Mandate, of func(*Mandate) []ID) []TaskCount {
	found := map[ID]*TaskCount{}
	statuses := map[ID]map[MandateStatus]int{}
	for i := range list {
		for _, id := range of(&list[i]) {
			c := found[id]
			if c == nil {
				n, ok := s.Node(id)
				if !ok {
					continue
				}
				c = &TaskCount{Node: n}
				found[id], statuses[id] = c, map[MandateStatus]int{}
			}
			c.Count++
			statuses[id][list[i].Status]++
		}
	}
	out := make([]TaskCount, 0, len(found))
	for id, c := range found {
		c.Answered, c.Statuses = statuses[id][Answered], statusCounts(statuses[id])
		out = append(out, *c)
	}
	slices.SortFunc(out, func(x, y TaskCount) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Node.NodeID(), y.Node.NodeID()))
	})
	return out
}
