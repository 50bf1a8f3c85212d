/** What can be done with a conversation as a whole, and where that stands. Pure. */
import type { Head, May, Person, RefusalCode, Row } from "@carethread/model";

/** What a header says; a row of the list knows it before the conversation is there. */
export type Heading = Pick<Head, "patient" | "title"> &
  Partial<
    Pick<Head, "policy" | "to" | "encounter" | "texting" | "coaching" | "wroteAt"> &
      Pick<Row, "staffOnly" | "messages" | "keys">
  >;

/** A button of the header. */
export type HeaderAction = "profile" | "find" | "unread" | "archive" | "close" | "reopen";
/** What stands behind the gear, which is there where anything does. */
export type MenuAction = "watch" | "rhythm" | "export";

/** An action that is shown. */
export interface Action<Name> {
  readonly name: Name;
  /** Why it cannot be done now; null where it can. */
  readonly refused: RefusalCode | null;
}

export interface Actions {
  readonly header: readonly Action<HeaderAction>[];
  readonly menu: readonly Action<MenuAction>[];
}

/** As `refused`; undefined where the action is not shown at all. */
type Rule = (
  may: May | null,
  head: Heading | null,
  me: Person,
  isMember: boolean,
) => RefusalCode | null | undefined;

// Each in the order in which they stand.
const headerRules: Readonly<Record<HeaderAction, Rule>> = {
  profile: (_, head, { side }) => (head !== null && side === "staff" ? null : undefined),
  find: (_, head) => (head !== null ? null : undefined),
  // Who has no place of their own in it has nothing to set back.
  unread: (may, head, _, isMember) =>
    may !== null && isMember && (head?.messages ?? 0) > 0 ? null : undefined,
  archive: (may, head) => (head !== null && may?.archive === null ? null : undefined),
  close: may => (may?.close === null ? null : undefined),
  reopen: may => (may?.reopen === null ? null : undefined),
};
const menuRules: Readonly<Record<MenuAction, Rule>> = {
  // Who watches by their role sees why that cannot be turned off; who may not watch sees nothing.
  watch: may => (may?.watch === null || may?.watch === "watch-fixed" ? may.watch : undefined),
  rhythm: may => (may?.coach === null ? null : undefined),
  // Who is on the patient's side takes out all that they see, in their settings.
  export: (may, head, { side }) =>
    head !== null && side === "staff" && may?.export === null ? null : undefined,
};

/** What this person is shown; nothing that hangs on what is not known yet. */
export function actionsOf(
  may: May | null,
  head: Heading | null,
  me: Person | null,
  isMember = false,
): Actions {
  const shown = <Name extends string>(rules: Readonly<Record<Name, Rule>>): Action<Name>[] =>
    (Object.keys(rules) as Name[]).flatMap(name => {
      const refused = me === null ? undefined : rules[name](may, head, me, isMember);
      return refused === undefined ? [] : [{ name, refused }];
    });
  return { header: shown(headerRules), menu: shown(menuRules) };
}
