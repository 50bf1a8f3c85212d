/** Gives a story's args to the elements that it is about: those that are properties of theirs. */
export function applyArgs(page: Element, component: string, args: Readonly<Record<string, unknown>>): void {
  for (const element of page.querySelectorAll(component)) {
    for (const [name, value] of Object.entries(args)) {
      if (value !== undefined && name in element) Object.assign(element, { [name]: value });
    }
  }
}
