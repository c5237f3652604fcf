// lighthouse.mjs FOLDER PORT ADDRESS…: asks Lighthouse, which npm has put into FOLDER, about each
// page, in the browser that listens at PORT. Prints a line of JSON for each: its scores of
// 100 by category, what it lost points for, and after how many milliseconds the largest thing was painted.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, port, ...pages] = process.argv.slice(2);
const { default: lighthouse } = await import(pathToFileURL(resolve(folder, "node_modules/lighthouse/core/index.js")).href);

/** Milliseconds of rest that a page must have; a busy machine gets more, the pages need none. */
const rests = [250, 1000, 5000];

for (const page of pages) {
  let report, trouble;
  for (const rest of rests) {
    const result = await lighthouse(page, {
      port: Number(port),
      logLevel: "silent",
      onlyCategories: ["accessibility", "best-practices", "seo", "performance"],
      skipAudits: ["full-page-screenshot", "screenshot-thumbnails", "final-screenshot"],
      maxWaitForLoad: 30000,
      pauseAfterFcpMs: rest,
      pauseAfterLoadMs: rest,
      networkQuietThresholdMs: rest,
      cpuQuietThresholdMs: rest,
    });
    report = result?.lhr;
    trouble = report?.runtimeError?.message;
    if (report && !trouble) break;
  }
  if (!report || trouble) throw new Error(`${page}: ${trouble ?? "no answer"}`);
  console.log(JSON.stringify(told(page, report)));
}

/**
 * What is said of a page.
 * @param {string} page
 * @param {any} report
 */
function told(page, { audits, categories }) {
  const scores = {}, lost = [];
  for (const [name, category] of Object.entries(categories)) {
    scores[name] = category.score === null ? -1 : Math.round(100 * category.score);
    if (name === "performance") continue;
    for (const { id, weight } of category.auditRefs) {
      const { score, title, details } = audits[id];
      if (weight === 0 || score === null || score >= 1) continue;
      const where = (details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? item.description ?? item.url ?? "");
      lost.push(`${name}: ${title}: ${where.join(" ")}`);
    }
  }
  return { page, scores, lost, paint: Math.round(audits["largest-contentful-paint"]?.numericValue ?? -1) };
}
