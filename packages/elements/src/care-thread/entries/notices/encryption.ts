/** How both sides are told who reads an encrypted conversation, and on which devices. */
import { isolate } from "../../../text/text.ts";
import { formsOf } from "../../../words/words.ts";
import type { Viewer } from "../../english.ts";
import type { KeysNews } from "../keys-news.ts";
import type { Notice, Told } from "./notice.ts";

interface Whose {
  readonly you: string;
  readonly other: (who: string) => string;
}

function tellOf({ id, name }: { id: string; name: string }, { me }: Viewer, { you, other }: Whose): string {
  return id === me?.id ? you : other(isolate(name));
}

/** One sentence for one's own devices, and one for all others'. */
function tellWhose(
  { of }: KeysNews,
  viewer: Viewer,
  { you, other, nobody }: Whose & { readonly nobody: string },
): string {
  const own = of.some(person => person?.id === viewer.me?.id);
  const others = of.flatMap(person =>
    person === null || person.id === viewer.me?.id ? [] : [isolate(person.name)],
  );
  const said = [
    ...(own ? [you] : []),
    ...(others.length > 0 ? [other(formsOf(viewer.language).list(others))] : []),
    ...(of.includes(null) ? [nobody] : []),
  ];
  return said.join(" · ");
}

export const keysChanged: Notice<Told<"keys-changed">> = {
  isTold: () => true,
  tell(_, viewer, __, news) {
    const { words } = viewer;
    if (news === null) return "";
    return news.begins ? words.fromEndToEnd : tellWhose(news, viewer, words.deviceNew);
  },
};

export const keysShared: Notice<Told<"keys-shared">> = {
  isTold: () => true,
  tell: (_, viewer, __, news) => (news === null ? "" : tellWhose(news, viewer, viewer.words.keysShared)),
};

export const readerJoined: Notice<Told<"reader-joined">> = {
  // Who reads from the beginning is no news.
  isTold: ({ at }, createdAt) => at > createdAt,
  tell: ({ person }, viewer) => tellOf(person, viewer, viewer.words.readerJoined),
};

export const readerLeft: Notice<Told<"reader-left">> = {
  isTold: () => true,
  tell: ({ person }, viewer) => tellOf(person, viewer, viewer.words.readerLeft),
};

export const deviceLeft: Notice<Told<"device-left">> = {
  isTold: () => true,
  tell: ({ person }, viewer) => tellOf(person, viewer, viewer.words.deviceLeft),
};
