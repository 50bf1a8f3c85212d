/** What a changeset says stands in the changelog as it was written: for who reads it, commits say nothing. */

/** A point of the list; what belongs to it is indented under it. */
const getReleaseLine = async ({ summary }) => {
  const [first = "", ...rest] = summary.trim().split("\n");
  return [`- ${first}`, ...rest.map(line => (line === "" ? "" : `  ${line}`))].join("\n");
};

/** All packages have one version, so that nobody needs to be told of which sibling is meant. */
const getDependencyReleaseLine = async () => "";

module.exports = { getReleaseLine, getDependencyReleaseLine };
