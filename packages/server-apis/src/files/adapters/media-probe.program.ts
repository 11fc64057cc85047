import { parseBuffer, parseFile } from "music-metadata";
import type { ProbeAnswer, ProbeRequest } from "./media-probe.messages.ts";
import { makeCover } from "./make-cover.ts";
import { readAudio } from "./read-audio.ts";

/*
 * A process of its own that reads media nobody has vetted: started by `media-probe.node.ts`, which gives it one file at a time, stops it
 * when it takes too long, and lives on when it crashes.
 */

process.on("message", (request: ProbeRequest) => {
  void answer(request).then((found) => process.send?.(found));
});
// The cloud is gone, or wants this process gone.
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole process group; the cloud decides when its parts end.
process.on("SIGINT", () => undefined);

async function answer({ kind, source }: ProbeRequest): Promise<ProbeAnswer> {
  if (kind === "picture") return { kind, cover: await makeCover(source) };
  const { tags, picture } = await readAudio((options) =>
    source.kind === "path" ? parseFile(source.path, options) : parseBuffer(source.bytes, undefined, options),
  );
  return { kind, tags, cover: picture === null ? null : await makeCover({ kind: "bytes", bytes: picture }) };
}
