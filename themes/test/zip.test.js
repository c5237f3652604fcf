import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import zlib from "node:zlib";

import { crc32, zip } from "../default/js/zip.js";

test("checksums are those that archives have", () => {
  const bytes = new TextEncoder().encode("123456789");
  assert.equal(crc32(bytes), 0xcbf43926);
  assert.equal(crc32(new Uint8Array()), 0);
  if (zlib.crc32) for (const text of ["a", "Hiến đất", "\0".repeat(70000)]) assert.equal(crc32(new TextEncoder().encode(text)), zlib.crc32(text));
});

test("an archive names its files, their sizes and where they stand", () => {
  const files = [
    { name: "a.txt", data: "Một" },
    { name: "thư mục/Hiến đất.docx", data: new Uint8Array([1, 2, 3]) },
    { name: "trống", data: "" },
  ];
  const made = zip(files);
  assert.deepEqual(zip(files), made);
  const view = new DataView(made.buffer);
  const end = made.length - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  assert.equal(view.getUint16(end + 10, true), files.length);
  let at = view.getUint32(end + 16, true);
  for (const { name, data } of files) {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    const length = view.getUint16(at + 28, true);
    assert.equal(new TextDecoder().decode(made.subarray(at + 46, at + 46 + length)), name);
    assert.equal(view.getUint32(at + 24, true), bytes.length);
    const local = view.getUint32(at + 42, true);
    assert.equal(view.getUint32(local, true), 0x04034b50);
    assert.equal(view.getUint32(local + 14, true), crc32(bytes));
    const from = local + 30 + view.getUint16(local + 26, true);
    assert.deepEqual(made.slice(from, from + bytes.length), bytes);
    at += 46 + length;
  }
  assert.equal(at, end);
  assert.equal(zip([]).length, 22);
});

test("another program reads it", (t) => {
  const made = zip([{ name: "x/đ.txt", data: "chữ" }]);
  const program = "import sys,io,zipfile; z=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())); assert z.testzip() is None; print([(i.filename,z.read(i).decode()) for i in z.infolist()])";
  let said;
  try {
    said = execFileSync("python3", ["-c", program], { input: made, encoding: "utf8", env: { ...process.env, PYTHONIOENCODING: "utf8" } });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return t.skip("there is no Python here");
  }
  assert.match(said, /x\/đ\.txt', 'chữ'/);
});
