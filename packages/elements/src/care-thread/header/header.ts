/** What stands over a thread: whom and what it is about, and what can be done with it. */

export { actionsOf, type Heading } from "./actions.ts";
export { dueLine } from "./due-line.ts";
export { headerStyles } from "./header.styles.ts";
export { Lock } from "./lock.ts";
export { ConversationSettings } from "./settings.ts";
export { renderHeader, renderWatchers } from "./thread-header.ts";
