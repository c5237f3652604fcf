import assert from "node:assert/strict";
import { test } from "node:test";
import { openPortal } from "../default/js/portal.js";

test("links lead from the page to an address of the portal", () => {
  const cases = [
    [{ root: "", search: "search/" }, "file:///media/usb/index.html", "nhom/x.html", "file:///media/usb/search/"],
    [{ root: "../", search: "../search/" }, "https://a.vn/cong/nhom/y.html", "../nhom/x.html", "https://a.vn/cong/search/"],
    [{ root: "/cong/", search: "/cong/search/" }, "https://a.vn/cong/mat/404", "/cong/nhom/x.html", "https://a.vn/cong/search/"],
  ];
  for (const [data, here, link, search] of cases) {
    const portal = openPortal(data, here);
    assert.equal(portal.link("/nhom/x.html"), link);
    assert.equal(portal.search, search);
  }
});
