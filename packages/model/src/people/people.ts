/** People and patients: as others see them, as members, and what the rules ask about them. */

export { Episode, PartialDate, Regarding } from "./episode.ts";
export {
  PatientFacts,
  Permission,
  PersonFacts,
  TeamMember,
  TeamRole,
} from "./facts.ts";
export { IndexCard, indexCardOf, indexCardVersion } from "./index-card.ts";
export {
  defaultLevel,
  Grant,
  hearsPatient,
  isAway,
  isNotified,
  isWatching,
  Level,
  Member,
  Members,
  mentionable,
  presentMember,
  Role,
  Source,
  unwatchedLevel,
} from "./member.ts";
export { peopleOfBoth } from "./merged-people.ts";
export { authorOfTexts, cardOf, matchOf, PatientCard } from "./patient.ts";
export { isSamePerson, Name, Person, Picture, Relation, Side, wellFormed } from "./person.ts";
export { Standing, usualStanding } from "./standing.ts";
export { type Standings, standingsAfter, withStandings } from "./standings.ts";
