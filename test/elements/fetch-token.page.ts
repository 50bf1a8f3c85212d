/** What a page inside a frame loads by itself. */
export { fetchToken } from "../../packages/elements/src/controllers/own-client/fetch-token.ts";
