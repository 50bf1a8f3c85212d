/** Answers to a question, in a form and in a thread. */

export const answers = {
  answerYes: "Yes",
  answerNo: "No",
};
