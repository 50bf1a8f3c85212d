/** Who works at a practice and whom they care for, as a back end pushes them. */
export {
  type PushAllOptions,
  type PushFailure,
  type PushProgress,
  type PushResult,
  pushAll,
  type Roster,
} from "./push-all.ts";
export {
  type MergeInput,
  mergeResource,
  type PatientInput,
  type PracticeInput,
  patientResource,
  practiceResource,
  type QuestionnaireInput,
  questionnaireResource,
  questionnaireWithdrawal,
  type StaffInput,
  staffResource,
  type WithdrawalInput,
  withdrawalResource,
} from "./roster-input.ts";
