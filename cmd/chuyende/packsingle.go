package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/filename"
	"chuyende/internal/pipeline"
	"chuyende/internal/site"
)

const singleExt = ".html"

// singleJSON is what pack --single --json prints.
type singleJSON struct {
	File   string `json:"file"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// packSingle writes one file of a topic.
func (a *app) packSingle(ctx context.Context, name, file string, force bool) error {
	options, err := a.options()
	if err != nil {
		return err
	}
	if err := a.mayWrite("", file, "--to", singleExt, force); err != nil {
		return err
	}
	var id string
	data, result, err := pipeline.Single(ctx, options, func(tree *site.Tree, c *config.Config) (*site.Page, error) {
		page, err := a.findPage(tree, options.ContentDir(), name)
		if err != nil {
			return nil, err
		}
		if !page.Kind.Summary {
			return nil, a.misused("%s thuộc loại %q, không phải chuyên đề; --single chỉ đóng chuyên đề thành một tệp",
				"%s is a page of the kind %q, no topic; --single makes a file of topics only", page.Path, page.Kind.Name)
		}
		id = filename.Safe(cmp.Or(page.ID, page.Stem()), longestFolder)
		return page, nil
	})
	if err != nil {
		return err
	}
	if result.Failed() {
		return a.showBuild(result)
	}
	if file == "" {
		file = filepath.Join(beside(options), id+singleExt)
		if err := a.mayWrite("", file, "--to", singleExt, force); err != nil {
			return err
		}
	}
	if err := diag.Print(a.err, result.Problems, a.lang, diag.Most); err != nil {
		return err
	}
	return a.writeSingle(file, force, data)
}

// writeSingle writes the file and tells by what a copy of it is known.
func (a *app) writeSingle(file string, force bool, data []byte) error {
	err := a.putFile(file, "--to", force, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	told := singleJSON{file, len(data), hex.EncodeToString(sum[:])}
	if a.json {
		encoder := json.NewEncoder(a.out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(told)
	}
	_, err = fmt.Fprint(a.out, a.say("Đã ghi %s (%s): một tệp, mở được ở mọi nơi.\nSHA-256 của tệp: %s\n",
		"Wrote %s (%s): one file that opens anywhere.\nSHA-256 of the file: %s\n", told.File, size(int64(told.Bytes)), told.SHA256))
	return err
}
