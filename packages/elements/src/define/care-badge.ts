import { CareBadge } from "../care-badge.ts";
import { register } from "./register.ts";

register("care-badge", CareBadge);
