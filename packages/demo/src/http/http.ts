/** How the servers of the demo read what is asked, and what they answer. */
export { type Answer, goTo, json, refused } from "./answer.ts";
export { type Asset, findAsset } from "./assets.ts";
export { bodyOf } from "./body.ts";
export { common, developmentPolicy, pagePolicy } from "./headers.ts";
export { freePort } from "./ports.ts";
export { escapeHtml, fill, Markup, type Values } from "./template.ts";
