import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { partsOf, type StoredBlob } from "../contents/stored-blob.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { filesDb } from "../files-database.ts";
import type { MediaProbe, Waveform } from "../ports.ts";
import { authorise } from "../tree/authorise.ts";

/** `tag` changes when the waveform does. */
export type ReadWaveformOutcome =
  | { kind: "waveform"; waveform: Waveform; tag: string }
  | { kind: "no-waveform" }
  | { kind: "busy" }
  | Denied
  | NodeNotFound;

type Sound = { nodeId: NodeId; version: number; stored: StoredBlob };

/** What is decoded at once. */
const mostAtOnce = 2;
/** Who else may wait for that. */
const mostWaiting = 16;

/**
 * The waveforms of sound files: decoded when one is first asked for, since most never are, and kept with their version. One that could not
 * be decoded is not tried again.
 */
export class Waveforms {
  readonly #kit: Kit;
  readonly #probe: MediaProbe;
  readonly #underWay = new Map<string, Promise<Waveform | null>>();
  readonly #turns: Promise<unknown>[] = Array.from({ length: mostAtOnce }, () => Promise.resolve());
  readonly #stopping = new AbortController();

  constructor(kit: Kit, probe: MediaProbe) {
    this.#kit = kit;
    this.#probe = probe;
  }

  async read(principal: Principal, id: string, version: number | null): Promise<ReadWaveformOutcome> {
    const allowed = await authorise(this.#kit.db, principal, "read", id);
    if (allowed.kind !== "allow") return allowed;
    const row = await filesDb(this.#kit.db)
      .selectFrom("nodes as n")
      .innerJoin("versions as v", "v.node_id", "n.id")
      .leftJoin("waveforms as w", (join) => join.onRef("w.node_id", "=", "v.node_id").onRef("w.version", "=", "v.n"))
      .select(["v.n", "v.blob_id", "w.duration_ms", "w.peaks", partsOf(sql.ref("v.blob_id")).as("parts")])
      .where("n.id", "=", allowed.node.id)
      .where("n.mime", "like", "audio/%")
      .where((eb) => eb("v.n", "=", version ?? eb.ref("n.head_version")))
      .executeTakeFirst();
    if (row === undefined) return { kind: "no-waveform" };
    const tag = `waveform-${row.blob_id}`;
    if (row.duration_ms !== null) {
      const [durationMs, peaks] = [row.duration_ms, row.peaks];
      return peaks === null ? { kind: "no-waveform" } : { kind: "waveform", waveform: { durationMs, peaks }, tag };
    }
    const stored = { blobId: row.blob_id, parts: row.parts };
    const decoding = this.#decode({ nodeId: allowed.node.id, version: row.n, stored });
    if (decoding === null) return { kind: "busy" };
    const waveform = await decoding;
    return waveform === null ? { kind: "no-waveform" } : { kind: "waveform", waveform, tag };
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error("the cloud is stopping"));
    await Promise.allSettled(this.#turns);
  }

  /** Once for all who ask meanwhile; null when too many others are asked for. */
  #decode(sound: Sound): Promise<Waveform | null> | null {
    const key = `${sound.nodeId} ${sound.version}`;
    const known = this.#underWay.get(key);
    if (known !== undefined) return known;
    if (this.#underWay.size >= mostWaiting) return null;
    const slot = this.#underWay.size % mostAtOnce;
    const decoding = Promise.resolve(this.#turns[slot])
      .then(() => this.#decodeNow(sound))
      .finally(() => this.#underWay.delete(key));
    this.#turns[slot] = decoding.catch(() => undefined);
    this.#underWay.set(key, decoding);
    return decoding;
  }

  async #decodeNow({ nodeId, version, stored }: Sound): Promise<Waveform | null> {
    const found = await this.#probe.waveform(stored, this.#stopping.signal);
    // What nothing here decodes may be decoded once ffmpeg is installed.
    if (found === null && !(await this.#probe.decodesFilms())) return null;
    // Of the version, if it is still there: it may be gone by now.
    await sql`
      insert into waveforms (node_id, version, duration_ms, peaks)
      select node_id, n, ${found?.durationMs ?? 0}, ${found?.peaks ?? null} from versions
      where node_id = ${nodeId} and n = ${version}
      on conflict (node_id, version) do nothing`.execute(this.#kit.db);
    return found;
  }
}
