/**
 * Rooms and clients that lack one defence each. What a mutant takes away stands in one place of a source; where
 * that place is written anew, the mutant says that it no longer fits and is to be written anew too.
 */
import type { Mutant } from "./mutant.ts";
import { alarmMutants } from "./mutants-alarms.ts";
import { careTeamMutants } from "./mutants-care-team.ts";
import { clientMutants } from "./mutants-clients.ts";
import { debtMutants } from "./mutants-debts.ts";
import { newsMutants } from "./mutants-news.ts";
import { practiceMutants } from "./mutants-practices.ts";
import { sliceMutants } from "./mutants-slices.ts";
import { socketMutants } from "./mutants-sockets.ts";
import { storageMutants } from "./mutants-storage.ts";
import { textingMutants } from "./mutants-texting.ts";
import { workMutants } from "./mutants-work.ts";

export const mutants: readonly Mutant[] = [
  ...storageMutants,
  ...debtMutants,
  ...alarmMutants,
  ...socketMutants,
  ...clientMutants,
  ...careTeamMutants,
  ...newsMutants,
  ...sliceMutants,
  ...practiceMutants,
  ...workMutants,
  ...textingMutants,
];
