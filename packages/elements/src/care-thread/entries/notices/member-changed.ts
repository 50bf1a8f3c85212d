import type { Notice, Told } from "./notice.ts";
import { isSameCall, supportCallOf, tellCalls } from "./support-call.ts";

export const memberChanged: Notice<Told<"member-changed">> = {
  // Other changes come from the chart.
  isTold: (event, createdAt) => event.at > createdAt && supportCallOf(event) !== null,
  joins: isSameCall,
  tell: (event, viewer, joined) => tellCalls([event, ...joined], viewer),
};
