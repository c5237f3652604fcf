// What the search page says.

/**
 * @param {number} total
 * @param {string} query
 * @returns {string}
 */
export function found(total, query) {
  if (total === 0) return `Không có trang nào khớp với “${query}”. Thử ít từ hơn, hoặc bỏ bớt lựa chọn.`;
  return `Có ${total.toLocaleString("vi-VN")} trang cho “${query}”.`;
}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error?.code === "format") return "Cổng vừa được cập nhật. Xin tải lại trang rồi tìm lại.";
  if (error?.code === "damaged") return "Tệp tìm kiếm bị hỏng hoặc chưa chép đủ.";
  return "Chưa tải được dữ liệu tìm kiếm. Xin kiểm tra kết nối.";
}
