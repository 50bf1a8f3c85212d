export { createDrafts, type Drafts } from "./drafts.ts";
export { createLeaving, type Leaving } from "./leaving.ts";
export { defaultPlatform } from "./platform.ts";
export { createShelf, type Shelf } from "./shelf.ts";
export {
  draftKeyOf,
  type KeptFile,
  type KeptMessage,
  type KeptStart,
  keptKey,
  ofKind,
  startPlace,
  unnamedKind,
} from "./values.ts";
