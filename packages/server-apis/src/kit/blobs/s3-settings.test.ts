import { expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { parseS3Url } from "./s3-settings.ts";

const keys = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "secret" };
const addressOf = (url: string) => {
  const settings = parseS3Url(url, keys);
  return typeof settings === "string" ? settings : `${settings.bucketUrl} ${settings.region} ${settings.prefix}`;
};

it.each([
  ["s3://photos", "https://photos.s3.us-east-1.amazonaws.com us-east-1 "],
  ["s3://photos/a/b?region=eu-west-1", "https://photos.s3.eu-west-1.amazonaws.com eu-west-1 a/b/"],
  ["s3://photos/?endpoint=http://garage:3900&region=garage", "http://garage:3900/photos garage "],
  ["s3://photos?endpoint=https://s3.example.org&pathStyle=false", "https://photos.s3.example.org us-east-1 "],
  ["s3://photos?pathStyle=true", "https://s3.us-east-1.amazonaws.com/photos us-east-1 "],
])("finds the bucket of %s", (url, expected) => {
  expect(addressOf(url)).toBe(expected);
});

it("takes the keys from the variables that every such program knows, or from the address", () => {
  expect(
    parseS3Url("s3://photos", { ...keys, AWS_SESSION_TOKEN: "for an hour", AWS_REGION: "eu-west-1" }),
  ).toMatchObject({
    accessKeyId: "id",
    secretAccessKey: "secret",
    sessionToken: "for an hour",
    region: "eu-west-1",
  });
  expect(parseS3Url("s3://other:a%2Fb@photos", { ...keys, AWS_SESSION_TOKEN: "not its own" })).toMatchObject({
    accessKeyId: "other",
    secretAccessKey: "a/b",
    sessionToken: null,
  });
});

it.each([
  ["https://photos", /form s3:/],
  ["s3://", /bucket|form/],
  ["s3://UPPER_case", /bucket/],
  ["s3://photos?endpoint=garage:3900", /endpoint/],
  ["s3://photos?endpoint=http://garage:3900/path", /endpoint/],
  ["s3://photos?endpont=http://garage", /no parameter endpont/],
])("says what is wrong with %s", (url, reason) => {
  expect(parseS3Url(url, keys)).toMatch(reason);
});

it("names the variable", () => {
  expect(() => readConfig({ BLOBS_URL: "s3://photos" })).toThrow(/\nBLOBS_URL needs AWS_ACCESS_KEY_ID/);
  expect(readConfig({}).blobs).toBeNull();
});
