/** The mail server at which every mail ends, and what sends to it. */
export { mailList } from "./mail-list.ts";
export { type Mail, Mailbox } from "./mailbox.ts";
export { Post } from "./post.ts";
export { MailSink } from "./sink.ts";
