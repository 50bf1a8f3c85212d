/** Keys and pointers as WebDriver has them, from how the tests call them: `Shift+Tab`. */

const names: Readonly<Record<string, string>> = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  ControlOrMeta: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Insert: "\uE016",
  Delete: "\uE017",
  F2: "\uE032",
  Meta: "\uE03D",
};

function codeOf(key: string): string {
  const value = names[key] ?? ([...key].length === 1 ? key : undefined);
  if (value === undefined) throw new Error(`no such key: ${key}`);
  return value;
}

type Stroke = { type: "keyDown" | "keyUp"; value: string };

function keys(actions: readonly Stroke[]): object {
  return { type: "key", id: "keyboard", actions };
}

function stroke(value: string): Stroke[] {
  return [
    { type: "keyDown", value },
    { type: "keyUp", value },
  ];
}

export function strokes(type: Stroke["type"], key: string): object {
  return keys([{ type, value: codeOf(key) }]);
}

/** A key, held by those before it: `Control+a`, and `+` itself. */
export function pressActions(key: string): object {
  const held = key.split("+").slice(0, -1).filter(Boolean).map(codeOf);
  const last = key.endsWith("+") ? "+" : (key.split("+").at(-1) ?? key);
  return keys([
    ...held.map(value => ({ type: "keyDown" as const, value })),
    ...stroke(codeOf(last)),
    ...held.reverse().map(value => ({ type: "keyUp" as const, value })),
  ]);
}

export function typeActions(text: string): object {
  return keys([...text].flatMap(character => stroke(character === "\n" ? codeOf("Enter") : character)));
}

export function pointerActions(
  type: "move" | "click" | "down" | "up",
  at?: readonly [number, number],
): object {
  const move = at && { type: "pointerMove", duration: 0, x: at[0], y: at[1], origin: "viewport" };
  const down = { type: "pointerDown", button: 0 };
  const up = { type: "pointerUp", button: 0 };
  const then = { move: [], click: [down, up], down: [down], up: [up] }[type];
  return {
    type: "pointer",
    id: "mouse",
    parameters: { pointerType: "mouse" },
    actions: [...(move ? [move] : []), ...then],
  };
}
