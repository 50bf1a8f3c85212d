/** What a page inside a frame loads by itself. */
export { fetchToken } from "../../packages/elements/src/controllers/fetch-token.ts";
