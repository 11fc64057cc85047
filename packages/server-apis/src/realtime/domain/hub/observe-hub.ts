import type { Metrics } from "../../../kit/telemetry/metrics.ts";
import type { DocumentShelf } from "./document-shelf.ts";

/** The figures of a hub. */
export function observeHub(metrics: Metrics, shelf: DocumentShelf) {
  metrics.gauge("mows_docs_open", "Documents in the memory of this process.", () => shelf.size);
  metrics.gauge("mows_docs_members", "Those who follow a document here, each document counted.", () => {
    let members = 0;
    for (const { audience } of shelf.documents()) members += audience.size;
    return members;
  });
  const commits = metrics.counter("mows_docs_commits_total", "Transactions that wrote edits of documents.");
  const rows = metrics.counter("mows_docs_rows_total", "Rows written into the logs of documents.");
  const latency = metrics.histogram("mows_docs_commit_seconds", "How long such a transaction took.");
  return {
    committed(seconds: number, written: number): void {
      commits.add(1);
      rows.add(written);
      latency.observe(seconds);
    },
  };
}
