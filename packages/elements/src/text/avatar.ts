import { html, nothing, type TemplateResult } from "lit";
import { hueOf, initials } from "./initials.ts";
import { listIcons } from "./list-icons.ts";

/** The initials under it are seen again where a picture does not come. */
function handlePicture({ type, currentTarget }: Event): void {
  (currentTarget as Element).classList.toggle("failed", type === "error");
}

/**
 * A picture or initials in a circle; the name always stands beside it, so screen readers pass over it. The address
 * of the page, which may name a patient, is not told to whoever has the picture.
 */
export function renderAvatar({
  name,
  picture,
}: {
  readonly name: string;
  readonly picture?: string;
}): TemplateResult {
  return html`<span part="avatar" class="avatar hue-${hueOf(name)}" aria-hidden="true"
    >${initials(name)}${
      picture === undefined
        ? nothing
        : html`<img
            part="picture"
            src=${picture}
            alt=""
            loading="lazy"
            referrerpolicy="no-referrer"
            @error=${handlePicture}
            @load=${handlePicture}
          />`
    }</span
  >`;
}

/** The care team as a whole. */
export function renderTeamAvatar(): TemplateResult {
  return html`<span part="avatar" class="avatar" aria-hidden="true">${listIcons.messages}</span>`;
}
