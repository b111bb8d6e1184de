package server

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHosts(t *testing.T) {
	tests := []struct {
		name, addr, host string
		added            []string
		want             bool
	}{
		{"loopback by name", "127.0.0.1:8080", "localhost:8080", nil, true},
		{"loopback by number", "127.0.0.1:8080", "127.0.0.1:8080", nil, true},
		{"loopback in IPv6", "127.0.0.1:8080", "[::1]:8080", nil, true},
		{"without a port", "127.0.0.1:8080", "localhost", nil, true},
		{"through a forwarded port", "127.0.0.1:8080", "localhost:9999", nil, true},
		{"in capitals and with the root dot", "127.0.0.1:8080", "LocalHost.:8080", nil, true},
		{"a stranger's name that resolves here", "127.0.0.1:8080", "rebound.example:8080", nil, false},
		{"a name that begins like ours", "127.0.0.1:8080", "localhost.rebound.example:8080", nil, false},
		{"a name that ends like ours", "127.0.0.1:8080", "notlocalhost", nil, false},
		{"none at all", "127.0.0.1:8080", "", nil, false},
		{"another address", "127.0.0.1:8080", "192.0.2.7:8080", nil, false},
		{"the address listened on", "192.0.2.7:8080", "192.0.2.7:8080", nil, true},
		{"the name listened on", "graph.example:80", "graph.example", nil, true},
		{"any address when listening on all", "0.0.0.0:8080", "192.0.2.7:8080", nil, true},
		{"any address when listening on all, short form", ":8080", "[2001:db8::7]:8080", nil, true},
		{"no name when listening on all", ":8080", "rebound.example", nil, false},
		{"a name that was added", ":8080", "graph.example", []string{"Graph.example"}, true},
		{"a name that was added with its port", ":8080", "graph.example:443", []string{"graph.example:8443"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, newHosts(tt.addr, tt.added).allow(tt.host))
		})
	}
}
