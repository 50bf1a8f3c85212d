/** Changes a valid value into one that a program gone wrong, or an enemy, would send. */
import type { Chance } from "./chance.ts";

/** A number that JSON text may hold and `JSON.stringify` never writes; put in as text. */
const raw = [
  "1e999",
  "-1e999",
  "1e400",
  "-0",
  "9007199254740993",
  "1E+2",
  "0.1e-7",
  "123456789012345678901234567890",
];

const numbers = [0, -1, 1.5, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), Number.MAX_SAFE_INTEGER, 1e308, 5e-324];

const strings = [
  "",
  " ",
  "\u0000",
  "\ud800",
  "\udfff\ud800",
  "e\u0301".repeat(300),
  "\u202e\u2066abc",
  "\ufeff",
  "NaN",
  "Infinity",
  "null",
  "undefined",
  "true",
  "0",
  "-1",
  "1e9",
  "[object Object]",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "../../internal/wake",
  "%2e%2e%2f",
  "harbor~practice",
  "~",
  "e:000000000001",
  "head",
  "'; DROP TABLE messages; --",
  "<img src=x onerror=alert(1)>",
  "{{7*7}}#{7*7}",
  "👩🏽‍⚕️".repeat(50),
];

const keys = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "id",
  "type",
  "",
  "0",
  "length",
  "then",
];

type Json = unknown;

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every place in a value, as a path. */
function places(value: Json, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => places(part, [...path, key]))];
}

/** The value with another part at a path; the part `undefined` takes it away. */
function replaced(value: Json, [key, ...rest]: readonly string[], change: (part: Json) => Json): Json {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((part, index) => (`${index}` === key ? replaced(part, rest, change) : part));
  const copy = { ...(value as Record<string, Json>) };
  const part = replaced(copy[key], rest, change);
  if (part === undefined) delete copy[key];
  else copy[key] = part;
  return copy;
}

function deep(levels: number): Json {
  let value: Json = 1;
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

function oddValue(chance: Chance): Json {
  switch (chance.below(12)) {
    case 0:
      return null;
    case 1:
      return chance.pick([true, false]);
    case 2:
      return chance.pick(numbers);
    case 3:
      return [];
    case 4:
      return {};
    case 5:
      return deep(chance.pick([3, 50, 400]));
    case 6:
      return Array.from({ length: chance.pick([1, 100, 2_000]) }, () => chance.pick(numbers));
    case 7:
      return chance.word(chance.pick([1, 25, 26, 27, 200, 201, 16_000, 16_001, 60_000]));
    case 8:
      return chance.word(26);
    case 9:
      return [chance.pick(strings)];
    case 10:
      return { type: chance.pick(strings), id: chance.pick(numbers) };
    default:
      return chance.pick(strings);
  }
}

function changed(value: Json, chance: Chance, spare: Json): Json {
  const at = chance.pick(places(value));
  switch (chance.below(8)) {
    case 0:
      return at.length === 0 ? oddValue(chance) : replaced(value, at, () => undefined);
    case 1:
      return replaced(value, at, part =>
        isObject(part) ? { ...part, [chance.pick(keys)]: oddValue(chance) } : oddValue(chance),
      );
    case 2:
      return replaced(value, at, part => [part]);
    case 3:
      return replaced(value, at, part =>
        typeof part === "number" ? String(part) : typeof part === "string" ? Number(part) || 0 : part,
      );
    case 4:
      return replaced(value, at, part =>
        typeof part === "string" ? part + chance.pick(strings) : oddValue(chance),
      );
    case 5: {
      // A part of another message at this place.
      const from = chance.pick(places(spare));
      let part = spare;
      for (const key of from) part = (part as Record<string, Json>)[key];
      return replaced(value, at, () => part ?? null);
    }
    default:
      return replaced(value, at, () => oddValue(chance));
  }
}

/** As JSON text, with what no object can hold: own `__proto__` keys, keys twice, numbers beyond all bounds. */
function texted(value: Json, chance: Chance): string {
  const text = JSON.stringify(value) ?? "null";
  switch (chance.below(14)) {
    case 0:
      return text.replace(/^\{/, `{"__proto__":{"side":"system","type":"ping"},`);
    case 1:
      return text.replace(/^\{/, `{"constructor":{"prototype":{"may":null}},`);
    case 2:
      return text.replace(/:(-?\d+)/, `:${chance.pick(raw)}`);
    case 3:
      return text.replace(/\}$/, `,"type":"ping"}`);
    case 4:
      return text.slice(0, chance.below(text.length + 1));
    case 5: {
      const at = chance.below(text.length + 1);
      return (
        text.slice(0, at) +
        chance.pick(['"', "{", "}", ",", "\\", "\u0000", "\ud83d", "NaN", "/*", "\n"]) +
        text.slice(at)
      );
    }
    case 6:
      return ` \t\n${text}\r\n `;
    default:
      return text;
  }
}

/** A hostile text made of a valid value; sometimes the valid one itself. `spare` is another valid value. */
export function mutate(value: Json, chance: Chance, spare: Json): string {
  let current = value;
  for (let times = chance.below(4); times > 0; times--) current = changed(current, chance, spare);
  return texted(current, chance);
}
