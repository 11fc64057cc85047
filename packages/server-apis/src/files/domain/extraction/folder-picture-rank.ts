const stems = ["cover", "folder", "front"];

/**
 * How well a file's name says that it is the cover of what lies beside it (`cover.jpg` before `folder.jpg` before `front.jpg`): 0 is
 * best, null means it is none.
 */
export function folderPictureRank(name: string): number | null {
  const match = /^(?<stem>.+)\.(?:png|jpe?g|webp)$/i.exec(name);
  const rank = stems.indexOf(match?.groups?.["stem"]?.toLowerCase() ?? "");
  return rank < 0 ? null : rank;
}
