/** What opens above the page, beside what it belongs to. */
export { Disclosure } from "./disclosure.ts";
export { Popup, type PopupOptions } from "./popup.ts";
