/** JSON: where somebody's cursor is, what they play. The whole of it goes to everybody at each change, so it is kept small. */
export type PresenceState = Readonly<Record<string, unknown>>;

/** Who it is, as the cloud knows it: nobody can claim to be another. */
export interface PresentPerson {
  readonly id: string;
  readonly name: string;
  /** Of a palette that the theme knows, the same for everybody: CSS colour. */
  readonly colour: string;
}

/** One connection: a person with two tabs is there twice. */
export interface PresentMember<State extends PresenceState = PresenceState> {
  /** Tells apart the tabs of a person. */
  readonly connection: string;
  /** As in a document's awareness. */
  readonly clientId: number;
  readonly person: PresentPerson;
  readonly state: Partial<State>;
}

/** Who is there now. All arrays and objects stay the same until they change. */
export interface Presence<State extends PresenceState = PresenceState> {
  /** This page's own, as others see it. */
  readonly clientId: number;
  readonly me: Partial<State>;
  /** Sets the members that are given, and leaves the others; `undefined` takes one away. */
  readonly setMe: (change: { readonly [Name in keyof State]?: State[Name] | undefined }) => void;
  /** In the order of their coming, as far as this page saw it. */
  readonly others: readonly PresentMember<State>[];
  readonly subscribe: (listener: () => void) => () => void;
}
