import type { CareClient } from "@carethread/client";
import { createContext } from "@lit/context";

/**
 * Where an element finds the page's client. The key is shared by name, so that two builds on one page
 * understand each other; the number rises with each change after which they would not.
 */
export const clientContext = createContext<CareClient>(Symbol.for("carethread.client.1"));
