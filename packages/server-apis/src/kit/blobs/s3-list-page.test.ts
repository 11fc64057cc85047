import { expect, it } from "vitest";
import { parseListPage } from "./s3-list-page.ts";

const page = `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name>
  <Prefix>a&amp;b/</Prefix><IsTruncated>true</IsTruncated><NextContinuationToken>1&amp;2</NextContinuationToken>
  <Contents><Key>a&amp;b/1</Key><Size>3</Size></Contents><Contents><Key>a&amp;b/2</Key></Contents></ListBucketResult>`;

it("reads keys and where to go on, whatever they are written with", () => {
  expect(parseListPage(page)).toEqual({ keys: ["a&b/1", "a&b/2"], next: "1&2" });
});

it("takes no half of a list for the whole, and nothing else for a list", () => {
  for (const end of [20, 200, page.indexOf("<Contents>"), page.length - 5])
    expect(() => parseListPage(page.slice(0, end))).toThrow();
  expect(() => parseListPage("<Error><Code>Busy</Code></Error>")).toThrow(/Error/);
  expect(() => parseListPage("")).toThrow();
});
