/** Questionnaires that a practice may push, as FHIR R4 resources. */
import { alcohol } from "./alcohol.ts";
import { beforeVisit } from "./before-visit.ts";
import { phq9 } from "./phq-9.ts";

export const questionnaires: readonly { readonly id: string }[] = [beforeVisit, phq9, alcohol];
