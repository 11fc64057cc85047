import type { Person } from "../domain/person.ts";

export type PersonMapper = Person;
