// The Word files of several pages as one archive: a folder for each page, in order,
// its files as they are made ahead: the blank papers of a topic, the copy of another
// page; before them the forms of the workshop, with what is said of it. Made of scripts, so from a disk too.

import { docx, filled, paperOf } from "./paper.js";
import { loadPapers } from "./paperscripts.js";
import { zip } from "./zip.js";

/** @typedef {import("./collection.js").Page} Page */

/** @typedef {{ name: string, day: string, place: string, person: string }} Workshop  what is said of it, day as people write it */

/**
 * A form of the workshop, filled in. It fails where it cannot be had.
 * @param {string} set  the script that brings the forms
 * @param {string} name  of the form
 * @param {Workshop} about
 */
export async function formOf(set, name, { name: course, day, place, person }) {
  const paper = paperOf(await loadPapers(set), name);
  if (!paper) throw new Error(`no form ${name} in ${set}`);
  return docx(filled(paper, { lop: course, "ngay-lop": day, "noi-lop": place, "giang-vien": person }));
}

/**
 * Fails where the files of a page cannot be had.
 * @param {Page[]} pages  that have papers
 * @param {{ set: string, forms: string[], about: Workshop }} workshop  the forms that go with them
 * @returns {Promise<{ bytes: Uint8Array<ArrayBuffer>, count: number }>}
 */
export async function wordsOf(pages, { set: ofForms, forms, about }) {
  const files = [];
  for (const name of forms) files.push({ name: `${name}.docx`, data: await formOf(ofForms, name, about) });
  for (const [i, page] of pages.entries()) {
    const set = await loadPapers(page.set || "");
    const folder = `${String(i + 1).padStart(2, "0")}-${nameOf(page.url)}`;
    for (const { name } of set.papers) {
      const paper = paperOf(set, name);
      if (paper) files.push({ name: `${folder}/${name}.docx`, data: docx(paper) });
    }
  }
  return { bytes: zip(files), count: files.length };
}

/** The page's file, without its ending: a name that every system takes. */
function nameOf(url) {
  const name = new URL(url, document.baseURI).pathname.split("/").pop() || "";
  return name.replace(/\.html$/, "").replace(/[^\w-]+/g, "-");
}
