/** The practice offers messages in its portal, or no longer: the page comes anew, with all of them or with no trace. */

export interface FollowOffersOptions {
  /** Where the elements' events arrive. */
  readonly page: Document;
  /** The page was made with messages. */
  readonly hasMessages: boolean;
  /** Whether the practice offers them now. Null where it is not known. */
  readonly ask: () => Promise<boolean | null>;
  readonly renew: () => void;
}

export function followOffers({ page, hasMessages, ask, renew }: FollowOffersOptions): void {
  page.addEventListener("care-unavailable", async ({ detail: { isOver } }) => {
    if (isOver === hasMessages) return;
    const offered = await ask();
    if (offered !== null && offered !== hasMessages) renew();
  });
}
