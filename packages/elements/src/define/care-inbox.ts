import { CareInbox } from "../care-inbox.ts";
import { register } from "./register.ts";

register("care-inbox", CareInbox);
