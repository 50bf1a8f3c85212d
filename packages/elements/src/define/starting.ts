// The form and the search: the field that finds a patient is most of both.
import "./care-new-conversation.ts";
import "./care-patient-search.ts";
