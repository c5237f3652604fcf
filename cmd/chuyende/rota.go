package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"chuyende/internal/diag"
	"chuyende/internal/roster"
	"chuyende/internal/rota"
	"chuyende/internal/source"
)

// largestRoster is the largest file that rota reads, in bytes.
const largestRoster = 4 << 20

// rotaFlags are what rota is asked for.
type rotaFlags struct {
	months, visits int
	start, output  string
	force, print   bool
}

func (a *app) rotaCommand() *cobra.Command {
	var o rotaFlags
	cmd := &cobra.Command{
		Use:   a.say("rota TỆP.csv", "rota FILE.csv"),
		Short: a.say("Xếp lịch dự sinh hoạt: ai dự chi bộ nào, tháng nào", "Share out visits: who visits which cell in which month"),
		Long: a.say(`Xếp lịch dự sinh hoạt chi bộ và ghi ra TỆP.xlsx: không ai dự chi bộ mình, số lượt của mọi người bằng nhau hoặc hơn
kém một lượt, mọi chi bộ cũng vậy, và một người ít gặp lại một chi bộ nhất. Cùng một tệp thì luôn ra cùng một lịch.
TỆP.csv mỗi dòng một người (lưu từ Excel: “CSV UTF-8”), ngăn bằng dấu phẩy, chấm phẩy hay tab:
  Họ và tên;Chi bộ;Nhóm;Chi bộ được dự
  Nguyễn Văn A;Chi bộ 1;Ban chỉ đạo;Chi bộ 1
  Trần Thị B;-;Tổ giúp việc;Chi bộ 2
  ;;;Chi bộ 3
Không có dòng tên cột thì mỗi dòng là họ tên, rồi chi bộ. Không có cột “Chi bộ được dự” thì dự các chi bộ có người trong
bảng. Ghi - cho người không thuộc chi bộ nào được dự. Nhóm chỉ để in kèm.`,
			`Shares out visits to cells' meetings and writes FILE.xlsx: nobody visits their own cell, everybody has as many visits as
others or one more or less, so has every cell, and a person is as seldom as possible at one cell again. The same file
always gives the same rota. FILE.csv has a line for each person (from Excel: "CSV UTF-8"), with commas, semicolons or tabs:
  Name;Own cell;Group;Cells to visit
  Person A;Cell 1;Committee;Cell 1
  Person B;-;Helpers;Cell 2
  ;;;Cell 3
Without a line of headings each line is a name, then the own cell. Without a column "Cells to visit" the cells are those
that people belong to. Write - for whoever belongs to none that is visited. The group is only printed.`),
		Example: "  chuyende rota doi-du.csv --months 12 --start 2027-01 --visits 44\n  chuyende rota doi-du.csv --print",
		Args:    a.arguments(1, 1, a.say("một tệp: chuyende rota TỆP.csv", "one file: chuyende rota FILE.csv")),
		RunE: a.command(func(cmd *cobra.Command, args []string) error {
			return a.rota(cmd.Context(), args[0], o, cmd.Flags().Changed("visits"))
		}),
	}
	f := cmd.Flags()
	f.IntVar(&o.months, "months", 12, a.say("xếp cho bấy nhiêu tháng", "how many months"))
	f.StringVar(&o.start, "start", "", a.say("tháng đầu, dạng 2027-01 (mặc định: tháng sau)", "the first month, like 2027-01 (default: next month)"))
	f.IntVar(&o.visits, "visits", 0, a.say("số lượt dự mỗi tháng của cả đội (mặc định: mỗi người và mỗi chi bộ nhiều nhất một lượt)",
		"visits a month, of all people together (default: one for each person and each cell at most)"))
	f.StringVar(&o.output, "output", "", a.say("tệp .xlsx để ghi (mặc định: cạnh TỆP.csv, cùng tên)", "the .xlsx file to write (default: beside FILE.csv, of the same name)"))
	f.BoolVar(&o.force, "force", false, a.say("ghi đè tệp .xlsx đã có", "write over an .xlsx file that is there"))
	f.BoolVar(&o.print, "print", false, a.say("in lịch ra màn hình; chỉ ghi tệp khi có --output", "print the rota; write a file only with --output"))
	a.jsonFlag(cmd)
	return cmd
}

// rota reads the table, makes the rota and shows or writes it.
func (a *app) rota(ctx context.Context, file string, o rotaFlags, visitsGiven bool) error {
	start, err := a.firstMonth(o.start)
	if err != nil {
		return err
	}
	output := o.output
	if output == "" && !o.print && !a.json {
		output = strings.TrimSuffix(file, filepath.Ext(file)) + ".xlsx"
	}
	if err := a.mayWrite(file, output, "--output", ".xlsx", o.force); err != nil {
		return err
	}
	people, err := a.readRoster(ctx, file)
	if err != nil {
		return err
	}
	if !visitsGiven {
		o.visits = min(len(people.People), len(people.Cells))
	}
	in := rota.Input{Cells: len(people.Cells), Months: o.months, Visits: o.visits}
	for _, p := range people.People {
		in.Own = append(in.Own, p.Cell)
	}
	months, err := rota.Make(in)
	if err != nil {
		return a.noRota(err, people, in)
	}
	plan := newSchedule(people, months, start)
	if output != "" {
		if err := a.writeBook(output, plan, o.force); err != nil {
			return err
		}
	}
	return a.showRota(plan, o.print, output)
}

// showRota prints what was asked for.
func (a *app) showRota(plan schedule, all bool, output string) error {
	if a.json {
		encoder := json.NewEncoder(a.out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(plan.json())
	}
	var out bytes.Buffer
	if all {
		a.printRota(&out, plan)
	}
	fmt.Fprintln(&out, a.rotaSummary(plan))
	if output != "" {
		fmt.Fprintln(&out, a.say("Đã ghi %s", "Wrote %s", output))
	}
	_, err := a.out.Write(out.Bytes())
	return err
}

// firstMonth reads --start: 2027-01 or 01/2027.
func (a *app) firstMonth(text string) (time.Time, error) {
	if text == "" {
		return time.Date(a.now.Year(), a.now.Month()+1, 1, 0, 0, 0, 0, time.UTC), nil
	}
	for _, layout := range []string{"2006-01", "1/2006", "1-2006", time.DateOnly} {
		if t, err := time.Parse(layout, strings.TrimSpace(text)); err == nil {
			return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC), nil
		}
	}
	return time.Time{}, a.misused("--start phải có dạng 2027-01 hay 01/2027, không phải %q", "--start must be like 2027-01 or 01/2027, not %q", text)
}

// readRoster reads the table of people and cells; its mistakes are shown.
func (a *app) readRoster(ctx context.Context, name string) (roster.Roster, error) {
	data, err := await(ctx, func() ([]byte, error) {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return io.ReadAll(io.LimitReader(f, largestRoster+1))
	})
	switch {
	case ctx.Err() != nil:
		return roster.Roster{}, ctx.Err()
	case err != nil:
		return roster.Roster{}, a.notRead(name, err)
	case len(data) > largestRoster:
		return roster.Roster{}, a.misused("tệp %s quá lớn: rota đọc nhiều nhất %s", "the file %s is too large: rota reads %s at most", name, size(largestRoster))
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		return roster.Roster{}, a.misused("%s là tệp của Excel hay Word; hãy mở ra và lưu thành “CSV UTF-8”",
			"%s is a file of Excel or Word; open it and save it as \"CSV UTF-8\"", name)
	}
	var list diag.List
	shown := filepath.ToSlash(name)
	data = source.Normalise(shown, data, &list)
	var people roster.Roster
	if !list.HasErrors() { // what is no text of ours has no rows either
		var problems []diag.Problem
		people, problems = roster.Read(shown, data)
		list.Add(problems...)
	}
	if err := diag.Print(a.err, list.Sorted(), a.lang, diag.Most); err != nil {
		return people, err
	}
	if list.HasErrors() {
		return people, errProblems
	}
	return people, nil
}

// noRota words why there is none.
func (a *app) noRota(err error, people roster.Roster, in rota.Input) error {
	var why *rota.Impossible
	if !errors.As(err, &why) {
		return err
	}
	switch why.Reason {
	case rota.Numbers:
		what := map[string]string{"members": a.say("số người", "the number of people"), "cells": a.say("số chi bộ", "the number of cells"),
			"months": "--months", "visits": "--visits"}[why.Limit]
		return a.misused("%s phải từ 1 đến %d", "%s must be from 1 to %d", what, why.Most)
	case rota.TooMany:
		return a.misused("--visits %d quá nhiều: không ai dự một chi bộ hai lần trong một tháng, nên mỗi tháng nhiều nhất %d lượt",
			"--visits %d is too many: nobody visits a cell twice in a month, so a month has %d visits at most", in.Visits, why.Most)
	case rota.NoCellFor:
		return a.misused("%q không có chi bộ nào để dự ngoài chi bộ mình; hãy thêm chi bộ vào cột “Chi bộ được dự”",
			"%q has no cell to visit but their own; add cells to the column \"Cells to visit\"", people.People[why.Member].Name)
	case rota.NobodyFor:
		return a.misused("mọi người đều thuộc %q nên không ai dự được chi bộ ấy; hãy thêm người của chi bộ khác",
			"everybody belongs to %q, so nobody can visit it; add people of other cells", people.Cells[why.Cell])
	case rota.TooFew:
		return a.misused("chỉ %d trên %d người không thuộc %q: họ phải dự chi bộ ấy nhiều hơn phần của mình thì các chi bộ mới đều; hãy thêm người của chi bộ khác, hoặc bỏ chi bộ ấy khỏi danh sách",
			"only %d of %d people do not belong to %q: they would have to visit it more than their share for cells to have the same; add people of other cells, or leave that cell out",
			why.Others, len(people.People), people.Cells[why.Cell])
	}
	return a.misused("với những con số này không chia đều được; hãy đổi --visits hoặc --months, hoặc thêm người",
		"these numbers cannot be shared out evenly; change --visits or --months, or add people")
}
