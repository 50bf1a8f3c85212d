/**
 * The parts of the elements inside a messenger, as a page names them: `care-messenger::part(thread__bubble)`. Those of an
 * element that comes later come with it: what registers it says them. A test compares them with those that the elements say
 * they have.
 */
export const exportedParts = { inbox: "", thread: "", compose: "", team: "", start: "", stats: "" };

/** Says the parts of the element in this place of a messenger. */
export function exportParts(place: keyof typeof exportedParts, parts: string): void {
  exportedParts[place] = parts
    .split(" ")
    .map(part => `${part}: ${place}__${part}`)
    .join(", ");
}
