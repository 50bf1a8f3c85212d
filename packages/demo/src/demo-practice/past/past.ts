/** How a practice's past is brought in, as its people would have written it. */
export { bringIn } from "./bring-in.ts";
export { type SteadyDevice, SteadyPeople } from "./encrypted/encrypted.ts";
