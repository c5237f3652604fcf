/** Shows how the page is opened in a browser that can do more. */
export function openElsewhere() {
  const how = document.querySelector(".elsewhere");
  if (how instanceof HTMLDetailsElement) how.open = true;
}
