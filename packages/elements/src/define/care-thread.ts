import { CareThread } from "../care-thread.ts";
import { register } from "./register.ts";

register("care-thread", CareThread);
