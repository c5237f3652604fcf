// Package clienttest asks the browser's half of search (search/client) in
// Node.js, for the tests that hold it to Go's. All of them go through one
// program, search/client/testing/answers.mjs, which says what can be asked. It
// knows nothing of what right answers are.
package clienttest

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Program returns the path of Node. A tool that is missing is an error in all
// tests, never a reason to leave one out.
func Program(t testing.TB) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("the client's tests need Node.js 20 or later: run `make tools`, or install it from https://nodejs.org")
	}
	return node
}

// Ask hands questions to the client, each as one JSON value, and returns an
// answer for each. If the client stops, the test ends and names the question.
func Ask[Q, A any](t testing.TB, questions []Q) []A {
	t.Helper()
	var input, output bytes.Buffer
	encoder := json.NewEncoder(&input)
	for _, q := range questions {
		if err := encoder.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(Program(t), filepath.Join(root(t), "search", "client", "testing", "answers.mjs"))
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &input, &output, os.Stderr
	runErr := cmd.Run()
	answers := make([]A, 0, len(questions))
	for decoder := json.NewDecoder(&output); decoder.More(); {
		var a A
		if err := decoder.Decode(&a); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, a)
	}
	if runErr != nil || len(answers) != len(questions) {
		next := []byte("none")
		if len(answers) < len(questions) {
			next, _ = json.Marshal(questions[len(answers)]) // it has been written once
		}
		t.Fatalf("the client ends with %v after %d answers to %d questions; the next is %.200s", runErr, len(answers), len(questions), next)
	}
	return answers
}

// root returns the project's folder, above the package that is tested.
func root(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		above := filepath.Dir(folder)
		if above == folder {
			t.Fatal("there is no go.mod above the tested package")
		}
		folder = above
	}
}
