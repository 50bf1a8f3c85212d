/** This page as a device of the person's: its keys and certificate, and what it keeps of the conversations that it reads. */
export { createKeeper, type Keeper, type KeptScope } from "./keeper.ts";
export { createOwn, type Own, type OwnPage } from "./own.ts";
