// Package model holds what GraphQL shows where a type of package graph does not
// fit as it is: the scalars, relations under their GraphQL name, subgraphs with
// their address, and gqlgen's connections and inputs in generated.go. It holds
// no answers: those come from package resolvers.
package model
