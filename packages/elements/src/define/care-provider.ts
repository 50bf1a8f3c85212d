import { CareProvider } from "../care-provider.ts";
import { register } from "./register.ts";

register("care-provider", CareProvider);
