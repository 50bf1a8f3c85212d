export { type OpenApi, openApi } from "./openapi/openapi.ts";
