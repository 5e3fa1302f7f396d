package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"sayso/reading/words"
	"sayso/record"
)

// rawTexts returns the running texts in the training parts of the corpora
// (files with "dev" in their name are passed over), each once.
func rawTexts(corpora string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(corpora, func(path string, e fs.DirEntry, err error) error {
		name := filepath.Base(path)
		if err == nil && !e.IsDir() && strings.Contains(name, ".jsonl") && !strings.Contains(name, "dev") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	seen := map[uint64]bool{}
	var out []string
	for _, f := range files {
		if err := textsOf(f, seen, &out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func textsOf(path string, seen map[uint64]bool, out *[]string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var r io.Reader = bytes.NewReader(raw)
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return err
		}
	}
	for dec := json.NewDecoder(r); ; {
		var v any
		if err := dec.Decode(&v); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		textsIn(v, "", seen, out)
	}
}

// textsIn collects strings under the key "text" that are longer than a
// phrase.
func textsIn(v any, key string, seen map[uint64]bool, out *[]string) {
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			textsIn(v[k], k, seen, out)
		}
	case []any:
		for _, x := range v {
			textsIn(x, key, seen, out)
		}
	case string:
		h := fnv.New64a()
		h.Write([]byte(v[:min(len(v), 200)]))
		if key == "text" && len(v) > 60 && !seen[h.Sum64()] {
			seen[h.Sum64()] = true
			*out = append(*out, v)
		}
	}
}

// wordHashes returns the hashes of the words of texts, sentence by sentence.
func wordHashes(texts []string, hash func(string) uint64) [][]uint64 {
	var out [][]uint64
	for _, text := range texts {
		t := words.Split(&record.Report{Text: text})
		for _, s := range t.Sentences {
			var row []uint64
			for i := s.First; i < s.Last; i++ {
				row = append(row, hash(t.Word(int(i))))
			}
			out = append(out, row)
		}
	}
	return out
}
