/** The page of the patients' phones: what each was texted, and what it answers. */
import type { IncomingMessage } from "node:http";
import type { RosterPatient } from "@carethread/model";
import { type Answer, bodyOf, escapeHtml, goTo, json, Markup, refused } from "../http/http.ts";
import type { PracticeDirectory } from "../people/people.ts";
import type { Carrier } from "./carrier.ts";

/** A phone as the page's address names it: its digits. */
interface Phone {
  readonly practice: string;
  readonly digits: string;
  readonly people: readonly string[];
}

const digitsOf = (phone: string): string => phone.replace(/\D/g, "");

/** The phones of a practice's patients: several may share one. */
export function phonesOf({ id, patients }: PracticeDirectory): readonly Phone[] {
  const phones = new Map<string, string[]>();
  for (const { phone, name } of patients) {
    const digits = numberIn(phone);
    if (digits !== null) phones.set(digits, [...(phones.get(digits) ?? []), name]);
  }
  return [...phones].map(([digits, people]) => ({ practice: id, digits, people }));
}

/** The digits of a North American number, with the country's own. */
function numberIn(phone: RosterPatient["phone"]): string | null {
  const digits = digitsOf(phone ?? "");
  if (digits.length === 10) return `1${digits}`;
  return digits.length === 11 && digits.startsWith("1") ? digits : null;
}

const times = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** The phone that an address names, of those of the practices that text; the first where it names none. */
function phoneIn(
  carrier: Carrier,
  practices: readonly PracticeDirectory[],
  asked: URLSearchParams,
): { readonly all: readonly Phone[]; readonly phone: Phone | undefined } {
  const accounts = carrier.accounts();
  const all = practices.filter(({ id }) => accounts[id] !== undefined).flatMap(phonesOf);
  const named = all.find(
    ({ practice, digits }) => practice === asked.get("practice") && digits === asked.get("phone"),
  );
  return { all, phone: named ?? all[0] };
}

/** What a phone shows, the oldest first. */
export async function phoneTexts(
  carrier: Carrier,
  practices: readonly PracticeDirectory[],
  asked: URLSearchParams,
): Promise<Answer> {
  const { phone } = phoneIn(carrier, practices, asked);
  const texts = phone === undefined ? [] : await carrier.texts(phone.practice, `+${phone.digits}`);
  return json(texts.map(({ at, ...text }) => ({ ...text, at: times.format(at) })));
}

/** The places of the page: the phones of all practices that text, and the one that is looked at. */
export function phonePage(
  carrier: Carrier,
  practices: readonly PracticeDirectory[],
  asked: URLSearchParams,
): Record<string, string | Markup> {
  const { all, phone } = phoneIn(carrier, practices, asked);
  const list = all.map(each => {
    const { practice, digits, people } = each;
    const address = `/phone?practice=${practice}&phone=${digits}`;
    const current = each === phone ? ' aria-current="page"' : "";
    return (
      `<li><a href="${escapeHtml(address)}"${current}><bdi>${escapeHtml(people.join(", "))}</bdi>` +
      `<span class="soft">+${digits}</span></a></li>`
    );
  });
  return {
    phones: new Markup(list.join("")),
    phonePractice: phone?.practice ?? "",
    digits: phone?.digits ?? "",
    whose: phone?.people.join(", ") ?? "",
    on: phone !== undefined && !carrier.isOff(phone.practice, `+${phone.digits}`) ? "yes" : "",
    off: phone !== undefined && carrier.isOff(phone.practice, `+${phone.digits}`) ? "yes" : "",
    practiceName: practices.find(({ id }) => id === phone?.practice)?.name ?? "",
  };
}

/** Takes a form: the phone sends a text, with a photo or without, or is turned off or on; and shows what came of it. */
export async function sendFromPhone(
  request: IncomingMessage,
  carrier: Carrier,
  practices: readonly PracticeDirectory[],
): Promise<Answer> {
  const form = new URLSearchParams((await bodyOf(request))?.toString() ?? "");
  const practice = practices.find(({ id }) => id === form.get("practice"));
  const digits = form.get("phone") ?? "";
  const isKnown = practice !== undefined && phonesOf(practice).some(phone => phone.digits === digits);
  if (!isKnown) return refused(404, "There is no such phone.");
  const body = (form.get("body") ?? "").trim();
  const photo = form.has("photo");
  const power = form.get("power");
  if (power !== null) carrier.turn(practice.id, `+${digits}`, power === "on");
  else if (body !== "" || photo) await carrier.send(practice.id, `+${digits}`, body, photo);
  return goTo(`/phone?practice=${practice.id}&phone=${digits}`);
}
