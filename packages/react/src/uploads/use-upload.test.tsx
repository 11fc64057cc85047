import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { cloudAnswering } from "../testing/cloud-answering.ts";
import { MowsProvider } from "../provider.tsx";
import { useUpload } from "./use-upload.ts";

/** A tus server that has nothing against anything. */
const mows = () =>
  cloudAnswering({
    "/.mows/uploads": () => new Response(null, { status: 201, headers: { location: "/.mows/uploads/1" } }),
    "/.mows/uploads/1": () =>
      new Response(null, {
        status: 204,
        headers: { "upload-offset": "5", "mows-node-id": "n1", "mows-node-name": "hello%20(2).txt" },
      }),
  });

const setUp = (folderId: string | null) => {
  const cloud = mows();
  const wrapper = ({ children }: { children: ReactNode }) => <MowsProvider mows={cloud}>{children}</MowsProvider>;
  return renderHook(() => useUpload({ folderId }), { wrapper });
};

describe("useUpload", () => {
  afterEach(cleanup);

  it("keeps what is added before its code is loaded, and uploads it", async () => {
    const { result } = setUp("folder");
    act(() => result.current.add([new File(["hello"], "hello.txt")]));
    await expect.poll(() => result.current.items.map(({ state }) => state)).toEqual(["done"]);
    expect(result.current.items[0]).toMatchObject({ name: "hello (2).txt", nodeId: "n1" });
    act(() => result.current.clearFinished());
    expect(result.current.items).toEqual([]);
  });

  it("adds nothing while the folder is not known", async () => {
    const { result } = setUp(null);
    await act(async () => result.current.add([new File(["hello"], "hello.txt")]));
    expect(result.current.items).toEqual([]);
  });
});
