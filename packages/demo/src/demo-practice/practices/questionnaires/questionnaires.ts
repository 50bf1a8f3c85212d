/** Questionnaires that a practice may push, as FHIR R4 resources. */
import type { DemoQuestionnaire } from "../../data.ts";
import { alcohol } from "./alcohol.ts";
import { askQuestion } from "./ask-question.ts";
import { beforeVisit } from "./before-visit.ts";
import { phq9 } from "./phq-9.ts";

export const questionnaires: readonly DemoQuestionnaire[] = [askQuestion, beforeVisit, phq9, alcohol];
