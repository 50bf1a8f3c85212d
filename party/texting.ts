import { shellFor } from "./shell.ts";

export default shellFor("texting");
