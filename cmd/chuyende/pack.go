package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"chuyende/internal/diag"
	"chuyende/internal/filename"
	"chuyende/internal/offline"
	"chuyende/internal/output"
	"chuyende/internal/pack"
	"chuyende/internal/pipeline"
	"chuyende/internal/vietnamese"
)

const (
	packExt = ".zip"
	// longestFolder is how many bytes the name of a pack's folder has at most:
	// some systems allow 260 signs for a whole path.
	longestFolder = 40
)

func (a *app) packCommand() *cobra.Command {
	var file, topic string
	var force bool
	cmd := &cobra.Command{
		Use:   a.say("pack [--single CHUYÊN-ĐỀ] [--to TỆP]", "pack [--single TOPIC] [--to FILE]"),
		Short: a.say("Tạo cổng rồi gói vào một tệp .zip, để chép USB hay gửi qua Zalo", "Build the portal and pack it into one .zip, for a USB stick or a message"),
		Long: a.say(`Tạo cổng như lệnh build rồi gói cả cổng vào một tệp .zip. Người nhận giải nén và bấm đúp %s; tìm kiếm, kế hoạch và
các bản Word đều dùng được, không cần mạng. Trong gói có %s: mã SHA-256 của từng tệp, để so bản đã chép với bản
gốc (sha256sum -c). Chỉ mục bleve, thứ chỉ lệnh chuyende search đọc, không gói theo. Cùng một cổng thì luôn ra cùng một gói.

Với --single, chỉ một chuyên đề thành một tệp .html đứng một mình: không cần giải nén, không cần mạng, gửi qua Zalo được. Chọn chương
trình, chép câu hỏi, chữ to, in đều dùng được. Chuyên đề gọi bằng tên tệp, đường dẫn hoặc id.`,
			`Builds the portal as build does and packs it into one .zip. Who gets it unpacks it and double-clicks %s; search, plan and
papers work without a network. %s in the pack lists the SHA-256 of each file, to compare a copy with the original
(sha256sum -c). The bleve index, which chuyende search alone reads, is left out. The same portal always gives the same pack.

With --single one topic becomes one .html file that needs no other: nothing to unpack, no network. Choosing an agenda, copying the
questions, large print and printing work in it. The topic is named by its file, its path or its id.`, pack.Opener, pack.Sums),
		Example: "  chuyende pack\n  chuyende pack --to /media/usb/chuyen-de.zip --force\n  chuyende pack --single hien-dat-lam-duong",
		Args:    a.arguments(0, 0, a.say("gọi không kèm tham số nào; tên tệp ghi sau --to", "no arguments; the file's name stands after --to")),
		RunE: a.command(func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("single") {
				return a.packSingle(cmd.Context(), topic, file, force)
			}
			return a.pack(cmd.Context(), file, force)
		}),
	}
	a.siteFlags(cmd)
	a.publishFlags(cmd, false)
	cmd.Flags().StringVar(&file, "to", "", a.say("tệp để ghi (mặc định: theo tên cổng hay chuyên đề, cạnh thư mục nội dung)", "the file to write (default: named after the portal or the topic, beside the content)"))
	cmd.Flags().StringVar(&topic, "single", "", a.say("chỉ đóng một chuyên đề thành một tệp .html", "make one .html file of one topic only"))
	cmd.Flags().BoolVar(&force, "force", false, a.say("ghi đè tệp đã có", "write over a file that is there"))
	a.jsonFlag(cmd)
	return cmd
}

// pack builds the site and writes the pack.
func (a *app) pack(ctx context.Context, file string, force bool) error {
	options, err := a.options()
	if err != nil {
		return err
	}
	if err := a.mayWrite("", file, "--to", packExt, force); err != nil {
		return err
	}
	var files []output.File
	options.Stages = append(options.Stages, pipeline.Stage{Name: "pack", Done: func(_ context.Context, _ string, made []output.File) error {
		files = slices.DeleteFunc(pipeline.Read(made), func(f output.File) bool { return offline.IsStock(f.Path) })
		return nil
	}})
	bar := newProgress(a)
	options.Progress = bar.update
	result, err := pipeline.Run(ctx, options)
	bar.finish()
	if err != nil {
		return err
	}
	if result.Failed() || !a.json {
		if err := a.showBuild(result); err != nil {
			return err
		}
	}
	folder := filename.Safe(cmp.Or(vietnamese.Slug(result.Settings.Title), "cong"), longestFolder)
	if file == "" {
		file = filepath.Join(beside(options), folder+packExt)
		if err := a.mayWrite("", file, "--to", packExt, force); err != nil {
			return err
		}
	} else if name := vietnamese.Slug(strings.TrimSuffix(filepath.Base(file), packExt)); name != "" {
		folder = filename.Safe(name, longestFolder)
	}
	return a.writePack(ctx, file, force, result, pack.Site{Folder: folder, Files: files, FS: os.DirFS(options.OutputDir()),
		Cover: pack.Cover{Language: result.Settings.Language, Title: result.Settings.Title, Words: result.Settings.Words}})
}

// beside is the folder for what is made of a site and is no part of it: the
// site's own or, where that is the content itself, the one above it.
func beside(o pipeline.Options) string {
	if filepath.Clean(o.ContentDir()) == filepath.Clean(o.Source) {
		return filepath.Join(o.Source, "..")
	}
	return o.Source
}

// packJSON is what pack --json prints.
type packJSON struct {
	File string `json:"file"`
	pack.Result
}

// writePack writes the pack and tells by what a copy of it is known.
func (a *app) writePack(ctx context.Context, file string, force bool, built pipeline.Result, site pack.Site) error {
	var made pack.Result
	err := a.putFile(file, "--to", force, func(w io.Writer) (err error) {
		made, err = pack.Write(ctx, w, site)
		return err
	})
	if err != nil {
		return err
	}
	if a.json {
		if err := diag.Print(a.err, built.Problems, a.lang, diag.Most); err != nil {
			return err
		}
		encoder := json.NewEncoder(a.out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(packJSON{file, made})
	}
	_, err = fmt.Fprint(a.out, a.say("Đã gói %d tệp (%s) vào %s (%s).\nSHA-256 của gói: %s\n",
		"Packed %d files (%s) into %s (%s).\nSHA-256 of the pack: %s\n", made.Files, size(made.Bytes), file, size(made.Size), made.Digest))
	return err
}
