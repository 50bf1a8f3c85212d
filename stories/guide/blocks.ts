/** What pages of the guide are made of, for MDX. */
import { AnchorMdx, CodeOrSourceMdx, HeadersMdx, Markdown } from "@storybook/addon-docs/blocks";
import { createElement, type ReactElement, type ReactNode } from "react";
import { markdownOf } from "./chapters.ts";
import type { PageName } from "./pages.ts";
import { sources } from "./sources.ts";

interface Inner {
  readonly children?: ReactNode;
}

/** Scrolls by itself on a phone, by the keyboard as well. */
const Table = ({ children }: Inner): ReactElement =>
  createElement(
    "div",
    { className: "table", role: "group", "aria-label": "Table", tabIndex: 0 },
    createElement("table", null, children),
  );

/** A head without words heads nothing. */
const Head = ({ children }: Inner): ReactElement => {
  const isEmpty = children === undefined || (Array.isArray(children) && children.length === 0);
  return createElement(isEmpty ? "td" : "th", isEmpty ? null : { scope: "col" }, children);
};

const overrides = { code: CodeOrSourceMdx, a: AnchorMdx, ...HeadersMdx, table: Table, th: Head };

/** Markdown as all pages show it. */
export function Text({ of }: { readonly of: string }): ReactElement {
  return createElement(Markdown, { options: { forceBlock: true, overrides }, children: of });
}

/** The chapters that the page has of the packages' READMEs. */
export function Chapters({ of }: { readonly of: PageName }): ReactElement {
  return createElement(Text, { of: markdownOf(of, sources) });
}
