// What of search can wait until hits stand or somebody types: fetched by
// search.js, which it hands its parts to.

import * as client from "search-client/later.js";
import { enhanceSearchBox } from "./combobox.js";
import { markWords } from "./marks.js";

/** @typedef {typeof client & {enhanceSearchBox: typeof enhanceSearchBox, markWords: typeof markWords}} Parts */

const all = /** @type {any} */ (self);
(all.chuyendeSearch ??= []).push({ ...client, enhanceSearchBox, markWords });
