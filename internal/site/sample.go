package site

// What a new topic's front matter shows of its longer keys. Filled in, they are
// what the doctor asks of a whole topic.
const (
	sampleNumbers = `
  - {what: "Số đảng viên", where: "Sổ của chi bộ", missing: "Số đảng viên xin báo sau."}
  - {what: "[ghi số thứ hai]", where: "[ghi nơi có số ấy]", missing: "[ghi câu đọc khi chưa có số]"}
  - {what: "[ghi số thứ ba]", where: "[ghi nơi có số ấy]", missing: "[ghi câu đọc khi chưa có số]"}
  - {what: "[ghi số thứ tư]", where: "[ghi nơi có số ấy]", missing: "[ghi câu đọc khi chưa có số]"}
  - {what: "[ghi số thứ năm]", where: "[ghi nơi có số ấy]", missing: "[ghi câu đọc khi chưa có số]"}`

	sampleAgenda = `
  - name: "60 phút"
    minutes: 60
    steps:
      - {minutes: 5, what: "Nêu mục đích, yêu cầu", who: "Bí thư"}
      - {minutes: 10, what: "Trình bày đề dẫn", who: "Người trình bày"}
      - {minutes: 25, what: "Thảo luận các câu hỏi", who: "Cả chi bộ"}
      - {minutes: 10, what: "Bàn ý kiến trái chiều", who: "Cả chi bộ"}
      - {minutes: 10, what: "Biểu quyết kết luận; bí thư đánh giá chất lượng chuyên đề", who: "Bí thư, thư ký"}
  - name: "90 phút"
    minutes: 90
    steps:
      - {minutes: 5, what: "Nêu mục đích, yêu cầu", who: "Bí thư"}
      - {minutes: 15, what: "Trình bày đề dẫn", who: "Người trình bày"}
      - {minutes: 40, what: "Thảo luận các câu hỏi", who: "Cả chi bộ"}
      - {minutes: 15, what: "Bàn ý kiến trái chiều", who: "Cả chi bộ"}
      - {minutes: 15, what: "Biểu quyết kết luận; bí thư đánh giá chất lượng chuyên đề", who: "Bí thư, thư ký"}
  - name: "120 phút"
    minutes: 120
    steps:
      - {minutes: 5, what: "Nêu mục đích, yêu cầu", who: "Bí thư"}
      - {minutes: 15, what: "Trình bày đề dẫn", who: "Người trình bày"}
      - {minutes: 65, what: "Thảo luận các câu hỏi", who: "Cả chi bộ"}
      - {minutes: 20, what: "Bàn ý kiến trái chiều", who: "Cả chi bộ"}
      - {minutes: 15, what: "Biểu quyết kết luận; bí thư đánh giá chất lượng chuyên đề", who: "Bí thư, thư ký"}
  - name: "Kết hợp 120 phút: thường kỳ trước, chuyên đề sau"
    minutes: 120
    steps:
      - {minutes: 55, what: "Phần thường kỳ, có kết luận riêng", who: "Bí thư"}
      - {minutes: 5, what: "Nghỉ giữa hai phần", who: "Cả chi bộ"}
      - {minutes: 10, what: "Phần chuyên đề: nêu mục đích, trình bày đề dẫn", who: "Bí thư, người trình bày"}
      - {minutes: 25, what: "Thảo luận các câu hỏi", who: "Cả chi bộ"}
      - {minutes: 10, what: "Bàn ý kiến trái chiều", who: "Cả chi bộ"}
      - {minutes: 15, what: "Biểu quyết kết luận; bí thư đánh giá chất lượng chuyên đề", who: "Bí thư, thư ký"}`

	sampleTasks = `
  - {day: -10, who: "Chi ủy", what: "Thống nhất nội dung, giao người viết đề dẫn"}
  - {day: -6, who: "Người viết đề dẫn", what: "Tìm năm con số, nộp đề dẫn"}
  - {day: -5, who: "Thư ký", what: "Gửi đề dẫn và câu hỏi cho đảng viên"}
  - {day: 1, who: "Thư ký", what: "Hoàn thiện biên bản"}
  - {day: 5, who: "Người viết đề dẫn", what: "Hoàn chỉnh chuyên đề theo kết luận, gửi chi ủy lưu"}`
)
