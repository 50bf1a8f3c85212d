export { type RoomKind, Supervised } from "./supervised.ts";
