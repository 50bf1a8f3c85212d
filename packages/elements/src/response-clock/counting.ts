/** How time counts by the hours of a practice: fetched where one says some. */
export { businessTimeCounter, isOpen, isZone, nextOpening } from "@carethread/model";
