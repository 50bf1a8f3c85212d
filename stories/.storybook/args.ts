/** Gives a story's args to the elements that it is about: a name with a hyphen is an attribute, another a property. */
export function applyArgs(page: Element, component: string, args: Readonly<Record<string, unknown>>): void {
  for (const element of page.querySelectorAll(component)) {
    for (const [name, value] of Object.entries(args)) {
      if (value === undefined) continue;
      if (name in element) Object.assign(element, { [name]: value });
      else if (name.includes("-")) element.setAttribute(name, String(value));
    }
  }
}
