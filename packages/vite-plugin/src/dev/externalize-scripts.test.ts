import { expect, it } from "vitest";
import { externalizeScripts } from "./externalize-scripts.ts";

function externalized(html: string) {
  const kept = new Map<string, string>();
  return { html: externalizeScripts(html, (name, code) => kept.set(name, code)), kept };
}

it("makes a file of each inline module script, in its place", () => {
  const { html, kept } = externalized(
    `<head><script type="module">import "/@react-refresh";</script><script type="module" src="/a.ts"></script></head>`,
  );
  const [name] = [...kept.keys()];
  expect(html).toBe(
    `<head><script type="module" src="/@mows/script/${name}"></script><script type="module" src="/a.ts"></script></head>`,
  );
  expect([...kept.values()]).toEqual([`import "/@react-refresh";`]);
});

it("leaves what production would refuse too, so that it is refused here", () => {
  const classic = `<script>alert(1)</script><script type="importmap">{}</script>`;
  expect(externalized(classic)).toMatchObject({ html: classic, kept: new Map() });
});
