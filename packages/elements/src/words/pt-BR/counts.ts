/** Brazilian Portuguese: see the English table. */
import type { counts as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const counts: Translated<typeof English> = {
  unread: n => count(n, { one: "# mensagem não lida", other: "# mensagens não lidas" }),
  overflow: most => `${number(most)}+`,
};
