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
	"slices"
	"strings"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/filename"
	"chuyende/internal/pipeline"
	"chuyende/internal/render"
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
	made, result, err := pipeline.Single(ctx, options, func(tree *site.Tree, c *config.Config) (*site.Page, error) {
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
	if err := a.writeSingle(file, force, made.Data); err != nil {
		return err
	}
	return a.warnOfPictures(file, made)
}

const (
	// heavySingle is from where on a file is told to be heavy: at 400 kbit/s, a slow
	// line of a village, it is on its way for more than half a minute.
	heavySingle = 2_000_000
	// heavyPicture is from where on a picture is named as the cause, and mostPictures
	// how many are.
	heavyPicture, mostPictures = 200_000, 5
)

// warnOfPictures tells of a file that pictures make heavy to send and to open, which
// of them do, and the cure. The file is there all the same.
func (a *app) warnOfPictures(file string, made pipeline.Alone) error {
	heavy := slices.DeleteFunc(slices.Clone(made.Pictures), func(p render.Enclosed) bool { return p.Bytes < heavyPicture })
	if len(made.Data) < heavySingle || len(heavy) == 0 {
		return nil
	}
	slices.SortFunc(heavy, func(x, y render.Enclosed) int { return cmp.Or(y.Bytes-x.Bytes, cmp.Compare(x.Path, y.Path)) })
	var named []string
	for _, p := range heavy[:min(len(heavy), mostPictures)] {
		named = append(named, fmt.Sprintf("%s (%s)", p.Path, size(int64(p.Bytes))))
	}
	list := strings.Join(named, ", ")
	if more := len(heavy) - len(named); more > 0 {
		list += a.say(" và %d ảnh nữa", " and %d more", more)
	}
	_, err := fmt.Fprint(a.err, a.say("%s: cảnh báo: tệp nặng %s vì ảnh: %s; mạng yếu gửi lâu, điện thoại cũ mở chậm\n"+
		"  gợi ý: thu ảnh còn chừng 1600 điểm ảnh bề ngang, lưu dạng JPEG hay WebP, rồi chạy lại lệnh này\n",
		"%s: warning: the file is as large as %s because of pictures: %s; it is slow to send and to open\n"+
			"  hint: make the pictures some 1600 pixels wide, save them as JPEG or WebP, and run this again\n", file, size(int64(len(made.Data))), list))
	return err
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
