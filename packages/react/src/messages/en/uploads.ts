import { pluralIn } from "../plural-in.ts";

const plural = pluralIn("en");

export const uploads = {
  dropzone: {
    uploadFiles: "Upload files",
    uploadFolder: "Upload a folder",
    filesLabel: "Files to upload",
    folderLabel: "Folder to upload",
    drop: "Drop to upload",
    unreadable: "What was dropped could not be read. Nothing was uploaded.",
    leftOut: (count: number, shown: string) =>
      plural(count, {
        one: "1 file was left out: not of a kind that goes here.",
        other: `${shown} files were left out: not of a kind that goes here.`,
      }),
    notStarted: "Uploading could not be started: the cloud was not reached.",
  },
  uploadList: {
    title: "Uploads",
    clearFinished: "Clear finished",
    pause: (name: string) => `Pause ${name}`,
    resume: (name: string) => `Resume ${name}`,
    retry: (name: string) => `Retry ${name}`,
    cancel: (name: string) => `Cancel ${name}`,
    progressOf: (name: string) => `Progress of ${name}`,
    amount: (sent: string, total: string) => `${sent} of ${total}`,
    timeLeft: (time: string) => `${time} left`,
    waiting: (total: string) => `Waiting, ${total}`,
    pausedAt: (amount: string) => `Paused at ${amount}`,
    waitingForNetwork: (amount: string) => `${amount}. Goes on as soon as the cloud can be reached`,
    done: (total: string) => `Uploaded, ${total}`,
    replaced: (total: string) => `Uploaded as a new version, ${total}`,
    skipped: "Left as it was: it is there already",
    cancelled: "Cancelled",
    failed: "The upload failed",
    /** By the failure's code; where there is none, the cloud says it itself, in English. */
    failures: {} as Readonly<Record<string, string>>,
    summary: (done: string, { total, shownTotal }: { total: number; shownTotal: string }) =>
      plural(total, { one: `${done} of 1 file uploaded`, other: `${done} of ${shownTotal} files uploaded` }),
    summaryFailed: (failed: string) => `${failed} failed`,
  },
};
