import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../project-root.ts";
import { bundleSize, gzipBytes } from "./bundle-size.ts";

/** Bytes, minified and gzipped, by the name of what an app would load. */
export type Sizes = Readonly<Record<string, number>>;

const sdk = join(projectRoot, "packages/sdk/src");
const entry = JSON.stringify(join(sdk, "index.ts"));
const react = join(projectRoot, "packages/react/src");

/** Each with what an app cannot leave out when it uses it. */
const components: Readonly<Record<string, string>> = {
  MowsProvider: "provider.tsx",
  SignIn: "auth/sign-in/sign-in.tsx",
  UserMenu: "auth/user-menu/user-menu.tsx",
  Dropzone: "uploads/dropzone/dropzone.tsx",
  UploadList: "uploads/upload-list/upload-list.tsx",
  AudioPlayerProvider: "audio/audio-player-provider.tsx",
  AudioPlayer: "audio/audio-player/audio-player.tsx",
  PasskeyManager: "auth/passkey-manager/passkey-manager.tsx",
  PasswordStrength: "auth/password-strength/password-strength.tsx",
  GroupMembers: "groups/group-members/group-members.tsx",
  ShareDialog: "sharing/share-dialog/share-dialog.tsx",
  Grant: "access/grant/grant.tsx",
  Search: "search/search/search.tsx",
  FilePickButton: "access/file-pick-button/file-pick-button.tsx",
  FileBrowser: "files/file-browser/file-browser.tsx",
  FilePicker: "files/file-picker/file-picker.tsx",
  AvatarStack: "docs/avatar-stack/avatar-stack.tsx",
  Cursors: "docs/cursors/cursors.tsx",
  FollowControl: "docs/follow-control/follow-control.tsx",
  SyncStatus: "docs/sync-status/sync-status.tsx",
  CollaborativeText: "docs/collaborative-text/collaborative-text.tsx",
  Comments: "docs/comments/comments.tsx",
  DocumentHistory: "docs/document-history/document-history.tsx",
};

/** Everything that has a budget. Cadence is measured as it was built. */
export async function measureSizes(): Promise<Sizes> {
  const core = await bundleSize(`export { createMows, MowsError } from ${entry};`);
  const query = `export { QueryClient, QueryClientProvider, useQuery, useInfiniteQuery, useMutation } from "@tanstack/react-query";`;
  const withTanStack = await bundleSize(`export { createMows, MowsError } from ${entry}; ${query}`, isReact);
  const sizes: Record<string, number> = {
    "SDK core": core,
    "SDK core with TanStack Query": withTanStack,
    "SDK uploads, loaded at their first use": await lazySize("uploads/create-upload-queue.ts"),
    "SDK realtime, loaded at its first use": await lazySize("docs/create-docs.ts"),
    "SDK rooms, loaded at the first, with realtime": await lazySize("docs/open-room.ts", isOfLoader),
    "SDK change feed, loaded at the first subscription": await lazySize("core/change-feed.ts"),
  };
  for (const [name, file] of Object.entries(components)) {
    const path = JSON.stringify(join(react, file));
    sizes[`<${name}>, own code`] = await bundleSize(`export { ${name} } from ${path};`, isShared);
  }
  const editor = JSON.stringify(join(react, "docs/collaborative-text/create-editor.ts"));
  sizes["<CollaborativeText>, its editor, own code"] = await bundleSize(
    `export { createEditor } from ${editor};`,
    isShared,
  );
  sizes["Components' English, loaded once"] = await messagesSize("language-context.ts", "LanguageContext");
  sizes["Components' German, where it is wanted"] = await messagesSize("de.ts", "de");
  return { ...sizes, ...(await cadence()) };
}

function lazySize(file: string, isShared?: (specifier: string) => boolean): Promise<number> {
  return bundleSize(`export * from ${JSON.stringify(join(sdk, file))};`, isShared);
}

/** What a chunk shares with the one that loads it. */
function isOfLoader(specifier: string): boolean {
  return specifier.startsWith(".") || isPackage(specifier);
}

function isReact(specifier: string): boolean {
  return /^react(-dom)?(\/|$)/.test(specifier);
}

function isPackage(specifier: string): boolean {
  return /^[@\w]/.test(specifier) && !specifier.startsWith("bench-");
}

/** What all components share besides packages: the words they say, which have rows of their own. */
function isShared(specifier: string): boolean {
  return isPackage(specifier) || specifier.endsWith("/language-context.ts");
}

function messagesSize(file: string, name: string): Promise<number> {
  return bundleSize(`export { ${name} } from ${JSON.stringify(join(react, "messages", file))};`, isPackage);
}

async function cadence(): Promise<Sizes> {
  const assets = join(projectRoot, "examples/spotify-clone/dist/assets");
  const names = await readdir(assets);
  const sum = async (extension: string) => {
    const files = names.filter((name) => name.endsWith(extension));
    const contents = await Promise.all(files.map((name) => readFile(join(assets, name))));
    return contents.reduce((total, content) => total + gzipBytes(content), 0);
  };
  return { "Cadence, all scripts": await sum(".js"), "Cadence, styles": await sum(".css") };
}
