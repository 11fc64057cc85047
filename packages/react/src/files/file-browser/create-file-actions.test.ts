import type { Node } from "@mows/sdk";
import { describe, expect, it } from "vitest";
import { languageOf } from "../../messages/language-context.ts";
import { de } from "../../messages/de.ts";
import { en } from "../../messages/en.ts";
import { type Answers, cloudAnswering } from "../../testing/cloud-answering.ts";
import { createFileActions } from "./create-file-actions.ts";
import type { ConflictAnswer, NameConflict } from "./name-conflict.ts";
import type { Undo } from "./undo-stack.ts";
import type { Notices } from "./use-notices.ts";

type Input = { id?: string; name?: string; parentId?: string; onConflict?: string };
const inputOf = (variables: unknown) => (variables as { input: Input }).input;

function node(id: string, parentId = "p"): Node {
  const at = "2026-01-31T12:00:00.000Z";
  const said = { tags: [], starred: false, commentCount: 0, colour: null };
  return {
    __typename: "Folder",
    id,
    name: id,
    parentId,
    spaceId: "s",
    createdAt: at,
    modifiedAt: at,
    access: "WRITE",
    ...said,
  };
}

/** The actions over a cloud that gives these answers, and what they asked and told; `answer` is what the person says to a taken name. */
function actionsOver(
  answers: (asked: string[]) => Answers,
  { messages = en, answer = null as ConflictAnswer | null } = {},
) {
  const asked: string[] = [];
  const told: { text: string; kind: string; undo: Undo | null }[] = [];
  const conflicts: NameConflict[] = [];
  const tell: Notices["tell"] = (text, more = {}) => {
    told.push({ text, kind: more.kind ?? "done", undo: more.undo ?? null });
  };
  const ask = async (conflict: NameConflict) => {
    conflicts.push(conflict);
    return answer;
  };
  const actions = createFileActions(cloudAnswering(answers(asked)), languageOf(messages), { tell, ask });
  return { actions, asked, told, conflicts };
}

const moving = (asked: string[]): Answers => ({
  MoveNode: ({ variables }) => {
    const { id = "", parentId = "" } = inputOf(variables);
    asked.push(`${id} to ${parentId}`);
    if (id === "gone") return { moveNode: { __typename: "NodeNotFound", message: "It is gone.", id } };
    return { moveNode: { __typename: "NodeMoved", node: node(id, parentId) } };
  },
});

describe("moving", () => {
  it("takes each back to where it came from", async () => {
    const { actions, asked, told } = actionsOver(moving);
    await actions.move([node("a", "p"), node("b", "q")], { id: "f", name: "Archive" });
    expect(told).toMatchObject([{ text: "2 items moved to “Archive”", kind: "done" }]);
    expect(await told[0]?.undo?.()).toBeNull();
    expect(asked).toEqual(["a to f", "b to f", "a to p", "b to q"]);
  });

  it("tells what was refused, and still takes back the rest", async () => {
    const { actions, asked, told } = actionsOver(moving, { messages: de });
    await actions.move([node("a"), node("gone")], { id: "f", name: "Archiv" });
    expect(told).toMatchObject([{ text: expect.stringContaining("gibt es nicht mehr"), kind: "failed" }]);
    await told[0]?.undo?.();
    expect(asked).toEqual(["a to f", "gone to f", "a to p"]);
  });

  it("leaves alone what is there already, and a folder that is moved onto itself", async () => {
    const { actions, asked, told } = actionsOver(moving);
    await actions.move([node("a", "f"), node("f", "p")], { id: "f", name: "Archive" });
    expect([asked, told]).toEqual([[], []]);
  });
});

describe("a name that is taken where something is moved to", () => {
  const taken = (asked: string[]): Answers => ({
    MoveNode: ({ variables }) => {
      const { id = "", parentId = "", onConflict } = inputOf(variables);
      asked.push(`${id} to ${parentId}, ${onConflict}`);
      if (onConflict === "FAIL" && id !== "free")
        return { moveNode: { __typename: "NameTaken", message: "", name: id, existingId: `old ${id}` } };
      return { moveNode: { __typename: "NodeMoved", node: node(id, parentId) } };
    },
    RestoreNode: ({ variables }) => {
      asked.push(`restore ${inputOf(variables).id}`);
      return { restoreNode: { __typename: "NodeRestored", node: node("x") } };
    },
  });
  const to = { id: "f", name: "Archive" };
  const those = [node("free"), node("a"), node("b")];

  it("is asked about once for all, and what was replaced comes back with the undo", async () => {
    const { actions, asked, told, conflicts } = actionsOver(taken, { answer: { policy: "REPLACE", forAll: true } });
    await actions.move(those, to);
    expect(conflicts).toEqual([{ name: "a", isFolder: true, folderName: "Archive", more: 1 }]);
    expect(asked.splice(0)).toEqual([
      "free to f, FAIL",
      "a to f, FAIL",
      "b to f, FAIL",
      "a to f, REPLACE",
      "b to f, REPLACE",
    ]);
    expect(told[0]?.text).toBe("3 items moved to “Archive”");
    expect(await told[0]?.undo?.()).toBeNull();
    expect(asked).toEqual([
      ...["free", "a", "b"].map((id) => `${id} to p, KEEP_BOTH`),
      "restore old a",
      "restore old b",
    ]);
  });

  it("leaves those where they are that nobody wants to answer for", async () => {
    const { actions, asked, told, conflicts } = actionsOver(taken);
    await actions.move(those, to);
    expect(conflicts).toHaveLength(1);
    expect(asked).toHaveLength(3);
    expect(told).toMatchObject([{ text: "1 item moved to “Archive”", kind: "done" }]);
  });

  it("skips one and asks about the next", async () => {
    const { actions, asked, conflicts } = actionsOver(taken, { answer: { policy: "SKIP", forAll: false } });
    await actions.move(those, to);
    expect(conflicts.map(({ more }) => more)).toEqual([1, 0]);
    expect(asked).toHaveLength(3);
  });
});

describe("tags", () => {
  it("are taken back to what they were, each file's own", async () => {
    const { actions, asked, told } = actionsOver((calls) => ({
      TagNode: ({ variables }) => {
        const { id, add, remove } = (variables as { input: { id: string; add: string[]; remove: string[] } }).input;
        calls.push(`${id} +${add.join("+")} -${remove.join("-")}`);
        return { tagNode: { __typename: "NodeTagged", node: { ...node(id), tags: ["new", "old"] } } };
      },
    }));
    await actions.changeTags(
      [
        { ...node("a"), tags: ["old"] },
        { ...node("b"), tags: ["new", "old"] },
      ],
      {
        add: ["new"],
        remove: [],
      },
    );
    expect(told[0]?.text).toBe("Tags of 2 items changed");
    asked.length = 0;
    expect(await told[0]?.undo?.()).toBeNull();
    expect(asked).toEqual(["a + -new", "b + -"]);
  });
});

describe("deleting", () => {
  it("is taken back out of the trash", async () => {
    const { actions, asked, told } = actionsOver((calls) => ({
      DeleteNode: ({ variables }) => {
        calls.push(`delete ${inputOf(variables).id}`);
        return { deleteNode: { __typename: "NodeDeleted", id: "a" } };
      },
      RestoreNode: ({ variables }) => {
        calls.push(`restore ${inputOf(variables).id}`);
        return { restoreNode: { __typename: "NodeNotFound", message: "It is gone.", id: "a" } };
      },
    }));
    await actions.trash([node("a")]);
    expect(told[0]?.text).toBe("1 item moved to the trash");
    expect(await told[0]?.undo?.()).toBe("It is gone.");
    expect(asked).toEqual(["delete a", "restore a"]);
  });
});

describe("a new folder", () => {
  it("has a name that is free", async () => {
    const { actions } = actionsOver(() => ({
      CreateFolder: ({ variables }) => ({
        createFolder: { __typename: "FolderCreated", folder: node(inputOf(variables).name ?? "") },
      }),
    }));
    expect(await actions.createFolder({ id: "p" }, ["untitled folder", "Untitled folder 2"])).toBe("Untitled folder 3");
  });

  it("that the network swallows is told of", async () => {
    const { actions, told } = actionsOver(() => ({
      CreateFolder: () => {
        throw new TypeError("Failed to fetch");
      },
    }));
    expect(await actions.createFolder({ id: "p" }, [])).toBeNull();
    expect(told).toMatchObject([{ kind: "failed" }]);
  });
});
