// Makes a Word paper of the parts that a script of the portal holds: puts texts
// in the place of blanks and packs the file. Blanks that nothing is given for stay
// as they are in the file made ahead, and without any text the parts are the
// same, byte for byte.

import { zip } from "./zip.js";

/** @typedef {{ name: string, text: string }} Part */
/**
 * @typedef {{ name: string, parts: Part[], room?: number, close?: Part[] }} Paper  name: that of its file, without
 *   the ending; close: its parts set closer, for when what is put in takes more than room lines more
 */
/** @typedef {import("./paperscripts.js").PaperSet} PaperSet */

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const BODY = "word/document.xml";
const LONGEST = 500; // signs of what is put in one place

/**
 * Puts a paper together, with all its blanks.
 * @param {PaperSet} set
 * @param {string} name
 * @returns {Paper | undefined} undefined where the set has none of that name
 */
export function paperOf(set, name) {
  const found = set.papers.find((paper) => paper.name === name);
  if (!found) return undefined;
  const parts = (chunks) => {
    let controls = 0;
    const number = () => `<w:id w:val="${++controls}"`;
    return found.names.map((part, i) => ({
      name: part,
      text: chunks[i].map((n) => set.chunks[n]).join("").replace(/<w:id w:val=""/g, number),
    }));
  };
  return { name, parts: parts(found.chunks), room: found.room, close: found.close && parts(found.close) };
}

/**
 * The names of the blanks of a paper, in order; "" where one has none.
 * @param {Paper} paper
 * @returns {string[]}
 */
export function blanksOf(paper) {
  return paper.parts.flatMap(({ text }) => text.split("<w:sdt>").slice(1).map(nameOf));
}

/**
 * A paper with texts in the place of its blanks.
 * @param {Paper} paper
 * @param {Record<string, string>} values  by the names of blanks
 * @returns {Paper}
 */
export function filled(paper, values) {
  const close = paper.close && linesMore(paper, values) > (paper.room || 0);
  const parts = ((close && paper.close) || paper.parts).map(({ name, text }) => {
    const [before, ...rest] = text.split("<w:sdt>");
    return { name, text: before + rest.map((piece) => control(piece, values)).join("") };
  });
  return { name: paper.name, parts };
}

// How many letters stand on a line of the head's left cell, above a signature's name, and across the sheet.
const HEAD = 21;
const NAME = 29;
const SHEET = 68;

/**
 * About how many lines more a paper has, filled in, than with its blanks.
 * @param {Paper} paper
 * @param {Record<string, string>} values
 */
export function linesMore(paper, values) {
  const body = paper.parts.find(({ name }) => name === BODY);
  const [before, ...rest] = body ? body.text.split("<w:sdt>") : [""];
  let [tables, ended] = [0, 0];
  let lines = 0;
  let letters = 0;
  const count = (text) => {
    tables += text.split("<w:tbl>").length - 1;
    ended += text.split("</w:tbl>").length - 1;
  };
  count(before);
  for (const piece of rest) {
    const [, hint = ""] = /<w:t\b[^>]*>([^<]*)</.exec(piece) || [];
    const { length } = valueOf(piece, values);
    const more = Math.max(0, length - hint.length);
    if (tables === ended) letters += more;
    else lines += tables === 1 ? Math.ceil(more / HEAD) : Math.max(0, Math.ceil(length / NAME) - 1);
    count(piece);
  }
  return lines + Math.ceil(letters / SHEET);
}

/** What is to stand in the place of a blank, "" where it stays. */
function valueOf(piece, values) {
  const name = nameOf(piece);
  return name && Object.prototype.hasOwnProperty.call(values, name) ? oneLine(values[name]) : "";
}

/** @param {string} piece  what stands between the beginning of a blank and that of the next */
function control(piece, values) {
  const text = valueOf(piece, values);
  const end = piece.indexOf("</w:sdt>");
  if (!text || end < 0) return "<w:sdt>" + piece;
  const look = /^<w:sdtPr>(<w:rPr>.*?<\/w:rPr>)?/.exec(piece);
  return run(text, (look && look[1]) || "") + piece.slice(end + "</w:sdt>".length);
}

function nameOf(piece) {
  const found = /^<w:sdtPr>(?:<w:rPr>.*?<\/w:rPr>)?<w:alias w:val="([^"]*)"/.exec(piece.slice(0, piece.indexOf("</w:sdtPr>")));
  return found ? found[1] : "";
}

/**
 * A paper with texts in the cells of one of its tables.
 * @param {Paper} paper
 * @param {number} index  of the table, from 0, among those that have lines around their cells
 * @param {(string | null | undefined)[][]} rows  of the rows below the head each cell's text, in which a line
 *   end stays; null or undefined leaves a cell as it is
 * @returns {Paper}
 */
export function withRows(paper, index, rows) {
  const parts = paper.parts.map((part) => {
    if (part.name !== BODY) return part;
    const tables = part.text.split("<w:tbl>");
    const at = tables.findIndex((table, i) => i > 0 && table.includes("<w:tblBorders>") && index-- === 0);
    if (at > 0) tables[at] = withCells(tables[at], rows);
    return { name: part.name, text: tables.join("<w:tbl>") };
  });
  return { name: paper.name, parts };
}

/** @param {string} table  from behind its beginning */
function withCells(table, rows) {
  const end = table.indexOf("</w:tbl>");
  let row = -1;
  const body = table.slice(0, end).replace(/<w:tr>.*?<\/w:tr>/g, (one) => {
    if (one.includes("<w:tblHeader/>")) return one;
    const cells = rows[++row] || [];
    let column = -1;
    return one.replace(/(<w:p>(?:<w:pPr>.*?<\/w:pPr>)?)(.*?)(<\/w:p><\/w:tc>)/g, (whole, head, inside, tail) => {
      const text = cells[++column];
      return text === undefined || text === null ? whole : head + lines(text) + tail;
    });
  });
  return body + table.slice(end);
}

const lines = (text) => String(text).split(/\r\n?|\n/).map(oneLine).filter(Boolean).map((line) => run(line, "")).join("<w:r><w:br/></w:r>");

const run = (text, look) => `<w:r>${look}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/**
 * A text as it may stand in a line: what XML has no room for is replaced.
 * @param {unknown} text
 * @returns {string}
 */
export function oneLine(text) {
  const clean = String(text ?? "")
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD")
    .trim();
  const signs = [...clean.slice(0, 2 * LONGEST)];
  return signs.length > LONGEST ? signs.slice(0, LONGEST - 1).join("") + "…" : clean;
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);

/**
 * The paper's file.
 * @param {Paper} paper
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function docx(paper) {
  return zip(paper.parts.map(({ name, text }) => ({ name, data: text })));
}
