/** The edge of a deployment: who comes to the door, what they prove, what they ask, and how it is answered. */
export { answerAtDoor, type Behind, mayConnect } from "./door.ts";
export {
  drain,
  hasSecret,
  identifyOperator,
  identifyProvider,
  json,
  originAllowed,
  pathBelow,
  Refuse,
  Requests,
  type Route,
  readBody,
  readExactly,
  refusedBody,
  respond,
  whole,
} from "./http.ts";
export { type Fields, fieldsOf, isSigned } from "./provider.ts";
export { type Identity, tokenForNobody, verifyToken } from "./tokens.ts";
