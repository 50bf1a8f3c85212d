/** Looking through a thread by what is in it. */
export { streamStyles } from "./stream.styles.ts";
export { StreamView } from "./stream-view.ts";
