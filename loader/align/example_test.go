package align_test

import (
	"context"
	"fmt"

	"stemma/graph"
	"stemma/loader/align"
)

func Example() {
	earlier := []align.Commitment{{
		ID: "commitment:quai-2030/1", Document: "document:quai-2030", Meeting: "meeting:quai-2030", Date: "2030-04-23", Lang: graph.French,
		Force: graph.Call, Topics: []graph.ID{"topic:online-terrorist-content"},
		Text: "Empêcher la réapparition des vidéos retirées par un fichier partagé d’empreintes numériques",
	}}
	later := []align.Commitment{{
		ID: "commitment:cove-2033/4", Document: "document:cove-2033", Meeting: "meeting:cove-2033", Date: "2033-01-10", Lang: graph.English,
		Force: graph.Reaffirm, Topics: []graph.ID{"topic:online-terrorist-content"},
		Text: "We stand by hash sharing against the reappearance of removed videos",
	}}
	pairs, err := align.Pairs(context.Background(), earlier, later)
	if err != nil {
		panic(err)
	}
	for _, p := range pairs {
		fmt.Println(p.Later, p.Type, p.Earlier, p.Method)
		for _, r := range p.Reasons {
			fmt.Println(" ", r)
		}
	}
	// Output:
	// commitment:cove-2033/4 REAFFIRMS commitment:quai-2030/1 INFERRED
	//   same terms: hash = empreintes numériques, reappearance = réapparition, removed = retirer, hash = base de données, sharing = partager
	//   same theme: topic:online-terrorist-content
	//   restates: it reaffirms
}
