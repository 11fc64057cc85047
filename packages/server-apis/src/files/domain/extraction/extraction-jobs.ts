import type { JobHandlers } from "../../../kit/jobs/jobs.ts";
import type { Extraction } from "./enqueue-extraction.ts";
import { extractAgain, type ExtractingAgain } from "./extract-again.ts";
import { type ExtractionTools, extractMetadata } from "./extract-metadata.ts";
import { makeThumbnails } from "./make-thumbnails.ts";

/** What is read out of files behind everybody's back. What a job is handed is what this service enqueued. */
export function extractionJobs(tools: ExtractionTools): JobHandlers {
  return {
    "files.extract": {
      leaseMs: 90_000,
      maximumAttempts: 5,
      run: (payload, signal) => extractMetadata(tools, payload as Extraction, signal),
    },
    "files.thumbnails": {
      leaseMs: 150_000,
      maximumAttempts: 3,
      run: (payload, signal) => makeThumbnails(tools, payload as Extraction, signal),
    },
    "files.extract-again": {
      leaseMs: 60_000,
      maximumAttempts: 20,
      run: (payload) => extractAgain(tools, payload as ExtractingAgain),
    },
  };
}
