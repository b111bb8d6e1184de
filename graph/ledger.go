package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"stemma/graph/words"
)

// MandateStatus says what became of a task.
type MandateStatus string

// The statuses of a mandate, the surest answer first.
const (
	Answered         MandateStatus = "ANSWERED"          // a later text of the body, or one that tells of it, takes the task up as done or being done
	Renewed          MandateStatus = "RENEWED"           // a later text asks again, or hands the task on
	PossiblyAnswered MandateStatus = "POSSIBLY_ANSWERED" // a later text names the body in the same matter, and does not say it answers
	TakenUp          MandateStatus = "TAKEN_UP"          // another takes the task up; nothing known tells of the body that was asked
	Unanswered       MandateStatus = "UNANSWERED"        // later texts of those who asked are known, and none answers
	Open             MandateStatus = "OPEN"              // no later text of those who asked is known
)

// LedgerQuery chooses mandates; every field that is set must hold.
type LedgerQuery struct {
	Body     ID     // who was asked
	By       string // the series or forum that asked (id or slug)
	Meeting  ID     // the meeting that asked, or the document
	Answers  ID     // a meeting or document that answers
	Topic    ID     // or a narrower one
	From, To Date   // asked in that time, a date of less precision meaning all it may mean; "": any
	Statuses []MandateStatus
}

// Mandate is one task handed to bodies that work for the group, and what came of
// it. Task is nil where the text that asked is not in the graph and only an
// answer tells of it.
type Mandate struct {
	ID       ID
	Task     *Commitment
	Source   Node // the commitment or passage that asks; or what the answer says asked
	Meeting  *Meeting
	Date     Date
	Bodies   []ID
	Edges    []*Edge // the DELEGATES_TO edges; none where Task is nil
	Due      string  // the deadline, in the document's words
	Topics   []ID
	Status   MandateStatus
	Answers  []Answer
	Renewals []Restatement // later tasks that ask again or go on; theirs are mandates of their own
	Renews   []Restatement // earlier tasks that this one takes up
}

// Answer is a later text that answers a task, or may.
type Answer struct {
	Node     Node // the commitment or passage that answers
	Date     Date
	Edge     *Edge   // what ties it to the task, to the body, or to who asked
	Possible bool    // it does not say that it answers
	Other    bool    // it neither comes from a body that was asked nor tells of one: another took the task up
	Score    float64 // how sure that is, 0..1
	Shared   []string
}

// Ledger lists the mandates a query chooses, by date, then id. ErrNotFound for an
// unknown id. The first to ask waits for the ledger to be made, or until its
// context ends.
func (s *Snapshot) Ledger(ctx context.Context, q LedgerQuery) ([]Mandate, error) {
	for _, id := range []*ID{&q.Body, &q.Meeting, &q.Answers, &q.Topic} {
		if *id == "" {
			continue
		}
		n, ok := s.Node(*id)
		if !ok {
			return nil, fmt.Errorf("ledger of %s: %w", string(*id), ErrNotFound)
		}
		*id = n.NodeID() // it may have been asked for by an id it had before
	}
	var topics []ID
	if q.Topic != "" {
		topics = s.narrower(q.Topic)
	}
	all, err := s.ledger.Of(ctx, s.mandates)
	if err != nil {
		return nil, fmt.Errorf("make the ledger: %w", err)
	}
	out := all[:0:0]
	for i := range all {
		m := &all[i]
		switch {
		case q.Body != "" && !slices.Contains(m.Bodies, q.Body),
			q.By != "" && (m.Meeting == nil || !m.Meeting.of(q.By)),
			q.Meeting != "" && !s.within(m.Source.NodeID(), q.Meeting),
			q.Answers != "" && !slices.ContainsFunc(m.Answers, func(a Answer) bool { return !a.Possible && s.within(a.Node.NodeID(), q.Answers) }),
			q.Topic != "" && !slices.ContainsFunc(m.Topics, func(t ID) bool { return slices.Contains(topics, t) }),
			(q.From != "" || q.To != "") && !m.Date.within(q.From, q.To),
			len(q.Statuses) > 0 && !slices.Contains(q.Statuses, m.Status):
			continue
		}
		out = append(out, *m)
	}
	return out, nil
}

// MandateLine lists the tasks of the line that a mandate belongs to, by date: what
// it renews or extends, itself, and what renews or extends it.
func (s *Snapshot) MandateLine(m *Mandate) []*Commitment {
	if m.Task == nil {
		return nil
	}
	chain, err := s.Chain(ChainQuery{Of: m.Task.ID})
	if err != nil {
		return nil
	}
	var out []*Commitment
	for _, l := range chain.Links {
		if l.Commitment.Force == Task {
			out = append(out, l.Commitment)
		}
	}
	return out
}

// within reports whether a node is, or stands in, a meeting or document.
func (s *Snapshot) within(id, place ID) bool {
	if id == place {
		return true
	}
	n, _ := s.Node(id)
	switch n := n.(type) {
	case *Commitment:
		return n.Document == place || n.Meeting == place
	case *Passage:
		d, ok := s.Document(n.Document)
		return n.Document == place || ok && d.Meeting == place
	case *Document:
		return n.Meeting == place
	case *Convention:
		return n.AdoptedAt == place
	}
	return false
}

// mandates makes the whole ledger of the snapshot, by date, then id.
func (s *Snapshot) mandates(ctx context.Context) ([]Mandate, error) {
	p := pace{ctx: ctx}
	asked := map[ID]*Mandate{}
	var list []*Mandate
	for e := range s.AllEdges() {
		if p.over() {
			return nil, p.err
		}
		if e.Type != DelegatesTo || e.Status == Rejected {
			continue
		}
		m := asked[e.From]
		if m == nil {
			m = s.mandate(e.From)
			asked[e.From] = m
			list = append(list, m)
		}
		m.Edges = append(m.Edges, e)
		if !slices.Contains(m.Bodies, e.To) {
			m.Bodies = append(m.Bodies, e.To)
		}
	}
	for _, m := range list {
		if s.respond(&p, m); p.err != nil {
			return nil, p.err
		}
	}
	list = append(list, s.told(&p, asked)...)
	if p.err != nil {
		return nil, p.err
	}
	out := make([]Mandate, 0, len(list))
	for _, m := range list {
		s.close(m)
		out = append(out, *m)
	}
	slices.SortFunc(out, func(x, y Mandate) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.ID, y.ID))
	})
	return out, nil
}

// mandate begins the mandate that a commitment or passage gives.
func (s *Snapshot) mandate(source ID) *Mandate {
	n, _ := s.Node(source)
	m := &Mandate{ID: MakeID("mandate", source.Slug()), Source: n, Meeting: s.saidAt(source), Date: s.Date(source)}
	if n, ok := n.(*Commitment); ok {
		m.Task, m.Due, m.Topics = n, n.Deadline, n.Topics
	}
	return m
}

// respond finds what takes a task up, and what may.
func (s *Snapshot) respond(p *pace, m *Mandate) {
	if m.Task == nil || p.over() {
		return
	}
	for _, r := range s.taken(m.Task, Ancestors, EdgeFilter{}) {
		if r.Earlier.Force == Task {
			m.Renews = append(m.Renews, r)
		}
	}
	taken := map[ID]bool{m.Task.ID: true}
	for _, e := range s.Edges(m.Task.ID, Descendants, EdgeFilter{}) {
		taken[e.From] = true
		if r, ok := s.restatement(e); ok && r.Later.Force == Task {
			m.Renewals = append(m.Renewals, r)
			continue
		}
		if n, ok := s.Node(e.From); ok && s.elsewhereAndLater(e.From, m) {
			m.Answers = append(m.Answers, Answer{
				Node: n, Date: s.Date(e.From), Edge: e, Score: e.Confidence,
				Possible: !carriesOut(e), Other: !s.ofBody(e.From, m.Bodies),
			})
		}
	}
	s.possible(p, m, taken)
}

// elsewhereAndLater reports whether what a node states was said after a task, in
// another text: a text does not answer itself.
func (s *Snapshot) elsewhereAndLater(id ID, m *Mandate) bool {
	return s.Date(m.Source.NodeID()).before(s.Date(id)) && s.documentOf(id) != m.Task.Document
}

// documentOf is the document that a commitment or passage stands in.
func (s *Snapshot) documentOf(id ID) ID {
	n, _ := s.Node(id)
	switch n := n.(type) {
	case *Commitment:
		return n.Document
	case *Passage:
		return n.Document
	}
	return ""
}

// carriesOut reports an edge that says that a task was taken up: likeness alone and
// bare citation leave that open.
func carriesOut(e *Edge) bool {
	return e.Type != Cites && (e.Method == Stated || e.Method == Curated)
}

// possiblyFrom is the likeness from which a later text that names the body may
// answer a task.
const possiblyFrom = 0.12

// possible finds later texts that name a tasked body, or something that it made,
// in the same matter: they may answer, though they do not say so.
func (s *Snapshot) possible(pace *pace, m *Mandate, taken map[ID]bool) {
	var near []*Edge
	for _, body := range m.Bodies {
		near = append(near, s.Edges(body, Descendants, EdgeFilter{Types: answering})...)
		for _, c := range members[*Convention](s, body, MadeBy) {
			near = append(near, s.Edges(c.ID, Descendants, EdgeFilter{Types: answering})...)
		}
	}
	var found []Answer
	l := newLikeness()
	names := s.namesOf(m.Bodies) // that both name the body says nothing of the matter
	mine := s.profileOf(m.Task).without(names)
	l.add(mine)
	profiles := map[ID]*profile{}
	for _, e := range near {
		if pace.over() {
			return
		}
		if taken[e.From] || !s.elsewhereAndLater(e.From, m) || profiles[e.From] != nil {
			continue
		}
		n, _ := s.Node(e.From)
		var p *profile
		switch n := n.(type) {
		case *Commitment:
			if n.Force == Task {
				continue
			}
			p = s.profileOf(n)
		case *Passage:
			p = s.passageProfile(n)
		}
		if p == nil {
			continue
		}
		p = p.without(names)
		profiles[e.From] = p
		l.add(p)
		found = append(found, Answer{Node: n, Date: s.Date(e.From), Edge: e, Possible: true})
	}
	for i := range found {
		found[i].Score, found[i].Shared = l.compare(mine, profiles[found[i].Node.NodeID()])
		found[i].Score = round(found[i].Score)
	}
	for _, a := range found {
		if a.Score >= possiblyFrom {
			m.Answers = append(m.Answers, a)
		}
	}
}

// namesOf are the ids of actors, of what they belong to, and the stems of their
// names.
func (s *Snapshot) namesOf(actors []ID) map[string]bool {
	out := map[string]bool{}
	add := func(a *Actor) {
		for _, lang := range []Lang{French, English} {
			for _, name := range append([]string{a.Names[lang]}, a.Aliases[lang]...) {
				for _, w := range words.Split(name) {
					out[stem(w.Text)] = true
				}
			}
		}
	}
	for _, id := range actors {
		out[string(id)] = true
		if a, ok := s.Actor(id); ok {
			add(a)
			out[string(a.Parent)] = true
		}
	}
	return out
}

// answering are the relations by which a text may take up what a body did.
var answering = []RelationType{Reaffirms, BuildsOn, Implements, Supports, CooperatesWith, Cites}

// told adds what answers tell of: a text that acts as somebody asked answers a
// task, whether the text that asked is in the graph or not.
func (s *Snapshot) told(p *pace, asked map[ID]*Mandate) []*Mandate {
	byAsker := map[ID]*Mandate{}
	var out []*Mandate
	for e := range s.AllEdges() {
		if p.over() {
			return nil
		}
		if e.Status == Rejected || !slices.Contains(answering, e.Type) || !asksFor(e) {
			continue
		}
		n, _ := s.Node(e.From)
		answer := Answer{Node: n, Date: s.Date(e.From), Edge: e, Score: e.Confidence}
		if m := s.meant(e, asked); m != nil {
			m.Answers = append(m.Answers, answer)
			continue
		}
		key := MakeID("mandate", e.To.Slug()+"~"+e.From.Slug())
		if byAsker[key] != nil {
			continue
		}
		m := &Mandate{ID: key, Date: s.Date(e.To), Answers: []Answer{answer}}
		m.Source, _ = s.Node(e.To)
		m.Meeting = s.meetingOf(e.To)
		if m.Meeting != nil && m.Date == "" {
			m.Date = s.Date(m.Meeting.ID)
		}
		if forum := s.forumOf(e.From); forum != "" {
			m.Bodies = []ID{forum}
		}
		if c, ok := n.(*Commitment); ok {
			m.Topics = c.Topics
		}
		byAsker[key] = m
		out = append(out, m)
	}
	return out
}

// asking are the words, folded, by which a text says that it was asked.
var asking = map[string]bool{
	"demande": true, "demandee": true, "demandes": true, "demandees": true, "charge": true, "mandat": true, "mandate": true, "mandates": true,
	"requested": true, "asked": true, "mandated": true, "tasked": true, "instructed": true, "directed": true,
}

// asksFor reports an edge whose cue says that what it leads to asked for the act:
// "as requested by", "comme demandé par".
func asksFor(e *Edge) bool {
	switch e.To.Kind() {
	case KindMeeting, KindConvention, KindActor:
	default:
		return false
	}
	for _, ev := range e.Evidence {
		ws := words.Split(ev.Cue)
		if len(ws) < 2 || ws[0].Text != "comme" && ws[0].Text != "as" && ws[0].Text != "tel" && ws[0].Text != "ainsi" {
			continue
		}
		if slices.ContainsFunc(ws, func(w words.Word) bool { return asking[w.Text] }) {
			return true
		}
	}
	return false
}

// meant finds the task that an answer means, where the text that asked is in the
// graph: one of its tasks to the answering forum, and if there are several, the
// one that is most like it.
func (s *Snapshot) meant(e *Edge, asked map[ID]*Mandate) *Mandate {
	forum := s.forumOf(e.From)
	var found []*Mandate
	for _, m := range asked {
		if m.Task != nil && slices.Contains(m.Bodies, forum) && s.within(m.Task.ID, e.To) {
			found = append(found, m)
		}
	}
	c, ok := s.Commitment(e.From)
	if len(found) == 0 || !ok {
		return nil
	}
	slices.SortFunc(found, func(x, y *Mandate) int { return cmp.Compare(x.ID, y.ID) })
	l := newLikeness()
	mine := s.profileOf(c)
	profiles := make([]*profile, len(found))
	for i, m := range found {
		profiles[i] = s.profileOf(m.Task)
		l.add(profiles[i])
	}
	best, at := 0.0, -1
	for i := range found {
		if score, _ := l.compare(mine, profiles[i]); score > best {
			best, at = score, i
		}
	}
	if at < 0 {
		return nil
	}
	return found[at]
}

// meetingOf is the meeting that a node is, or was adopted at.
func (s *Snapshot) meetingOf(id ID) *Meeting {
	n, _ := s.Node(id)
	switch n := n.(type) {
	case *Meeting:
		return n
	case *Convention:
		m, _ := s.Meeting(n.AdoptedAt)
		return m
	case *Document:
		m, _ := s.Meeting(n.Meeting)
		return m
	}
	return nil
}

// forumOf is who speaks in the text that a commitment or passage stands in.
func (s *Snapshot) forumOf(id ID) ID {
	n, _ := s.Node(id)
	document := ID("")
	switch n := n.(type) {
	case *Commitment:
		if m, ok := s.Meeting(n.Meeting); ok {
			return m.Forum
		}
		document = n.Document
	case *Passage:
		document = n.Document
	}
	if d, ok := s.Document(document); ok {
		if m, ok := s.Meeting(d.Meeting); ok {
			return m.Forum
		}
	}
	return ""
}

// close sorts what was found and says what became of the task.
func (s *Snapshot) close(m *Mandate) {
	slices.Sort(m.Bodies)
	slices.SortStableFunc(m.Answers, func(x, y Answer) int {
		return cmp.Or(compareBool(x.Other, y.Other), compareBool(x.Possible, y.Possible), cmp.Compare(x.Date, y.Date), cmp.Compare(x.Node.NodeID(), y.Node.NodeID()))
	})
	has := func(other, possible bool) bool {
		return slices.ContainsFunc(m.Answers, func(a Answer) bool { return a.Other == other && a.Possible == possible })
	}
	switch {
	case has(false, false):
		m.Status = Answered
	case len(m.Renewals) > 0:
		m.Status = Renewed
	case has(false, true):
		m.Status = PossiblyAnswered
	case has(true, false):
		m.Status = TakenUp
	case s.metSince(m):
		m.Status = Unanswered
	default:
		m.Status = Open
	}
}

// metSince reports whether those who asked met again, as far as commitments of
// theirs are known.
func (s *Snapshot) metSince(m *Mandate) bool {
	return m.Meeting != nil && s.metAfter(m.Meeting)
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}
