/** How the patients of a slice stand in values of the storage: some of them in each, in the order of their keys. */
import { type IndexCard, indexCardVersion } from "@carethread/model";

/** A patient of the list; without a card until it is made. */
export interface Listed {
  readonly key: string;
  readonly card: IndexCard | null;
}

/** Keys are read whatever the version; cards only where it is the present one. */
export interface Page {
  readonly version: number;
  readonly keys: readonly string[];
  readonly cards: readonly (Packed | null)[];
}

/** A card without its key and the names of its parts. */
type Packed = readonly [
  rev: number,
  name: string,
  patientId: string,
  birthDate: string | null,
  deceased: boolean,
  programs: string[],
  team: readonly string[],
  withdrawn?: boolean,
  retention?: IndexCard["retention"],
];

/** What one value holds: so many patients, or less where their cards are large. */
const mostListed = 32;
const mostLetters = 16 * 1024;

export function listedIn({ version, keys, cards }: Page): Listed[] {
  return keys.map((key, index) => {
    const packed = version === indexCardVersion ? cards[index] : null;
    return { key, card: packed ? unpack(key, packed) : null };
  });
}

/** The pages that take the place of one, each by the key from which on it is meant. None where nobody is left. */
export function pagesOf(from: string, listed: readonly Listed[]): Map<string, Page> {
  const inOrder = [...listed].sort((a, b) => (a.key < b.key ? -1 : 1));
  const parts = Math.max(1, Math.ceil(inOrder.length / mostListed));
  const pages = new Map<string, Page>();
  for (let part = 0; part < parts; part++) {
    const [first, end] = [part, part + 1].map(n => Math.round((n * inOrder.length) / parts));
    for (const some of notTooLarge(inOrder.slice(first, end)))
      pages.set(pages.size === 0 ? from : (some.keys[0] as string), some);
  }
  return pages;
}

function notTooLarge(listed: readonly Listed[]): Page[] {
  if (listed.length === 0) return [];
  const page: Page = {
    version: indexCardVersion,
    keys: listed.map(({ key }) => key),
    cards: listed.map(({ card }) => card && pack(card)),
  };
  if (listed.length === 1 || JSON.stringify(page).length <= mostLetters) return [page];
  const half = listed.length >> 1;
  return [listed.slice(0, half), listed.slice(half)].flatMap(notTooLarge);
}

function pack(card: IndexCard): Packed {
  const { rev, name, patientId, birthDate, deceased, withdrawn, programs, team, retention } = card;
  const people = team.map(({ person }) => person.id);
  const packed = [rev, name, patientId, birthDate ?? null, deceased, programs, people] as const;
  if (retention !== undefined) return [...packed, withdrawn === true, retention];
  return withdrawn ? [...packed, withdrawn] : packed;
}

function unpack(id: string, packed: Packed): IndexCard {
  const [rev, name, patientId, birthDate, deceased, programs, team, withdrawn, retention] = packed;
  return {
    rev,
    id,
    name,
    patientId,
    ...(birthDate === null ? {} : { birthDate }),
    deceased,
    ...(withdrawn ? { withdrawn } : {}),
    programs,
    team: team.map(id => ({ person: { id } })),
    ...(retention === undefined ? {} : { retention }),
  };
}
