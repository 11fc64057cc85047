import { measureTypeCost } from "./types/measure-type-cost.ts";

/** What the schema may add to the compiler's work for an app: counted, so that it is the same on every machine. */
const limitInstantiations = 100_000;
const limitMs = 1_000;
/** A machine that is busy with other work takes a few times as long: the time fails only where that cannot be why. */
const allowance = 3;

/** The gate on what the schema's types cost whoever compiles an app. */
const { withSchema, without } = await measureTypeCost();
const instantiations = withSchema.instantiations - without.instantiations;
const addedMs = withSchema.totalMs - without.totalMs;
const count = (value: number) => value.toLocaleString("en-US");
console.log(
  `The schema adds ${count(instantiations)} instantiations (limit ${count(limitInstantiations)}), ` +
    `${count(withSchema.types - without.types)} types and ${count(addedMs)} ms (limit ${count(limitMs)}) ` +
    `to the ${count(without.instantiations)} instantiations and ${count(without.totalMs)} ms of a program that uses the SDK.`,
);
if (instantiations >= limitInstantiations || addedMs >= limitMs * allowance) process.exitCode = 1;
