/** How many texts a provider makes of one, and how much room is in them. A part of its own: who writes no texts loads none of it. */
import { SegmentedMessage } from "sms-segments-calculator";

export interface Segments {
  readonly texts: number;
  readonly used: number;
  readonly room: number;
}

/** Bits of a character, by the alphabet. */
const bits = { "GSM-7": 7, "UCS-2": 16 } as const;
/** What a text holds by itself, and as one of several, which name their place. */
const rooms = { "GSM-7": [160, 153], "UCS-2": [70, 67] } as const;

export function segmentsOf(text: string): Segments {
  const { encodingName, segmentsCount: texts, messageSize } = new SegmentedMessage(text);
  const [alone, joined] = rooms[encodingName];
  return { texts, used: messageSize / bits[encodingName], room: texts > 1 ? texts * joined : alone };
}
