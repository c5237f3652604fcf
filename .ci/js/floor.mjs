// Finds what a script uses and the browsers of the floor lack. esbuild writes
// new syntax anew, but adds no method and no selector.

import { FLOOR, NEW_NAMES, lacking, lackingGlobal, lackingMember } from "./support.mjs";
import { tool } from "./tool.mjs";

const ts = tool("typescript");

/**
 * A program that knows everything new, so that it can be told from what is unknown.
 * @param {string[]} files
 * @param {object} options
 */
export const programOf = (files, options) =>
  ts.createProgram(files, { ...options, allowJs: true, noEmit: true, lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"] });

/**
 * @param {import("typescript").Program} program
 * @param {import("typescript").SourceFile} source
 * @returns {{at: number, text: string}[]}
 */
export function floorFindings(program, source) {
  const checker = program.getTypeChecker();
  const own = ownNames(program);
  const findings = [];
  const report = (node, what, missing) => {
    if (missing?.length) findings.push({ at: node.getStart(source), text: `${what} is not in ${missing.join(", ")}` });
  };
  const isOfLibrary = (symbol) => symbol?.declarations?.some((one) => program.isSourceFileDefaultLibrary(one.getSourceFile()));

  /** A member, by the type that has it; by its name where that is not known. */
  function member(node, receiver, name) {
    const type = checker.getTypeAtLocation(receiver);
    const symbol = checker.getPropertyOfType(checker.getApparentType(checker.getNonNullableType(type)), name);
    if (!symbol && !own.has(name) && isUsed(receiver.parent)) report(node, `.${name}`, NEW_NAMES.get(name));
    if (!isOfLibrary(symbol)) return;
    const declared = symbol.declarations.map((one) => one.parent.name?.text).filter(Boolean);
    const isGlobal = declared.every((name) => name.startsWith("Window"));
    const missing = lackingMember([...interfaces(checker, type), ...declared], name) ?? (isGlobal ? lackingGlobal(name) : undefined);
    report(node, `${declared[0] ?? ""}.${name}`, missing ?? NEW_NAMES.get(name));
  }

  function visit(node) {
    if (ts.isPropertyAccessExpression(node)) member(node.name, node.expression, node.name.text);
    else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
      member(node.argumentExpression, node.expression, node.argumentExpression.text);
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name)) member(name, node.parent, name.text);
    } else if (ts.isIdentifier(node) && isReference(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      // What nobody declares may be a global that TypeScript does not know.
      if (isOfLibrary(symbol) || !symbol?.declarations) report(node, node.text, lackingGlobal(node.text));
      if (ts.isNewExpression(node.parent)) report(node, `new ${node.text}`, lackingMember([node.text], node.text));
    } else if (ts.isRegularExpressionLiteral(node)) pattern(node, node.text);
    else if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) text(node);
    else if (ts.isCallExpression(node) && ts.isOptionalChain(node) && node.arguments.some(ts.isSpreadElement)) {
      report(node, "what is spread in a call behind ?.", ["chrome 80 to 90, as it should be"]);
    }
    ts.forEachChild(node, visit);
  }

  function text(node) {
    for (const [what, missing] of selectorFindings(node.text)) report(node, what, missing);
    const call = ts.findAncestor(node, (one) => ts.isCallExpression(one) || ts.isNewExpression(one) || ts.isBlock(one));
    if (!call || ts.isBlock(call)) return;
    const callee = ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : call.expression.getText(source);
    if (callee === "RegExp") pattern(node, node.text);
    if (node !== call.arguments?.[0]) return;
    if (/^(createE|e)lement$/.test(callee)) report(node, `<${node.text}>`, lacking("html", "elements", node.text));
    if (/^(set|toggle)Attribute$/.test(callee)) report(node, node.text, lacking("html", "global_attributes", node.text));
    if (callee === "addEventListener" && ts.isPropertyAccessExpression(call.expression)) {
      const type = checker.getTypeAtLocation(call.expression.expression);
      report(node, `event ${node.text}`, lackingMember(interfaces(checker, type), `on${node.text}`));
    }
  }

  function pattern(node, text) {
    if (/\(\?<[=!]/.test(text)) report(node, "lookbehind", lacking("javascript", "regular_expressions", "lookbehind_assertion"));
    if (/\(\?[a-z-]+:/.test(text)) report(node, "a group's own flags", lacking("javascript", "regular_expressions", "modifier"));
    const [, flags = ""] = /^\/.*\/(\w*)$/s.exec(text) ?? [];
    if (flags.includes("v")) report(node, "flag v", lacking("javascript", "builtins", "RegExp", "unicodeSets"));
    if (flags.includes("d")) report(node, "flag d", lacking("javascript", "builtins", "RegExp", "hasIndices"));
  }

  visit(source);
  return findings;
}

/** Whether a member is called or set: what is only read of something unknown may be data. */
function isUsed(access) {
  const { parent } = access;
  const isSet = ts.isBinaryExpression(parent) && parent.left === access && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isSet || (ts.isCallExpression(parent) && parent.expression === access);
}

/** Names of a type and of all that it is built on. */
function interfaces(checker, type) {
  if (type.isUnion()) return type.types.flatMap((one) => interfaces(checker, one));
  const apparent = checker.getApparentType(type);
  const name = apparent.symbol?.name;
  const bases = apparent.isClassOrInterface?.() || apparent.target ? checker.getBaseTypes(apparent.target ?? apparent) : [];
  return [name, ...(bases ?? []).flatMap((base) => interfaces(checker, base))].filter(Boolean);
}

/** Names of properties that the sources themselves make. */
function ownNames(program) {
  const names = new Set();
  const visit = (node) => {
    const declares = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isMethodDeclaration(node);
    if ((declares || ts.isPropertyDeclaration(node)) && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (!file.isDeclarationFile) visit(file);
  return names;
}

/** Whether an identifier stands for a value, not for a property or what is declared. */
function isReference(node) {
  const { parent } = node;
  const isName = ts.isPropertyAccessExpression(parent) || ts.isBindingElement(parent) ? parent.name === node && !ts.isIdentifier(parent) : false;
  return !isName && parent.name !== node && parent.propertyName !== node && !ts.isImportSpecifier(parent) && !ts.isExportSpecifier(parent);
}

/**
 * Properties without which a page is as usable: what a browser does not know of
 * them, it leaves. (text-wrap, say, sets lines of one length.)
 */
const GRACES = new Set([
  "accent-color", "appearance", "color-scheme", "content-visibility", "orphans", "overscroll-behavior", "page",
  "print-color-adjust", "scroll-behavior", "scroll-margin-block", "scroll-padding-block", "size", "text-size-adjust", "text-wrap",
  "user-select", "widows",
]);

/**
 * What a style sheet uses outside of "@supports selector(…)", which says that
 * the page can do without.
 * @param {string} css  flat, as esbuild writes it
 * @returns {[string, string[]][]}
 */
export function styleFindings(css) {
  const plain = css.replace(/\/\*[^]*?\*\//g, "").replace(/"[^"]*"|'[^']*'/g, '""');
  const found = [];
  let supported = 0; // depth in the block of an @supports selector
  for (const [, prelude, sign] of plain.matchAll(/([^{};]*)([{};])/g)) {
    if (sign !== "{" && !supported) found.push(...propertyFindings(prelude));
    if (sign === "}" && supported) supported--;
    if (sign !== "{") continue;
    if (supported || /^\s*@supports\s+selector\(/.test(prelude)) supported++;
    else if (!prelude.trim().startsWith("@")) found.push(...selectorFindings(prelude));
  }
  return found;
}

/**
 * A property that not all browsers know. Those of one maker (-webkit-…) and our own (--…) are in no data.
 * @param {string} declaration
 * @returns {[string, string[]][]}
 */
function propertyFindings(declaration) {
  const [, name = ""] = /^\s*([a-z-]+)\s*:/.exec(declaration) ?? [];
  const missing = GRACES.has(name) ? [] : (lacking("css", "properties", name) ?? []);
  return missing.length ? [[name, missing]] : [];
}

/**
 * Pseudo-classes that not all browsers know: a whole rule is lost with one.
 * @param {string} text  of selectors
 * @returns {[string, string[]][]}
 */
export function selectorFindings(text) {
  const found = [];
  for (const [, name, list] of text.matchAll(/(?<!:)::?([a-z][a-z-]*)(?:\(([^()]*)\))?/g)) {
    const missing = lacking("css", "selectors", name);
    if (missing?.length) found.push([`:${name}`, missing]);
    if (name === "not" && list?.includes(",")) found.push([":not(a, b)", lacking("css", "selectors", "not", "selector_list")]);
  }
  return found;
}

export { FLOOR };
