/** Whether there is more than is loaded: `some`, asked for (`loading`), or it could not be had (`failed`). */
export type More = "none" | "some" | "loading" | "failed";
