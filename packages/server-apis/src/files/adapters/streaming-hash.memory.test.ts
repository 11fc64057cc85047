import { streamingHashContract } from "./streaming-hash.contract.ts";
import { createMemoryHash } from "./streaming-hash.memory.ts";

streamingHashContract(createMemoryHash);
