/** A phone shows what comes: it is asked for every two seconds, and nothing that is being written goes. */
import { element } from "../shared/dom.ts";

interface Text {
  readonly body: string;
  readonly own: boolean;
  readonly photo: boolean;
  readonly at: string;
}

const list = document.querySelector("ol");

async function look(into: HTMLOListElement): Promise<void> {
  const answer = await fetch(`/api/phone${location.search}`);
  const texts = (await answer.json()) as readonly Text[];
  if (texts.length === into.querySelectorAll("li[class~=text]").length) return;
  into.replaceChildren(
    ...texts.map(({ body, own, photo, at }) =>
      element(
        "li",
        { class: own ? "text own" : "text other" },
        element("span", { class: "visually-hidden" }, own ? "You: " : "The practice: "),
        ...(photo ? [element("p", { class: "photo" }, "A photo")] : []),
        ...(body === "" ? [] : [element("p", { dir: "auto" }, body)]),
        element("time", {}, at),
      ),
    ),
  );
  into.lastElementChild?.scrollIntoView({ block: "nearest" });
}

if (list !== null) {
  const again = (): void => void look(list).catch(() => {});
  again();
  setInterval(again, 2_000);
}
