import { CareCompose } from "../care-compose.ts";
import { register } from "./register.ts";

register("care-compose", CareCompose);
