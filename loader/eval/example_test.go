package eval_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"stemma/loader"
	"stemma/loader/eval"
)

func ExampleRun() {
	gold, err := eval.ReadGold(fstest.MapFS{"commitments.tsv": {Data: []byte(
		"doc\tref\tstart_text\tend_text\tforce\ttopic\n" +
			"namur-2031\t1\tNous nous engageons\tConvention de Budapest.\tCOMMIT\tcybercrime\n" +
			"namur-2031\t2\tNous demandons\tfraudes en ligne.\tCALL\tother\n")}})
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "Communiqué des ministres de l’Intérieur et de la Sécurité du G7\n\n14 mai 2031 à Namur\n\n" +
		"1. Nous nous engageons à mettre en œuvre la Convention de Budapest.\n\n" +
		"2. Nous demandons au Groupe Rome-Lyon du G7 de dresser un état des fraudes en ligne.\n"
	report, _, err := eval.Run(context.Background(), gold,
		[]eval.Source{{Document: "namur-2031", Path: "namur.txt", Data: []byte(text)}}, loader.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	found, _ := report.Figures.Of("commitments")
	force, _ := report.Figures.Of("force")
	fmt.Printf("commitments %.2f, force %.2f\n", found.Found.F1(), force.Right.Accuracy())
	for _, i := range report.Items {
		if i.Measure == "force" && i.Verdict == eval.Wrong {
			fmt.Printf("%s: gold %s, got %s\n", i.Key, i.Gold, i.Got)
		}
	}
	// Output:
	// commitments 1.00, force 0.50
	// 2: gold CALL, got TASK
}
