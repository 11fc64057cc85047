import { streamingHashContract } from "./streaming-hash.contract.ts";
import { createNodeHash } from "./streaming-hash.node.ts";

streamingHashContract(createNodeHash);
