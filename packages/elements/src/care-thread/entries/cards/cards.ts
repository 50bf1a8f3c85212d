/** What stands between the messages as a card: of the practice's system, and what is linked to an encounter. */
export { cardStyles } from "./cards.styles.ts";
export { cardLine, renderCard } from "./item-card.ts";
export { renderLinked } from "./linked-card.ts";
