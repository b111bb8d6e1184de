package model

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"stemma/graph"
	"stemma/graph/cite"
)

// InputError says what is wrong with a value that a client sent.
type InputError struct{ Message string }

// Error returns the message, which is meant for the client.
func (e *InputError) Error() string { return e.Message }

// Invalid is an InputError with a formatted message.
func Invalid(format string, args ...any) error {
	return &InputError{Message: fmt.Sprintf(format, args...)}
}

// MarshalString writes a text; an empty one is null, since package graph has ""
// where nothing is known.
func MarshalString(s string) graphql.Marshaler {
	if s == "" {
		return graphql.Null
	}
	return graphql.MarshalString(s)
}

// UnmarshalString reads a text and nothing else: gqlgen's own would turn a
// number or a truth value into one.
func UnmarshalString(v any) (string, error) {
	s, ok := v.(string)
	if !ok {
		return "", Invalid("%v is not a String", v)
	}
	return s, nil
}

// MarshalID writes an id; an empty one is null.
func MarshalID(id graph.ID) graphql.Marshaler { return MarshalString(string(id)) }

// UnmarshalID reads an id. A whole number is one to GraphQL too.
func UnmarshalID(v any) (graph.ID, error) {
	switch v := v.(type) {
	case string:
		return graph.ID(v), nil
	case int64, int, json.Number:
		return graph.ID(fmt.Sprint(v)), nil
	default:
		return "", Invalid("%v is not an ID", v)
	}
}

// MarshalDate writes a date; an empty one is null.
func MarshalDate(d graph.Date) graphql.Marshaler { return MarshalString(string(d)) }

// UnmarshalDate reads a day, a month or a year.
func UnmarshalDate(v any) (graph.Date, error) {
	s, _ := v.(string)
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return graph.Date(s), nil
		}
	}
	return "", Invalid("%v is not a Date such as 2018-04-23, 2018-04 or 2018", v)
}

// MarshalLanguage writes a language; one that the schema does not know is null.
func MarshalLanguage(l graph.Lang) graphql.Marshaler {
	if l != graph.English && l != graph.French {
		return graphql.Null
	}
	return graphql.MarshalString(strings.ToUpper(string(l)))
}

// UnmarshalLanguage reads a language, which validation has found to be known.
func UnmarshalLanguage(v any) (graph.Lang, error) {
	s, err := UnmarshalString(v)
	return graph.Lang(strings.ToLower(s)), err
}

// MarshalNodeKind writes a kind of node.
func MarshalNodeKind(k graph.Kind) graphql.Marshaler {
	return graphql.MarshalString(strings.ToUpper(string(k)))
}

// UnmarshalNodeKind reads a kind of node, which validation has found to be known.
func UnmarshalNodeKind(v any) (graph.Kind, error) {
	s, err := UnmarshalString(v)
	return graph.Kind(strings.ToLower(s)), err
}

// ExportFormat is the name of a format of export, as it stands in addresses.
type ExportFormat string

// MarshalExportFormat writes a format of export.
func MarshalExportFormat(f ExportFormat) graphql.Marshaler {
	return graphql.MarshalString(strings.ToUpper(string(f)))
}

// UnmarshalExportFormat reads a format of export, which validation has found to
// be known.
func UnmarshalExportFormat(v any) (ExportFormat, error) {
	s, err := UnmarshalString(v)
	return ExportFormat(strings.ToLower(s)), err
}

// MarshalCitationFormat writes a form of citation.
func MarshalCitationFormat(f cite.Format) graphql.Marshaler {
	return graphql.MarshalString(strings.ToUpper(string(f)))
}

// UnmarshalCitationFormat reads a form of citation, which validation has found to
// be known.
func UnmarshalCitationFormat(v any) (cite.Format, error) {
	s, err := UnmarshalString(v)
	return cite.Format(strings.ToLower(s)), err
}
