import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

const isoMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** `DateTime` and `Bytes` of the contract; domain code deals in `Date` and `number`. */
export const scalars = {
  DateTime: new GraphQLScalarType({
    name: "DateTime",
    serialize: (value) => (value instanceof Date ? value.toISOString() : formatted(value)),
    parseValue: parseMoment,
    parseLiteral: (node) => parseMoment(node.kind === Kind.STRING ? node.value : null),
  }),
  Bytes: new GraphQLScalarType({
    name: "Bytes",
    serialize: parseBytes,
    parseValue: parseBytes,
    parseLiteral: (node) => parseBytes(node.kind === Kind.INT ? Number(node.value) : null),
  }),
};

/** Our own moments need no more than their form checked: there may be 20,000 of them in one answer. */
function formatted(value: unknown): string {
  return typeof value === "string" && isoMoment.test(value) ? value : parseMoment(value);
}

function parseMoment(value: unknown): string {
  if (typeof value === "string" && isoMoment.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new GraphQLError("A DateTime is ISO 8601 in UTC, for example 2026-01-31T12:00:00.000Z.");
}

function parseBytes(value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new GraphQLError("Bytes are a whole number from 0 to 2^53 - 1.");
}
