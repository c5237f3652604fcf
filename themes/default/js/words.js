// What the search page says.

/**
 * @param {{total: number, relaxed: boolean, atMost: boolean}} numbers
 * @param {string} query
 * @returns {string}
 */
export function found({ total, relaxed, atMost }, query) {
  if (!total) return "Không có trang nào. Thử ít từ hơn hoặc bỏ bớt lựa chọn.";
  const held = query && ` có ${relaxed ? "một phần" : "đủ"} các từ`;
  return `${relaxed ? "Không trang nào có đủ các từ. " : ""}${atMost ? "Không quá " : ""}${thousands(total)} trang${held}.`;
}

/**
 * @param {{code?: string}} error
 * @returns {{text: string, action: string, reload: boolean}} what is wrong, and what may help
 */
export function explain({ code }) {
  if (code === "updated" || code === "format") return { text: "Trang đã cập nhật, xin tải lại.", action: "Tải lại", reload: true };
  const text = code === "damaged" ? "Dữ liệu tìm kiếm bị hỏng." : "Chưa tải được dữ liệu tìm kiếm.";
  return { text, action: "Thử lại", reload: false };
}

/** 1234 as "1.234"; the browser's own way takes long when it is first used. */
function thousands(number) {
  return String(number).replace(/\B(?=(...)+$)/g, ".");
}
