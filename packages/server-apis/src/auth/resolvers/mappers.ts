import type { AccessToken } from "../domain/access-token.ts";
import type { Client } from "../domain/client.ts";
import type { Person } from "../domain/person.ts";

export type PersonMapper = Person;
export type AccessTokenMapper = AccessToken;
export type ClientMapper = Client;
