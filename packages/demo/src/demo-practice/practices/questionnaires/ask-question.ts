/** For whatever no other form is for: one question. */
export const askQuestion = {
  resourceType: "Questionnaire",
  id: "ask-question",
  url: "https://carethread.example/Questionnaire/ask-question",
  version: "1",
  title: "Ask a question",
  status: "active",
  description: "For anything you want to ask the clinicians.",
  item: [{ linkId: "question", type: "text", text: "Your question", required: true, maxLength: 2000 }],
};
