// Package resolvers answers GraphQL over a snapshot of the graph: the schema is
// schema.graphqls, each type of it has a file here, and what a client may ask
// for is bounded before and while it is answered. It finds nothing out itself:
// package graph walks, a Search given to it searches, and serving pages or
// files is left to the server.
package resolvers

//go:generate go tool gqlgen generate
