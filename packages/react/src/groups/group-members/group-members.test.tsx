import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { ada, type Answers, cloudAnswering, sessionOf } from "../../testing/cloud-answering.ts";
import { de } from "../../messages/de.ts";
import { MowsProvider } from "../../provider.tsx";
import { GroupMembers } from "./group-members.tsx";

const bob = { id: "018f0000-0000-7000-8000-000000000002", username: "bob", name: "Bob Noyce" };
const groupId = "018f0000-0000-7000-8000-0000000000aa";

const joinedAt = "2026-01-31T12:00:00.000Z";
const asManager = { person: ada, role: "MANAGER", joinedAt };
const asMember = { person: bob, role: "MEMBER", joinedAt };

function groupOf(role: string, members: object[]) {
  const rest = { description: null, rootId: groupId, usedBytes: 0, limitBytes: null, takesRequests: false };
  const inside = { createdAt: joinedAt, members, invitations: [], joinRequests: [] };
  return { group: { __typename: "Group", id: groupId, name: "Family", role, ...rest, ...inside } };
}

function show(answers: Answers, props: { onLeft?: () => void; german?: boolean } = {}) {
  const { german = false, ...rest } = props;
  render(
    <MowsProvider
      mows={cloudAnswering({ Session: () => sessionOf(ada), ...answers })}
      {...(german ? { messages: de } : {})}
    >
      <GroupMembers groupId={groupId} {...rest} />
    </MowsProvider>,
  );
}

const buttonNames = () =>
  screen.queryAllByRole("button").map((button) => button.getAttribute("aria-label") ?? button.textContent);

describe("<GroupMembers/>", () => {
  afterEach(cleanup);

  it("says who is in the group and as what", async () => {
    show({ Group: () => groupOf("MEMBER", [asManager, asMember]) });
    const rows = within(await screen.findByRole("list", { name: "Members of Family" })).getAllByRole("listitem");
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining("Ada Lovelace"),
      expect.stringContaining("@bobMember"),
    ]);
  });

  it("lets a member leave, and nothing else", async () => {
    show({ Group: () => groupOf("MEMBER", [{ ...asManager, role: "MEMBER" }, asMember]) });
    await screen.findByRole("list");
    await expect.poll(buttonNames).toEqual(["Leave"]);
  });

  it("lets a manager change roles and remove, and asks before somebody loses something", async () => {
    let removed: unknown = null;
    show({
      Group: () => groupOf("MANAGER", removed === null ? [asManager, asMember] : [asManager]),
      RemoveGroupMember: ({ variables }) => {
        removed = variables;
        return { removeGroupMember: { __typename: "GroupMemberRemoved", groupId, personId: bob.id } };
      },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Remove: Bob Noyce" }));
    const question = screen.getByRole("group", { name: /^Remove Bob Noyce\? What they can reach/ });
    expect(document.activeElement).toBe(within(question).getByRole("button", { name: "Cancel" }));
    expect(removed).toBeNull();
    fireEvent.click(within(question).getByRole("button", { name: "Remove" }));
    await expect.poll(() => screen.queryByText("@bob")).toBeNull();
    expect(removed).toMatchObject({ input: { groupId, personId: bob.id } });
    expect(document.activeElement).toBe(screen.getByRole("list"));
  });

  it("makes a member a manager without asking, since nothing is lost", async () => {
    let asked: unknown = null;
    show({
      Group: () => groupOf("MANAGER", [asManager, { ...asMember, role: asked === null ? "MEMBER" : "MANAGER" }]),
      ChangeGroupRole: ({ variables }) => {
        asked = variables;
        return { changeGroupRole: { __typename: "GroupRoleChanged", groupId, personId: bob.id, role: "MANAGER" } };
      },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Make manager: Bob Noyce" }));
    expect(await screen.findByRole("button", { name: "Make member: Bob Noyce" })).toBeTruthy();
    expect(asked).toMatchObject({ input: { role: "MANAGER" } });
  });

  it("goes back by Escape", async () => {
    show({ Group: () => groupOf("MANAGER", [asManager, asMember]) });
    fireEvent.click(await screen.findByRole("button", { name: "Remove: Bob Noyce" }));
    fireEvent.keyDown(screen.getByRole("button", { name: "Cancel" }), { key: "Escape" });
    const button = await screen.findByRole("button", { name: "Remove: Bob Noyce" });
    await expect.poll(() => document.activeElement).toBe(button);
  });

  it("says why the last manager cannot leave", async () => {
    const refused = { __typename: "LastManager", message: "A group always has a manager." };
    show(
      { Group: () => groupOf("MANAGER", [asManager]), LeaveGroup: () => ({ leaveGroup: refused }) },
      { german: true },
    );
    fireEvent.click(await screen.findByRole("button", { name: "Verlassen" }));
    fireEvent.click(within(screen.getByRole("group")).getByRole("button", { name: "Verlassen" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Lass zuerst jemand anderen sie verwalten");
  });

  it("tells that the person left", async () => {
    const left = Promise.withResolvers<string>();
    show(
      {
        Group: () => groupOf("MEMBER", [{ ...asManager, role: "MEMBER" }]),
        LeaveGroup: () => ({ leaveGroup: { __typename: "GroupLeft", groupId } }),
      },
      { onLeft: () => left.resolve("left") },
    );
    fireEvent.click(await screen.findByRole("button", { name: "Leave" }));
    fireEvent.click(within(screen.getByRole("group")).getByRole("button", { name: "Leave" }));
    expect(await left.promise).toBe("left");
  });

  it("says that the group is gone", async () => {
    show({ Group: () => ({ group: { __typename: "GroupNotFound", message: "no such group" } }) });
    expect((await screen.findByRole("alert")).textContent).toContain("This group is gone");
  });
});
