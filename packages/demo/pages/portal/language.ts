/** The language of the page: the person's own, or which they choose; the elements follow what the page is marked with. */
import {
  apart,
  dayIn,
  directionOf,
  isPortalLanguage,
  type PortalLanguage,
  type PortalWords,
  portalWords,
  said,
} from "../../src/portal-words.ts";
import { byId } from "../shared/dom.ts";
import type { SignOutWords } from "../shared/sign-out.ts";

/** By person, where the address says whose page it is: several try the demo in one browser. */
const kept = `portal-language${document.body.dataset.query ?? ""}`;

const now = (): PortalLanguage => {
  const { lang } = document.documentElement;
  return isPortalLanguage(lang) ? lang : "en";
};

/** Words of the practice's own stand as they are in English alone. */
function wordOf({ word = "", part, english }: DOMStringMap, language: PortalLanguage): string {
  if (language === "en" && english !== undefined) return english;
  const sentence: string | undefined = portalWords[language][word as keyof PortalWords];
  return part === undefined
    ? (sentence ?? "")
    : said(sentence ?? "", word === "welcome" ? apart(part) : part);
}

function speak(language: PortalLanguage): void {
  const { documentElement: page } = document;
  page.lang = language;
  page.dir = directionOf(language);
  for (const node of document.querySelectorAll<HTMLElement>("[data-word]")) {
    node.textContent = wordOf(node.dataset, language);
  }
  for (const day of document.querySelectorAll("time")) day.textContent = dayIn(language, day.dateTime);
  document.querySelector("nav")?.setAttribute("aria-label", portalWords[language].main);
  const way = document.querySelector<HTMLElement>("a.messages");
  if (way !== null) way.title = way.querySelector("span")?.textContent ?? "";
}

export function readyLanguage(): void {
  const choice = byId("language") as HTMLSelectElement;
  const chosen = localStorage.getItem(kept);
  if (isPortalLanguage(chosen) && chosen !== now()) speak(chosen);
  choice.value = now();
  choice.addEventListener("change", () => {
    if (!isPortalLanguage(choice.value)) return;
    localStorage.setItem(kept, choice.value);
    speak(choice.value);
  });
}

export function signOutWords(): SignOutWords {
  const words = portalWords[now()];
  return {
    ...words,
    unsent: ({ messages, drafts }) => said(words.unsent, String(messages), String(drafts)),
  };
}
