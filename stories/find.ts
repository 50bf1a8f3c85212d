/** The first element that fits, through shadow roots. */
export function find(within: ParentNode, selector: string): HTMLElement | null {
  const found = within.querySelector<HTMLElement>(selector);
  if (found !== null) return found;
  for (const element of within.querySelectorAll("*")) {
    const inside = element.shadowRoot === null ? null : find(element.shadowRoot, selector);
    if (inside !== null) return inside;
  }
  return null;
}
