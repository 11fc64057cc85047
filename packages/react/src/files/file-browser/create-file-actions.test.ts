import type { Node } from "@mows/sdk";
import { describe, expect, it } from "vitest";
import { languageOf } from "../../messages/language-context.ts";
import { de } from "../../messages/de.ts";
import { en } from "../../messages/en.ts";
import { type Answers, cloudAnswering } from "../../testing/cloud-answering.ts";
import { createFileActions } from "./create-file-actions.ts";
import type { Undo } from "./undo-stack.ts";

type Input = { id?: string; name?: string; parentId?: string };
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

/** The actions over a cloud that gives these answers, and what they asked and told. */
function actionsOver(answers: (asked: string[]) => Answers, messages = en) {
  const asked: string[] = [];
  const told: { text: string; kind: string; undo: Undo | null }[] = [];
  const actions = createFileActions(cloudAnswering(answers(asked)), languageOf(messages), (text, more = {}) => {
    told.push({ text, kind: more.kind ?? "done", undo: more.undo ?? null });
  });
  return { actions, asked, told };
}

const moving = (asked: string[]): Answers => ({
  MoveNode: ({ variables }) => {
    const { id = "", parentId = "" } = inputOf(variables);
    asked.push(`${id} to ${parentId}`);
    if (id === "taken") return { moveNode: { __typename: "NameTaken", message: "There is one.", name: id } };
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
    const { actions, asked, told } = actionsOver(moving, de);
    await actions.move([node("a"), node("taken")], { id: "f", name: "Archiv" });
    expect(told).toMatchObject([{ text: expect.stringContaining("schon etwas mit demselben Namen"), kind: "failed" }]);
    await told[0]?.undo?.();
    expect(asked).toEqual(["a to f", "taken to f", "a to p"]);
  });

  it("leaves alone what is there already, and a folder that is moved onto itself", async () => {
    const { actions, asked, told } = actionsOver(moving);
    await actions.move([node("a", "f"), node("f", "p")], { id: "f", name: "Archive" });
    expect([asked, told]).toEqual([[], []]);
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
