package resolvers

import (
	"stemma/graph"
	"stemma/resolvers/generated"
	"stemma/resolvers/model"
)

// root hands out one resolver per type of the schema. What an operation reads
// comes from its context, so resolvers hold nothing.
type root struct{ search Search }

func (r *root) Query() generated.QueryResolver     { return &queryResolver{search: r.search} }
func (*root) Meeting() generated.MeetingResolver   { return &meetingResolver{} }
func (*root) Document() generated.DocumentResolver { return &documentResolver{} }
func (*root) Witness() generated.WitnessResolver   { return &witnessResolver{} }
func (*root) Passage() generated.PassageResolver   { return &passageResolver{} }
func (*root) Unit() generated.UnitResolver         { return &unitResolver{} }
func (*root) UnitText() generated.UnitTextResolver { return &unitTextResolver{} }
func (*root) UnitConnection() generated.UnitConnectionResolver {
	return &unitConnectionResolver{}
}
func (*root) Span() generated.SpanResolver             { return &spanResolver{} }
func (*root) Commitment() generated.CommitmentResolver { return &commitmentResolver{} }
func (*root) Actor() generated.ActorResolver           { return &actorResolver{} }
func (*root) Convention() generated.ConventionResolver { return &conventionResolver{} }
func (*root) Topic() generated.TopicResolver           { return &topicResolver{} }
func (*root) Relation() generated.RelationResolver     { return &relationResolver{} }
func (*root) Evidence() generated.EvidenceResolver     { return &evidenceResolver{} }
func (*root) ReviewItem() generated.ReviewItemResolver { return &reviewResolver{} }
func (*root) Unresolved() generated.UnresolvedResolver { return &unresolvedResolver{} }
func (*root) Candidate() generated.CandidateResolver   { return &candidateResolver{} }
func (*root) Mention() generated.MentionResolver       { return &mentionResolver{} }
func (*root) Subgraph() generated.SubgraphResolver     { return &subgraphResolver{} }
func (*root) Diff() generated.DiffResolver             { return &diffResolver{} }
func (*root) NodeChange() generated.NodeChangeResolver { return &nodeChangeResolver{} }
func (*root) Comparison() generated.ComparisonResolver { return &comparisonResolver{} }
func (*root) TimeToRestatement() generated.TimeToRestatementResolver {
	return &timeToRestatementResolver{}
}
func (*root) Answer() generated.AnswerResolver   { return &answerResolver{} }
func (*root) Mandate() generated.MandateResolver { return &mandateResolver{} }
func (*root) MandateConnection() generated.MandateConnectionResolver {
	return &mandateConnectionResolver{}
}
func (*root) ChainLink() generated.ChainLinkResolver { return &chainLinkResolver{} }
func (*root) Silence() generated.SilenceResolver     { return &silenceResolver{} }
func (*root) CarriedOn() generated.CarriedOnResolver { return &carriedOnResolver{} }
func (*root) ConcordanceRow() generated.ConcordanceRowResolver {
	return &concordanceRowResolver{}
}
func (*root) LanguageText() generated.LanguageTextResolver { return &languageTextResolver{} }
func (*root) Reading() generated.ReadingResolver           { return &readingResolver{} }
func (*root) NearMiss() generated.NearMissResolver         { return &nearMissResolver{} }
func (*root) Reason() generated.ReasonResolver             { return &reasonResolver{} }

func (*root) Figures() generated.FiguresResolver { return &figuresResolver{} }

func (*root) Chain() generated.ChainResolver { return &chainResolver{} }

func (*root) Silent() generated.SilentResolver { return &silentResolver{} }

var (
	_ generated.SilentResolver            = (*silentResolver)(nil)
	_ generated.ChainResolver             = (*chainResolver)(nil)
	_ generated.NearMissResolver          = (*nearMissResolver)(nil)
	_ generated.FiguresResolver           = (*figuresResolver)(nil)
	_ generated.ResolverRoot              = (*root)(nil)
	_ generated.QueryResolver             = (*queryResolver)(nil)
	_ generated.MeetingResolver           = (*meetingResolver)(nil)
	_ generated.DocumentResolver          = (*documentResolver)(nil)
	_ generated.WitnessResolver           = (*witnessResolver)(nil)
	_ generated.PassageResolver           = (*passageResolver)(nil)
	_ generated.UnitResolver              = (*unitResolver)(nil)
	_ generated.UnitTextResolver          = (*unitTextResolver)(nil)
	_ generated.UnitConnectionResolver    = (*unitConnectionResolver)(nil)
	_ generated.SpanResolver              = (*spanResolver)(nil)
	_ generated.CommitmentResolver        = (*commitmentResolver)(nil)
	_ generated.ActorResolver             = (*actorResolver)(nil)
	_ generated.ConventionResolver        = (*conventionResolver)(nil)
	_ generated.TopicResolver             = (*topicResolver)(nil)
	_ generated.RelationResolver          = (*relationResolver)(nil)
	_ generated.EvidenceResolver          = (*evidenceResolver)(nil)
	_ generated.ReviewItemResolver        = (*reviewResolver)(nil)
	_ generated.UnresolvedResolver        = (*unresolvedResolver)(nil)
	_ generated.CandidateResolver         = (*candidateResolver)(nil)
	_ generated.MentionResolver           = (*mentionResolver)(nil)
	_ generated.ComparisonResolver        = (*comparisonResolver)(nil)
	_ generated.SubgraphResolver          = (*subgraphResolver)(nil)
	_ generated.DiffResolver              = (*diffResolver)(nil)
	_ generated.NodeChangeResolver        = (*nodeChangeResolver)(nil)
	_ generated.TimeToRestatementResolver = (*timeToRestatementResolver)(nil)
	_ generated.AnswerResolver            = (*answerResolver)(nil)
	_ generated.MandateResolver           = (*mandateResolver)(nil)
	_ generated.MandateConnectionResolver = (*mandateConnectionResolver)(nil)
	_ generated.ChainLinkResolver         = (*chainLinkResolver)(nil)
	_ generated.SilenceResolver           = (*silenceResolver)(nil)
	_ generated.CarriedOnResolver         = (*carriedOnResolver)(nil)
	_ generated.ConcordanceRowResolver    = (*concordanceRowResolver)(nil)
	_ generated.LanguageTextResolver      = (*languageTextResolver)(nil)
	_ generated.ReadingResolver           = (*readingResolver)(nil)
	_ generated.ReasonResolver            = (*reasonResolver)(nil)
)

// object is a pointer to a type that stands in the graph.
type object[T any] interface {
	*T
	graph.Node
}

var _ graph.Node = (*model.Relation)(nil)
