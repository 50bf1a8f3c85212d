/** Seeds that once failed, and over what. They stay, although what a seed does moves with what rooms and clients do. */
export const found: readonly { readonly seed: number; readonly over: string }[] = [
  { seed: 45, over: "how far was read was never told again where the room could not take it in" },
  { seed: 366, over: "the same, with the due table out of reach" },
  { seed: 102, over: "who was unlinked while a start was under way became a member of what began late" },
  { seed: 770, over: "a start was forgotten when finishing it failed, and made a second conversation" },
  { seed: 1414, over: "the same, with three deaths in a row" },
  { seed: 213, over: "a room that could not start was never tried again" },
  {
    seed: 4778,
    over: "a room was put to sleep while it started, and what had woken it was lost (the simulator's own)",
  },
  {
    seed: 702203,
    over: "what was refused for itself and tried again from another tab stood behind what came after it (the simulator's own)",
  },
  {
    seed: 3000450,
    over: "a page whose token had just ended was taken to be at rest (the simulator's own)",
  },
  {
    seed: 5001672,
    over: "a chart that changed while a conversation began was taken for told, and its row kept the old programs",
  },
  {
    seed: 5007352,
    over: "what was left unread was taken for shown by its number, and told a second time when that lapsed",
  },
  {
    seed: 5200158,
    over: "who regained a right was welcomed by a chart that was not yet stored",
  },
  {
    seed: 9200334,
    over: "of two slices each took a patient for the other's, handed it over and took it out",
  },
  {
    seed: 9200277,
    over: "a slice took something in while it began to hand over, and was in order with that still in it",
  },
  {
    seed: 9201169,
    over: "the first slice forgot those that are no more for as long as the practice's room was away",
  },
  {
    seed: 9500470,
    over: "who was let in by a key that was revoked while the room slept stayed, for as long as they only asked whether it was there",
  },
  {
    seed: 9400364,
    over: "who was a member by their own wish was taken to be told although they could search no more (the simulator's own)",
  },
  {
    seed: 9400269,
    over: "a page whose token had just ended was taken to be given no answer of the look-up (the simulator's own)",
  },
  {
    seed: 9400727,
    over: "whoever could not be closed when their practice was withdrawn was ended for a bad frame, instead of coming back",
  },
  {
    seed: 9400637,
    over: "a slice that began a new life by another registration was taken for one that woke a room twice (the simulator's own)",
  },
  { seed: 9, over: "a wait of less than a millisecond was none" },
];
