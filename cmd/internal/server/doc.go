// Package server serves one graph over HTTP: the pages, GraphQL, exports, health
// and metrics, with the time limits, size limits and checks that a server on a
// desk or on the open network needs, and the live snapshot that follows the
// store. It decides nothing about the graph, and never writes to it.
package server
