package server

import "net/http"

func (s *server) export(w http.ResponseWriter, r *http.Request) {}
